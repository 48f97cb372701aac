package id.pantas.setup;

import java.util.List;

/**
 * One row of an uploaded table.
 *
 * @param number its number in the file, from 1, the header included
 * @param cells in the order of the kind's columns
 */
public record ImportRow(int number, List<String> cells, ImportVerdict verdict, List<Remark> remarks) {

    /**
     * What was found.
     *
     * @param column name of the column; empty if the row as a whole
     * @param text what is wrong and how to mend it, in Indonesian
     */
    public record Remark(String column, String text) {}
}
