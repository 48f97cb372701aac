package id.pantas.learning;

/** What was asked for cannot be done now; the message is a message key. */
public class LearningRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LearningRefused(String messageKey) {
        super(messageKey);
    }
}
