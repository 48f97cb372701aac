package id.pantas.post;

import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Citizens' comments on official accounts, as far as platforms show them to us. Personal data: author and text are forgotten
 * after the time the platform's terms and the regency's settings allow; what a complaint needs it keeps for itself.
 */
public interface Comments {

    /**
     * Stores one page of comments in one transaction and publishes {@link CommentsStored}. Repeatable: a comment that is known
     * by (platform, native id) gets its newest text and likes and no second row; one that was forgotten stays forgotten. A page
     * given before the comment was last seen to change or to be gone changes nothing of it. The same native id twice in a page
     * counts once.
     *
     * @param account the account under whose posts they stand
     * @param seenAt when the platform gave the page
     * @return how many were not known before
     */
    int store(OfficialAccount account, Instant seenAt, List<ObservedComment> page);

    /** Marks comments as no longer on their platform, once each; unknown ids are passed over. */
    void markGone(OfficialAccount account, Instant at, Collection<String> nativeIds);

    /**
     * Blanks author, text and address of comments written before {@code writtenBefore}; the rows stay, so that counts do. Not to be
     * undone.
     *
     * @param limit at most this many at a time
     * @return how many were blanked; less than {@code limit} when none is left
     */
    int forget(Platform platform, Instant writtenBefore, int limit);
}
