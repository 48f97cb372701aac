package id.pantas.classifier.internal;

/** A model file is missing, damaged or made by another version; the message says which, in Indonesian. */
class ModelUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelUnreadable(String message) {
        super(message);
    }

    ModelUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
