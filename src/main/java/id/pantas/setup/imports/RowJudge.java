package id.pantas.setup.imports;

import java.util.List;

/** Judges the rows of one table in their order; remembers what earlier rows of the file claim. */
interface RowJudge {

    /** @param cells in the order of the kind's columns, without blanks around them */
    Judged judge(int rowNumber, List<String> cells);
}
