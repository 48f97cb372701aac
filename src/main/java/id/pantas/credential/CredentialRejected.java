package id.pantas.credential;

/** Something that was entered or asked for cannot be. Its message is a message key; it never holds a secret. */
public class CredentialRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CredentialRejected(String messageKey) {
        super(messageKey);
    }

    /** What to tell the person. */
    public String messageKey() {
        return String.valueOf(getMessage());
    }
}
