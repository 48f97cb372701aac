package id.pantas.collection;

/** What a run reads. */
public enum RunSubject {
    POSTS,
    COMMENTS
}
