package id.pantas.post;

import id.pantas.registry.OfficialAccount;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Posts that people bring instead of a collector: from files of the platforms' own tools, or one by one. What a platform
 * itself said always goes first: a brought text never replaces a stored one, and counts stand beside those of the platform
 * under their own instant.
 */
public interface BroughtPosts {

    /**
     * Stores posts as {@link Posts#store} does, with these differences: a post that is known gets at most a metric snapshot;
     * its text, its tombstone and its source stay as they are. A post taken back before comes back. Joins the caller's
     * transaction.
     *
     * @param countedAt of when the counts are; snapshots get this instant
     * @param source {@link PostSource#IMPORT} or {@link PostSource#MANUAL}
     * @throws IllegalArgumentException if {@code source} is {@link PostSource#API}
     */
    StoredPage bring(OfficialAccount account, Instant countedAt, List<ObservedPost> posts, PostSource source);

    /**
     * Takes brought posts back: deletes their snapshots of {@code countedAt} with source {@link PostSource#IMPORT}, and
     * hides those of {@code hidden} that no collector has seen since. Hidden posts keep their rows, carry
     * {@code withdrawn_at} and {@code gone_at}, and count nowhere. Publishes {@link PostsGone} and {@link PostsStored} for
     * what changed. Repeatable; joins the caller's transaction.
     *
     * @param counted posts whose snapshots go
     * @param hidden posts to hide
     * @return how many posts were hidden
     */
    int takeBack(
            OfficialAccount account, Instant at, Instant countedAt, Collection<Long> counted, Collection<Long> hidden);
}
