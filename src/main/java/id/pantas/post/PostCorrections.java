package id.pantas.post;

import id.pantas.registry.OfficialAccount;
import java.time.Instant;
import java.util.List;

/**
 * Puts right what a mapping got wrong about posts that are stored: form, address and time of publication. For answers that are
 * read again after a mapping was mended; ordinary pages never change them, because a platform that shows a post differently for
 * a day must not move it from one period into another.
 */
public interface PostCorrections {

    /**
     * Corrects those of {@code page} that are stored for this account. Never changes which post it is, when it was first seen,
     * whose repost it is, or its counts. What was seen later than this answer stands: a post first seen or edited after
     * {@code readAt} is left alone, and so is one whose content was removed. Of websites the time stays as it is, because their
     * sources tell it with different precision. Repeatable; publishes {@link PostsStored} for what changed, so that labels and
     * scores follow, and {@link PostsRedated} where a time changed.
     *
     * @param readAt when the platform gave the answer; a time of publication after it is not believed
     * @return what was changed, in no order
     */
    List<Correction> correct(OfficialAccount account, Instant readAt, List<ObservedPost> page);

    /**
     * A corrected post.
     *
     * @param before form, time and address as they were
     * @param after as they are now
     */
    record Correction(long post, String nativeId, Facts before, Facts after) {}

    /** What can be corrected. */
    record Facts(PostForm form, Instant publishedAt, String permalink) {}
}
