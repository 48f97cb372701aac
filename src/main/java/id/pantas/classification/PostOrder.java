package id.pantas.classification;

/** In which order posts are listed. */
public enum PostOrder {
    NEWEST,
    OLDEST,
    /** The least sure labels first; posts without a label are left out. */
    MOST_DOUBTFUL
}
