package id.pantas.complaint;

/** Where a comment stands on its way to a solved complaint; codes as in the database and exports. */
public enum CaseState {
    /** The model or a person takes it for a complaint or a question; it waits for triage. */
    KANDIDAT,
    /** Praise, spam, politics, off-topic; {@link Candidate#reason()} says which. */
    BUKAN_ADUAN
}
