package id.pantas.intake;

/** What was brought cannot be taken; nothing was changed. Its message is Indonesian, for people. */
public class IntakeRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IntakeRefused(String text) {
        super(text);
    }
}
