package id.pantas.export;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads a table somebody uploads: CSV (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252) or the first sheet of an
 * XLSX file. Formulas are never computed: the value kept in the file counts. What a {@link TableWriter} neutralised is
 * given back as it was. Rows are handed on one by one, so memory stays small.
 */
public interface TableReader {

    /** Largest file that is read, in bytes. */
    int MOST_BYTES = 20 * 1024 * 1024;

    /** Most rows behind the header that are read. */
    int MOST_ROWS = 60_000;

    /**
     * Reads a file from beginning to end.
     *
     * @param fileName as uploaded, only for messages; the content decides what the file is
     * @param knownHeaders normalised names of columns the caller knows; they tell the header row from titles above it,
     *     and the delimiter from characters in the text. May be empty
     * @throws UnreadableTable if nothing can be read, or reading has to stop; rows handed on before are void then
     */
    void read(String fileName, byte[] content, Set<String> knownHeaders, Sink sink);

    /** A header as it is compared: lower case, blanks and underscores as one blank, without a trailing asterisk. */
    static String normalised(String header) {
        return header.replace('\u00a0', ' ')
                .replaceAll("[\\s_]+", " ")
                .replaceAll("\\*+\\s*$", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** Takes what was read. */
    interface Sink {

        /**
         * The header, once, before the first row.
         *
         * @param rowNumber where it stands, from 1
         * @param names as written; an empty name is a column without a header
         */
        void header(int rowNumber, List<String> names);

        /** A row with content; empty rows are left out. */
        void row(TableRow row);

        /** Something about the file that a person should know, though it can be read; before the header. */
        default void remark(TableProblem remark) {}
    }
}
