package id.pantas.registry;

/**
 * An account in use that a new handle could be mistaken for.
 *
 * @param account the registered one
 * @param unitName official name of the unit that owns it
 * @param reason why it is mentioned
 */
public record LookAlike(OfficialAccount account, String unitName, Reason reason) {

    /** Why a handle is mentioned. */
    public enum Reason {
        /** The same name on another platform, but of another unit. */
        SAME_NAME,
        /** Reads the same once look-alike characters are folded: {@code dinkes_a}, {@code dinkes-a}, {@code d1nkesa}. */
        CONFUSABLE,
        /** Differs by one letter (two from twelve letters on) after folding. */
        SIMILAR
    }
}
