package id.pantas.registry;

/** What somebody is appointed to in a unit. */
public enum AppointmentRole {
    /** Answers for the unit's accounts; one at a time. */
    PIC("PIC"),
    /** Deputy, steps in during leave; may be several. */
    WAKIL("Wakil PIC");

    private final String displayName;

    AppointmentRole(String displayName) {
        this.displayName = displayName;
    }

    /** Its name as people read it. */
    public String displayName() {
        return displayName;
    }
}
