package id.pantas.intake;

import id.pantas.post.PostForm;
import id.pantas.registry.AccountId;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Links to posts that the records lack, pasted by the people of a unit. A link that proves itself is stored at once; the
 * others wait for staff, with a picture where no platform confirms them. Every verb acts under the name of whoever is
 * signed in.
 */
public interface PastedLinks {

    /** The links of a text, each post once, read without asking any server. Never throws. */
    List<PostLink> read(String text);

    /**
     * Takes every link of a text for one unit: follows short links, compares with what is stored, asks the platform whether
     * the post exists and whose it is. Takes some seconds for each link.
     *
     * @return the batch, see {@link #ofBatch}
     * @throws IntakeRefused if there is no link in it, too many at once, or too many from this person within the hour
     */
    UUID bring(UnitId unit, String text);

    /** What was pasted at once, in the order of the text; empty if the batch is not this unit's. */
    List<Submission> ofBatch(UnitId unit, UUID batch);

    /** What was pasted for a unit, the newest first. */
    List<Submission> ofUnit(UnitId unit, int most);

    /** What is in this state, the oldest first while it waits, else the newest first; page from 1. */
    SubmissionPage inState(SubmissionState state, int page, int size);

    /** How many links wait for staff. */
    int waiting();

    Optional<Submission> find(long id);

    Optional<Picture> picture(long id);

    /**
     * Adds what helps staff to decide, while the link waits.
     *
     * @param publishedAt when the post was published, null = not said
     * @param picture a screenshot, PNG, JPEG or WebP of at most {@link Picture#MOST_BYTES}; null = none
     * @throws IntakeRefused if the link does not wait at this unit, the picture is none, or the time lies ahead
     */
    void complete(UnitId unit, long id, @Nullable Instant publishedAt, byte @Nullable [] picture);

    /**
     * Stores a waiting post.
     *
     * @param account the account of the link's unit and platform it is attributed to
     * @param text the post's own words, at most 20,000 characters
     * @throws IntakeRefused if it does not wait any more, the account does not fit, the time lies ahead or before 2004, or
     *     the post is known for another account
     */
    void accept(long id, AccountId account, Instant publishedAt, PostForm form, String text);

    /**
     * Refuses a waiting post.
     *
     * @param reason 3 to 300 characters, shown to the people of the unit
     * @throws IntakeRefused if it does not wait any more, or the reason is too short or too long
     */
    void refuse(long id, String reason);
}
