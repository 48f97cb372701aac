package id.pantas.collection.spi;

import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.post.ObservedComment;
import id.pantas.registry.Platform;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads citizens' comments on a leader's own account, where the platform allows it. A second port, because not every platform
 * gives comments; rules as for {@link PlatformCollector}.
 */
public interface CommentCollector {

    Platform platform();

    /** Whether comments are asked for post by post, or once for the whole account. */
    Reach reach();

    /**
     * Fetches one page of comments, newest first.
     *
     * @param request account, watermark and cursor of this post's (or account's) comments, credential, present; comments
     *     older than {@link Request#notBefore()} are not wanted
     * @param postNativeId the post whose comments are wanted; null exactly if {@link #reach()} is {@link Reach#ACCOUNT}
     * @throws CollectionFailure if nothing usable came back; that comments are switched off is an empty page
     */
    CommentPage comments(Request request, @Nullable String postNativeId) throws CollectionFailure;

    /** What one series of pages covers. */
    enum Reach {
        POST,
        ACCOUNT
    }

    /**
     * One page.
     *
     * @param next cursor of the following page, null when this was the last one
     * @param watermark as in {@link PlatformCollector.Page#watermark()}
     * @param gone native ids of comments the platform says no longer exist
     * @param closed whether the platform says that comments are switched off here
     * @param unreadable one line for each comment that was left out, with its id and the reason
     * @param spent units of the platform's budget this visit cost
     */
    record CommentPage(
            List<ObservedComment> comments,
            @Nullable String next,
            @Nullable String watermark,
            Set<String> gone,
            boolean closed,
            List<RawAnswer> raw,
            List<String> unreadable,
            int spent) {}
}
