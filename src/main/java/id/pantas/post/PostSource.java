package id.pantas.post;

/** How a post or a metric snapshot came here; the names are the codes in the database. */
public enum PostSource {
    /** A collector read it. */
    API,
    /** A file of the platform's own tool. */
    IMPORT,
    /** A person brought this one post. */
    MANUAL
}
