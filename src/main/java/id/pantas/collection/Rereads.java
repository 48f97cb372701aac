package id.pantas.collection;

import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads kept answers of platforms again after a mapping was mended, in the background and by any instance. What comes out is
 * stored the way every page is, at the time the answer came: a post that is known gets no second row, an old answer never
 * replaces a text that was seen later, and what has left its platform stays so. Besides the text, form, address and time of
 * publication of known posts are put right (see {@link id.pantas.post.PostCorrections}); whose repost a post is stays as it was.
 * Citizens' comments are read again too; their texts are not written down anywhere else.
 */
public interface Rereads {

    /** Platforms whose kept answers can be read again. */
    Set<Platform> platforms();

    /** For how many days back answers are kept. */
    long keptDays();

    /**
     * Asks for answers to be read again; goes into the audit log.
     *
     * @param account one account of {@code platform}; null = all
     * @param from first day of the runs whose answers are meant, in the regency's zone
     * @param to last day, inclusive
     * @param by sign-in name
     * @return id of the request; empty if no answers are kept of these days
     * @throws IllegalArgumentException if {@code to} is before {@code from}, or the platform is none of {@link #platforms()}
     */
    OptionalLong ask(
            Platform platform, @Nullable AccountId account, LocalDate from, LocalDate to, String by, Instant now);

    Optional<Progress> progress(long request);

    /** The latest requests, the newest first. */
    List<Progress> latest(int limit);

    /** What a request changed so far, at most 200 lines. */
    List<Change> changes(long request);

    /**
     * Works on open requests, the oldest first; returns when nothing is left, or {@code most} runs were read again. Several
     * instances may do so at once.
     *
     * @return how many runs were read again
     */
    int work(Instant now, int most);

    /**
     * @param account null = all of the platform
     * @param runs how many runs have to be read again
     * @param posts how often a post was found in their answers
     * @param newPosts posts that were not known before
     * @param changedTexts known posts whose text is another one now
     * @param unreadable posts and comments that still could not be read
     * @param failed runs whose answers could not be stored; the others were
     * @param comments how often a comment was found
     * @param newComments comments that were not known before
     * @param corrected known posts whose form, address or time of publication was put right
     */
    record Progress(
            long id,
            Platform platform,
            @Nullable AccountId account,
            LocalDate from,
            LocalDate to,
            String by,
            Instant requestedAt,
            int runs,
            int done,
            int posts,
            int newPosts,
            int changedTexts,
            int unreadable,
            int failed,
            int comments,
            int newComments,
            int corrected,
            @Nullable Instant finishedAt) {

        public boolean finished() {
            return finishedAt != null;
        }
    }

    /**
     * @param nativeId of the post; empty for a fault of a whole run
     * @param before the beginning of the text before, or form, time and address; null for new posts
     * @param after the beginning of the text now, what was put right, or why it could not be read
     */
    record Change(
            Kind kind,
            AccountId account,
            long run,
            String nativeId,
            @Nullable String before,
            @Nullable String after) {}

    enum Kind {
        NEW,
        TEXT,
        /** Form, time of publication or address was put right. */
        FACTS,
        UNREADABLE,
        /** The answers of a run could not be read or stored at all. */
        FAULT
    }
}
