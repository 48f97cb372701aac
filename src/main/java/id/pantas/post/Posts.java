package id.pantas.post;

import id.pantas.registry.OfficialAccount;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The posts of all official accounts. Nothing is ever deleted: what disappeared from its platform gets a tombstone. */
public interface Posts {

    /**
     * Stores one page of an account's posts in one transaction and publishes {@link PostsStored}. Repeatable: a post
     * that is known by (platform, native id) gets a new metric snapshot when its counts changed, its newest text and no
     * second row; a tombstone is lifted when the post is seen again. The same native id twice in a page counts once.
     *
     * @param seenAt when the platform gave the page; the age of the snapshots is counted from it
     */
    StoredPage store(OfficialAccount account, Instant seenAt, List<ObservedPost> page);

    /**
     * Writes at once what storing leaves to the end of the caller's transaction, so that others wait as short as can be: the
     * newest texts of known posts, tombstones lifted, and what resembles what. For callers that look at what they stored
     * before they commit. Does nothing outside a transaction.
     */
    void settle();

    /** Those of {@code nativeIds} that are stored for this account. */
    Set<String> known(OfficialAccount account, Collection<String> nativeIds);

    /**
     * Marks posts as no longer on their platform, once per post; unknown ids are passed over. Publishes
     * {@link PostsGone}.
     */
    void markGone(OfficialAccount account, Instant at, Collection<String> nativeIds);
}
