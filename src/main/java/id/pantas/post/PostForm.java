package id.pantas.post;

/** The form of a post, so that resonance compares like with like (scoring method 3.3, component 7). */
public enum PostForm {
    TEXT,
    PHOTO,
    VIDEO,
    /** A vertical video of at most three minutes (Shorts, Reels). */
    SHORT_VIDEO,
    LINK,
    /** An article of a website. */
    ARTICLE
}
