package id.pantas.post;

import id.pantas.registry.AccountId;
import id.pantas.registry.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a unit's account repeats a post of another official account.
 *
 * @param post the repost; of a collaboration the shared post itself
 * @param repostedAt when it was published
 * @param originalPost null while it has not been collected
 * @param originalPublishedAt given exactly when {@code originalPost} is
 * @param ofLeader whether the original is of a leader (unit kind PIMPINAN), else it is of a peer
 * @param named what the caption says of its source, in its own words; null where the platform says it
 * @param similarity of the texts, 0 to 1; null where it is not what tells
 * @param confirmed what staff decided about a probable one, null while nobody did
 * @param decidedBy sign-in name, given exactly when {@code confirmed} is
 */
public record RepostLink(
        long post,
        AccountId account,
        UnitId unit,
        Instant repostedAt,
        @Nullable Long originalPost,
        @Nullable Instant originalPublishedAt,
        AccountId originalAccount,
        UnitId originalUnit,
        boolean ofLeader,
        RepostGrade grade,
        RepostEvidence evidence,
        @Nullable String named,
        @Nullable Double similarity,
        Instant detectedAt,
        @Nullable Boolean confirmed,
        @Nullable String decidedBy) {

    /** Whether it counts as a repost: certain, or probable and not rejected. */
    public boolean stands() {
        return !Boolean.FALSE.equals(confirmed);
    }
}
