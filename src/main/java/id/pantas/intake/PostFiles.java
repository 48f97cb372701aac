package id.pantas.intake;

import id.pantas.post.Counts;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Posts from files of the platforms' own tools: upload, explain what the file leaves open, look at what would happen, store,
 * and take back. Nothing is stored before a person has seen the preview, and never a part of it.
 */
public interface PostFiles {

    /**
     * Reads and judges a file; posts stay as they are.
     *
     * @return the upload; of a file that is stored for this unit already, that one
     * @throws id.pantas.export.UnreadableTable if it is no table
     * @throws IntakeRefused if there are no posts in it, or the unit has no account it could belong to
     */
    UUID upload(UnitId unit, String fileName, byte[] content);

    Optional<FileImport> find(UUID id);

    /** Uploads of all units, the newest first; page from 1. */
    List<FileImport> history(int page, int size);

    /** How many uploads {@link #history} has. */
    long historySize();

    /** A few rows of a file whose columns nobody has explained, to look at. */
    List<List<String>> sample(UUID id, int rows);

    /**
     * Explains the columns of a file; the same headings are understood from then on.
     *
     * @param fields by heading as written; headings that are missing are ignored
     * @throws IntakeRefused if the upload waits for something else, or what every post needs is missing: its link or
     *     identifier, and its time
     */
    void explain(UUID id, Platform platform, Map<String, FileField> fields);

    /**
     * Answers what the file leaves open, and judges its rows anew; answers can be changed until it is stored.
     *
     * @throws IntakeRefused if it waits for something else
     */
    void answer(UUID id, FileAnswers answers);

    /** Rows of one verdict, or of all if it is null, by number; page from 1. */
    List<FileRow> rows(UUID id, @Nullable FileVerdict verdict, int page, int size);

    /**
     * Judges every row again and stores the good ones, all in one transaction.
     *
     * @return how many rows were stored
     * @throws IntakeRefused if there is no such upload, it waits for something else, or no row can be stored
     */
    int store(UUID id);

    /**
     * Takes a stored file back: its snapshots go, and posts that only this file brought are hidden. What collectors read
     * stays as it is.
     *
     * @return how many posts were hidden
     * @throws IntakeRefused if it is not stored
     */
    int undo(UUID id);

    /** Drops an upload that is not stored. Repeatable. */
    void discard(UUID id);

    /** Writes the rejected rows as CSV, with what is wrong in an additional last column. */
    void rejected(UUID id, OutputStream target) throws IOException;

    /** Writes the empty template as CSV. */
    void template(OutputStream target) throws IOException;

    /**
     * Records one post by hand, for platforms without a tool (WhatsApp channels).
     *
     * @param link address of the post, null if it has none
     * @throws IntakeRefused if the account is not the unit's, the link is another account's, text and link are both empty,
     *     or the time lies ahead
     */
    long record(UnitId unit, AccountId account, @Nullable String link, Instant publishedAt, String text, Counts counts);
}
