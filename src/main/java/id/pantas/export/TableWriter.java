package id.pantas.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes tables for people. A value that a spreadsheet would take for a formula gets an apostrophe in front;
 * {@link TableReader} takes it away again. Rows are written as they come, so memory stays small.
 */
public interface TableWriter {

    /**
     * Writes CSV as in RFC 4180: commas, CRLF, quotes where needed, UTF-8.
     *
     * @param byteOrderMark whether to begin with one, which Excel needs to see that it is UTF-8
     */
    void csv(OutputStream target, boolean byteOrderMark, List<String> header, Stream<List<String>> rows)
            throws IOException;

    /**
     * Writes XLSX with one sheet, all cells as text, so that long numbers stay as they are.
     *
     * @param sheet name of the sheet, at most 31 characters
     */
    void xlsx(OutputStream target, String sheet, List<String> header, Stream<List<String>> rows) throws IOException;
}
