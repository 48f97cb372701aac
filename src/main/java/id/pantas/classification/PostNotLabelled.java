package id.pantas.classification;

/** The post does not exist or has no label yet. */
public class PostNotLabelled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PostNotLabelled(long postId) {
        super("post " + postId + " has no label");
    }
}
