package id.pantas.identity;

/** What was asked of a user account breaks a rule; the message key says which one, in words for the person asking. */
public class UserRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Rule rule;

    public UserRejected(Rule rule) {
        super(rule.name());
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }

    /** Key of the Indonesian sentence in the messages of this module; needs no arguments. */
    public String messageKey() {
        return "identity.rejected." + rule.name();
    }

    /** The rules an account keeps. */
    public enum Rule {
        USERNAME_FORM,
        USERNAME_TAKEN,
        NAME_FORM,
        PASSWORD_SHORT,
        PASSWORD_LONG,
        PASSWORD_USERNAME,
        PASSWORD_COMMON,
        PASSWORD_SAME,
        PASSWORD_WRONG,
        ROLE_MISSING,
        PIC_NEEDS_UNIT,
        UNIT_NEEDS_PIC,
        NO_SUCH_UNIT,
        LAST_ADMIN,
        NOT_YOURSELF
    }
}
