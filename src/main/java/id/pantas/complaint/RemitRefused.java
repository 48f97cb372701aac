package id.pantas.complaint;

/** A row of the remit table cannot be as it is; the message is for people. */
public class RemitRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /** @param field column of the exchange file it is about */
    public RemitRefused(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Column of the exchange file it is about. */
    public String field() {
        return field;
    }
}
