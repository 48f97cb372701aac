package id.pantas.classifier;

/** A model file is missing, damaged or made by another version; the message says which, in Indonesian. */
public class ModelUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ModelUnreadable(String message) {
        super(message);
    }

    public ModelUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
