package id.pantas.simulator;

/** What can be made to go wrong, each in the platform's own form. */
public enum Failure {
    /** 429 with the platform's reset header. */
    RATE_LIMITED,
    /** 500 with an HTML page. */
    SERVER_ERROR,
    /** 502 with a gateway's HTML page. */
    BAD_GATEWAY,
    /** 503 with {@code Retry-After} in seconds. */
    UNAVAILABLE,
    /** Nothing comes for {@link SimulatorSettings#slowness()}, then the connection ends. */
    TIMEOUT,
    /** The connection ends in the middle of the answer. */
    CONNECTION_RESET,
    /** X: 401; YouTube: key not valid; TikTok: the owner took the consent back; Meta: 190; websites: 401 of a closed directory. */
    TOKEN_EXPIRED,
    /** 200 with the first half of the true answer. */
    TRUNCATED,
    /** 200 with an HTML page where JSON or a feed is expected. */
    HTML_INSTEAD,
    /** 200 with an empty body. */
    EMPTY_BODY,
    /** The account has another handle or host now; its native id stays. */
    RENAMED,
    PRIVATE,
    SUSPENDED,
    DELETED,
    /** X: monthly usage cap (429); YouTube: {@code quotaExceeded} (403); Meta: the account's own limit; websites: as
     * {@link #RATE_LIMITED}. */
    QUOTA_EXCEEDED,
    /** X: spending limit reached (403); elsewhere as {@link #QUOTA_EXCEEDED}. */
    SPENDING_LIMIT;

    /** Whether it says something of the account and not of the request. */
    boolean changesAccount() {
        return this == RENAMED || this == PRIVATE || this == SUSPENDED || this == DELETED;
    }
}
