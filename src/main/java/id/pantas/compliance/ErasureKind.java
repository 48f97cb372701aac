package id.pantas.compliance;

/** What somebody asks to be deleted; the names are the codes in the database. */
public enum ErasureKind {
    /** One post of an official account, with the comments under it. */
    POST,
    /** One comment. */
    COMMENT,
    /** All comments of one author on one platform. */
    AUTHOR,
    /** All posts of one official account, with the comments under them. */
    ACCOUNT
}
