package id.pantas.setup;

/** What confirming an import would do with a row, or has done. */
public enum ImportVerdict {
    /** Adds something. */
    NEW,
    /** Changes something that is registered. */
    CHANGED,
    /** Is registered exactly so; nothing happens. */
    SAME,
    /** Would be added or changed, but a person should look first. */
    WARNING,
    /** Cannot be used as it is; stays behind to be mended. */
    ERROR,
    /** Stands in the registry now. */
    IMPORTED
}
