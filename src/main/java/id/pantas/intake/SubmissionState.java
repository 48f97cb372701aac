package id.pantas.intake;

/** What became of a pasted link; the names are the codes in the database. */
public enum SubmissionState {
    /** Proven to be the unit's, and stored at once. */
    RECORDED,
    /** Was stored before. */
    KNOWN,
    /** Waits for staff to look at it. */
    WAITING,
    /** Staff stored it. */
    ACCEPTED,
    /** Staff refused it, with a reason. */
    REFUSED,
    /** Cannot be a post of this unit, or its link cannot be used. */
    TURNED_AWAY
}
