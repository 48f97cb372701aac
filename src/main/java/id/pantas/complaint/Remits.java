package id.pantas.complaint;

import id.pantas.export.TableProblem;
import id.pantas.registry.UnitId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The remit table. Every change is written to the audit log, and candidates are proposed anew within a minute. */
public interface Remits {

    /** Every row, by topic; those for any topic last. */
    List<Remit> all();

    Optional<Remit> find(long id);

    /** Units that rows without one of their own propose now, by row; rows whose office nobody holds are missing. */
    Map<Long, UnitId> resolved();

    /**
     * Stores a row: a new one if its id is 0, else in place of the one with this id.
     *
     * @return its id
     * @throws RemitRefused if it cannot be so, or no longer exists
     */
    long save(Remit remit);

    /** Takes a row away. Repeatable. */
    void remove(long id);

    /** Writes the table as CSV for people; {@link #replace} reads it back. */
    void export(OutputStream target) throws IOException;

    /**
     * Puts the rows of a file in place of the whole table, all or nothing.
     *
     * @param fileName as uploaded, only for messages
     * @return what is wrong, by row and column; empty = it was done
     */
    List<TableProblem> replace(String fileName, byte[] content);
}
