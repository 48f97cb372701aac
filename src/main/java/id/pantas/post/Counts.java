package id.pantas.post;

import org.jspecify.annotations.Nullable;

/**
 * What a platform counted at one moment. Null means the platform does not show it, which is not 0; values are at least
 * 0 and may exceed 2³¹.
 *
 * @param shares reposts, quotes and shares together, where the platform gives them
 */
public record Counts(
        @Nullable Long likes,
        @Nullable Long comments,
        @Nullable Long shares,
        @Nullable Long views) {

    /** Nothing shown at all, as on websites. */
    public static final Counts NONE = new Counts(null, null, null, null);

    public boolean isEmpty() {
        return equals(NONE);
    }
}
