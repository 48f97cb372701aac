package id.pantas.post.internal;

/**
 * What an earlier post makes of a later one. Codes as in the database, in the order in which they win when several
 * earlier posts are alike.
 */
enum DuplicateKind {
    /** The same unit had it on the same platform. */
    REPEAT,
    /** The same unit had it on another platform. */
    CROSS_POST,
    /** Another unit had it, and this is no repost. */
    COPY;

    /** Whether the later post belongs to the cluster of the earlier one. */
    boolean isOfOneUnit() {
        return this != COPY;
    }
}
