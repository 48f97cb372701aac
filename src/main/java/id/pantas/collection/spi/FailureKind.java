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
    REFUSED
}
