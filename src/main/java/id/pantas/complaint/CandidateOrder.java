package id.pantas.complaint;

/** The order of a list of candidates. */
public enum CandidateOrder {
    /** Urgent ones first, among equals the newest. */
    URGENT,
    NEWEST,
    OLDEST,
    /** The most probable complaints first. */
    PROBABLE
}
