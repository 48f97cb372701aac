package id.pantas.collection.internal;

/** What units are used for; where a day's budget is short, what stands earlier goes first. */
enum Purpose {
    /** New posts of any account. */
    POSTS,
    /** Comments on leaders' accounts in the half hour before a patrol. */
    PATROL,
    /** Counts of posts that are 24 hours old. */
    COUNTS_24,
    /** Counts of posts that are 72 hours old. */
    COUNTS_72,
    /** Comments at any other time. */
    COMMENTS;

    boolean ofComments() {
        return this == PATROL || this == COMMENTS;
    }
}
