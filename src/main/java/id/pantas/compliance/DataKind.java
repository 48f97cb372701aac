package id.pantas.compliance;

/** Kinds of stored data that platforms' contracts speak about; the names are the codes in the database. */
public enum DataKind {
    /** Counts that a platform's interface gave: likes, comments, shares, views. Not those from owners' own files. */
    STATISTICS,
    /** The platform's own answers, kept for reading them again. */
    RAW_ANSWERS,
    /** Author and text of citizens' comments. */
    COMMENTS,
    /** Text and media key of posts that are no longer on their platform. */
    GONE_POSTS,
    /** Text of posts that are still there; its age is counted from when the platform was last asked for it. */
    TEXTS
}
