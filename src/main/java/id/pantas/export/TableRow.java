package id.pantas.export;

import java.util.List;

/**
 * One row of a table.
 *
 * @param number its number as a spreadsheet shows it, from 1, the header included
 * @param values as many as the header has names, not trimmed; dates of a spreadsheet as {@code 2026-11-21}, with a time
 *     as {@code 2026-11-21T13:30:00}
 * @param problems what is wrong with single cells or the row; the values concerned are not to be used
 */
public record TableRow(int number, List<String> values, List<TableProblem> problems) {}
