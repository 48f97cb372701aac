package id.pantas.post;

import id.pantas.registry.UnitId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which posts repeat a post of another official account: certain where the platform's answer says so (shares, retweets,
 * quotes, shared authorship), probable where a caption names its source and repeats its text or picture within 14 days. They
 * are found some seconds after a post was stored, or when its original arrives, up to 14 days later.
 */
public interface Reposts {

    /** By post, what is known of these posts as reposts of their own account, rejected ones included. */
    Map<Long, RepostLink> of(Collection<Long> posts);

    /** The standing reposts of one post, e.g. a leader's, by whoever made them, in the order of their publication. */
    List<RepostLink> ofOriginal(long originalPost);

    /**
     * The standing reposts that a unit published, still on their platform, in the order of their publication.
     *
     * @param from inclusive
     * @param to exclusive
     */
    List<RepostLink> by(UnitId unit, Instant from, Instant to);

    /** The different other units, leaders aside, whose posts a unit repeated in a span as in {@link #by}. */
    Set<UnitId> peersRepostedBy(UnitId unit, Instant from, Instant to);

    /**
     * Staff say whether a probable repost is one. Written to the audit log under the name of whoever is signed in; the latest
     * decision holds. Publishes {@link RepostsChanged} and {@link PostsStored}.
     *
     * @throws java.util.NoSuchElementException if the post is no probable repost of its account
     */
    void decide(long post, boolean confirmed);
}
