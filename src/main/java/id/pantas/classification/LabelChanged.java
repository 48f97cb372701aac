package id.pantas.classification;

/** The label is not the one that somebody decided about: another person or the model changed it meanwhile. */
public class LabelChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Label now;

    public LabelChanged(long postId, Label now) {
        super("the label of post " + postId + " has changed");
        this.now = now;
    }

    /** The label in force. */
    public Label now() {
        return now;
    }
}
