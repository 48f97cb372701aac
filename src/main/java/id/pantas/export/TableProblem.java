package id.pantas.export;

/**
 * Something in a file that cannot be used.
 *
 * @param code last part of the message key, for programs
 * @param row row number from 1; 0 = the file as a whole
 * @param column the column's header, or its letter if it has none; empty = the row as a whole
 * @param text what is wrong and how to mend it, in Indonesian
 */
public record TableProblem(String code, int row, String column, String text) {}
