package id.pantas.intake;

/** What a platform says about a post without a credential. */
public enum Confirmation {
    EXISTS,
    /** It says that there is no such post; never concluded from a fault or a limit. */
    GONE,
    /** It was asked and gave no usable answer. */
    UNKNOWN,
    /** It has no such service, or must not be asked. */
    NOT_ASKED
}
