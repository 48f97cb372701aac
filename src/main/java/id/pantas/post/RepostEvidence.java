package id.pantas.post;

/** By what a repost is known; the names are the codes in the database. */
public enum RepostEvidence {
    /** The platform says that it is shared or reposted. */
    SHARE,
    /** The platform says that it quotes the other post; the words are the account's own. */
    QUOTE,
    /** The platform lists the same post under both accounts. */
    COLLABORATION,
    /** The same picture or video, and the caption names the source. */
    SAME_MEDIA,
    /** The same text, and the caption names the source or says that it is a repost. */
    SAME_TEXT,
    /** The caption says whose it repeats; which post that is has not been found. */
    NAMED;

    /** Whether the platform's own answer says it. */
    public boolean isOfThePlatform() {
        return this == SHARE || this == QUOTE || this == COLLABORATION;
    }
}
