package id.pantas.collection;

/** How collection stands with one official account. */
public enum AccountStatus {
    /** The last run was good. */
    OK,
    /** Not read yet, or a passing fault is being retried. */
    WAITING,
    /** Faults keep coming back: a person has to look. */
    BROKEN,
    /** The clearance that its platform's contract asks for is not recorded ("belum diizinkan"): nothing is planned, nothing is missed. */
    NOT_CLEARED,
    /** Its platform has no credential here ("belum terhubung"): nothing is planned, nothing is missed. */
    NOT_CONNECTED,
    /** The platform said once that it does not exist; not believed before a second finding on another day. */
    GONE_SUSPECTED,
    /** The platform said so on two different days. */
    GONE,
    PRIVATE,
    /** Suspended by the platform. */
    SUSPENDED;

    /** Whether a person has to do something about it. */
    public boolean needsAction() {
        return this == BROKEN || this == GONE || this == PRIVATE || this == SUSPENDED;
    }
}
