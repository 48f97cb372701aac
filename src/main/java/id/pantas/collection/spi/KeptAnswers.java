package id.pantas.collection.spi;

import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.post.ObservedComment;
import id.pantas.post.ObservedPost;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;

/**
 * Reads a platform's answers that were kept once more, with the mapping as it is today; asks nobody anything. For use after a
 * mapping was mended: what it got wrong then is put right from what the platform said then.
 */
public interface KeptAnswers {

    Platform platform();

    /**
     * The posts in the answers of one visit. Answers that are about something else (an account, comments, counts alone) are
     * passed over.
     *
     * @param answers in the order in which they came
     * @param readAt when they came
     */
    Reread reread(OfficialAccount account, List<RawAnswer> answers, Instant readAt);

    /**
     * The comments in the answers of one visit; nothing where the platform gives none.
     *
     * @param postNativeId the post whose comments were asked for; empty where they were asked for of the whole account
     * @param answers in the order in which they came
     * @param readAt when they came
     */
    default RereadComments comments(
            OfficialAccount account, String postNativeId, List<RawAnswer> answers, Instant readAt) {
        return new RereadComments(List.of(), List.of());
    }

    /**
     * @param comments the same one may occur twice
     * @param unreadable as {@link CommentCollector.CommentPage#unreadable()}
     */
    record RereadComments(List<ObservedComment> comments, List<String> unreadable) {}

    /**
     * @param posts as {@link PlatformCollector.Page#posts()}; the same post may occur twice
     * @param counted whether the counts in them are all that the visit told; false where some came in answers that are not
     *     read again, so that the counts that were stored must stand
     * @param unreadable as {@link PlatformCollector.Page#unreadable()}
     */
    record Reread(List<ObservedPost> posts, boolean counted, List<String> unreadable) {}
}
