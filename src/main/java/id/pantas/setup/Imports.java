package id.pantas.setup;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings units, accounts and PICs from spreadsheets into the registry: upload, look at what would happen, confirm. Bad
 * rows never stop good ones; they stay behind as a file to mend. Uploads wait in the database until they expire.
 */
public interface Imports {

    /**
     * Reads and judges a table; the registry stays as it is.
     *
     * @throws id.pantas.export.UnreadableTable if it is no table, or columns are missing
     */
    ImportId upload(ImportKind kind, String fileName, byte[] content);

    /** Uploads that have not expired and have rows left to import or to mend, the newest first. */
    List<ImportSummary> pending();

    Optional<ImportSummary> find(ImportId id);

    /** Rows of one verdict, or of all if it is null, by number; page from 1. */
    List<ImportRow> rows(ImportId id, @Nullable ImportVerdict verdict, int page, int size);

    /**
     * Judges every waiting row again and imports the good ones, all in one transaction.
     *
     * @param withWarnings a person has looked at the warnings; then these rows are imported too
     * @return how many rows were imported
     * @throws ImportRefused if there is no such upload, or the registry changed at the same moment
     */
    int confirm(ImportId id, boolean withWarnings);

    /** Drops an upload. Repeatable. */
    void discard(ImportId id);

    /** Writes what is registered with the columns of {@code kind}; importing it again changes nothing. */
    void export(ImportKind kind, Format format, OutputStream target) throws IOException;

    /** Writes an empty table with the columns of {@code kind}. */
    void template(ImportKind kind, Format format, OutputStream target) throws IOException;

    /** Writes the rows that cannot be used, with what is wrong in an additional last column. */
    void badRows(ImportId id, Format format, OutputStream target) throws IOException;

    /** File formats. */
    enum Format {
        CSV,
        XLSX
    }
}
