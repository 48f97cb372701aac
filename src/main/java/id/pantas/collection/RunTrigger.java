package id.pantas.collection;

/** What started a run. */
public enum RunTrigger {
    SCHEDULE,
    /** A person asked for it. */
    MANUAL
}
