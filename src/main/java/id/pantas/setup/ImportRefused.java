package id.pantas.setup;

/** An upload or a confirmation cannot be carried out; nothing was changed. Its message is Indonesian, for people. */
public class ImportRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImportRefused(String text) {
        super(text);
    }
}
