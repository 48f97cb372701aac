package id.pantas.intake;

/** What a column of a file can mean; the names are the codes in the database. */
public enum FileField {
    ID,
    LINK,
    TIME,
    TEXT,
    /** A second text column; the longer text counts. */
    OTHER_TEXT,
    LIKES,
    COMMENTS,
    SHARES,
    VIEWS,
    /** Handle or identifier of the account. */
    ACCOUNT,
    ACCOUNT_ID,
    PLATFORM,
    POST_TYPE,
    /** 1 = somebody else's post shared. */
    IS_SHARE,
    REPOST_OF,
    /** Not empty = the platform has no numbers for this post. */
    NUMBERS_MISSING,
    /** "Lifetime", or a day if the file is broken down by days. */
    SCOPE,
    /** Seconds. */
    DURATION
}
