package id.pantas.post;

/** How sure we are that a post repeats somebody else's; {@code platforms} rule 5. */
public enum RepostGrade {
    /** The platform says so (X {@code retweeted}). */
    CERTAIN,
    /** Text or media say so. */
    PROBABLE
}
