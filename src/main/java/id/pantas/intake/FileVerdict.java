package id.pantas.intake;

/** What storing a file does with a row, or has done; the names are the codes in the database. */
public enum FileVerdict {
    NEW,
    /** The post is known; its numbers get a snapshot. */
    UPDATED,
    /** No post that counts: a total, a story. */
    SKIPPED,
    REJECTED
}
