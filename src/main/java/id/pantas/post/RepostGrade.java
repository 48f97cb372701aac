package id.pantas.post;

/** How sure we are that a post repeats somebody else's. */
public enum RepostGrade {
    /** The platform says so: a share, retweet, quote or shared authorship. */
    CERTAIN,
    /** Its text, or its picture or video, says so. */
    PROBABLE
}
