package id.pantas.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment as it truly is. Its author and text are invented.
 *
 * @param post native id of the post it stands under
 * @param parent id of the comment it answers, null if it answers the post
 * @param official whether the account itself wrote it
 */
public record SimulatedComment(
        String post,
        String nativeId,
        @Nullable String parent,
        Instant publishedAt,
        Kind kind,
        String text,
        String authorId,
        String authorName,
        boolean official,
        long likes) {

    /** What it was written as. */
    public enum Kind {
        /** A complaint: something is broken or wrong, and somebody should see to it. */
        ADUAN,
        PERTANYAAN,
        APRESIASI,
        SPAM,
        LAINNYA,
        /** Another citizen agrees below a comment. */
        SUSULAN,
        /** The office answers. */
        BALASAN
    }
}
