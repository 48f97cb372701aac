package id.pantas.scoring.internal;

import id.pantas.registry.Platform;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the score needs to know about one post of a unit in a period.
 *
 * @param nativeId the platform's identifier, which orders posts of one instant whatever order they arrived in
 * @param cluster the content it belongs to
 * @param clusterIsOlder whether that content was first published by this unit before the period
 * @param duplicate what an earlier post makes of it
 * @param label the label in force, null while there is none
 * @param alternative the runner-up while the label is in doubt, else null
 * @param rho its reactions divided by the account's usual ones, not capped yet; null if they cannot be compared
 */
record PostFact(
        long id,
        Platform platform,
        String nativeId,
        Instant publishedAt,
        long cluster,
        boolean clusterIsOlder,
        @Nullable Duplicate duplicate,
        boolean repost,
        boolean gone,
        @Nullable ContentKind label,
        @Nullable ContentKind alternative,
        @Nullable BigDecimal rho) {

    enum Duplicate {
        REPEAT,
        CROSS_POST,
        COPY
    }

    /** The same post as if a person had decided what it is. */
    PostFact decidedAs(ContentKind kind) {
        return new PostFact(
                id, platform, nativeId, publishedAt, cluster, clusterIsOlder, duplicate, repost, gone, kind, null, rho);
    }

    PostFact withRho(@Nullable BigDecimal measured) {
        return new PostFact(
                id,
                platform,
                nativeId,
                publishedAt,
                cluster,
                clusterIsOlder,
                duplicate,
                repost,
                gone,
                label,
                alternative,
                measured);
    }

    /** The same post labelled otherwise; {@code other} is the runner-up while the label is in doubt, else null. */
    PostFact withLabels(@Nullable ContentKind kind, @Nullable ContentKind other) {
        return new PostFact(
                id,
                platform,
                nativeId,
                publishedAt,
                cluster,
                clusterIsOlder,
                duplicate,
                repost,
                gone,
                kind,
                other,
                rho);
    }
}
