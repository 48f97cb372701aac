package id.pantas.collection.spi;

/** Why a platform gave nothing usable; decided by the platform's own code, not only by the HTTP status. */
public enum FailureKind {
    /** The credential is wrong, expired or revoked: every account of this credential stops. */
    AUTH,
    /** The credential is good, but may not do this. */
    PERMISSION,
    /** The platform says the account does not exist; believed after two findings on different days. */
    ACCOUNT_GONE,
    ACCOUNT_PRIVATE,
    ACCOUNT_SUSPENDED,
    /** Too many requests for now; {@link CollectionFailure#retryAt()} says until when. */
    RATE_LIMITED,
    /** The budget (money or daily quota) is used up until {@link CollectionFailure#retryAt()}. */
    BUDGET_SPENT,
    /** A passing fault: 5xx, timeout, network. */
    TRANSIENT,
    /** Our request was wrong: a programming or configuration error. */
    BAD_REQUEST,
    /** An answer that cannot be read: truncated, HTML instead of JSON, another format. */
    MALFORMED,
    /** The site refuses robots here (robots.txt, bot protection); not to be got round. */
    REFUSED,
    /** The handle belongs to another account than before: nothing of it is stored until a person has looked. */
    ACCOUNT_CHANGED,
    /** A fault of this application, not of the platform. Recorded by the collection itself, never by an adapter. */
    INTERNAL,
    /** The process was stopped during the run. Recorded by the collection itself, never by an adapter. */
    INTERRUPTED
}
