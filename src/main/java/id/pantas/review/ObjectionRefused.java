package id.pantas.review;

/** An objection, or a decision about one, cannot be taken; nothing was changed. Its message is Indonesian, for people. */
public class ObjectionRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ObjectionRefused(String text) {
        super(text);
    }
}
