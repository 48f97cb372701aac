package id.pantas.classification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is read by keys, so that page 10,000 costs what page 1 does.
 *
 * @param previous cursor of the page before, null on the first
 * @param next cursor of the page after, null on the last
 */
public record PostSlice(
        List<LabelledPost> posts,
        @Nullable String previous,
        @Nullable String next) {}
