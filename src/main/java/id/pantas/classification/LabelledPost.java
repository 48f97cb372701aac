package id.pantas.classification;

import id.pantas.post.Counts;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A post with its label, as of now.
 *
 * @param text the text that was judged (as of 24 hours after publication), whole or cut as the question asked
 * @param permalink its address as the platform gave it; a screen must check that it is http or https
 * @param label null while it is not labelled yet
 * @param counts the latest snapshot, {@link Counts#NONE} before the first
 * @param countedAt when that snapshot was taken, null before the first
 * @param duplicate {@code REPEAT}, {@code CROSS_POST} or {@code COPY}, null for an original
 * @param duplicateOf the earlier post, given exactly when {@code duplicate} is
 * @param repost whether it repeats somebody else's post
 * @param goneAt when it was first missed on its platform, null while it stands
 */
public record LabelledPost(
        long postId,
        UnitId unit,
        Platform platform,
        Instant publishedAt,
        String text,
        String permalink,
        @Nullable Label label,
        Counts counts,
        @Nullable Instant countedAt,
        @Nullable String duplicate,
        @Nullable Long duplicateOf,
        boolean repost,
        @Nullable Instant goneAt) {}
