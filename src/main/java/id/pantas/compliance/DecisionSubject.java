package id.pantas.compliance;

/** What people decide or receive about a platform's contract; the names are the codes in the database. */
public enum DecisionSubject {
    /** The platform's consent to our use; without it nothing is asked. */
    CLEARANCE,
    /** An amendment of its terms that allows longer storage and computed figures. */
    AMENDMENT,
    /** Whether figures are computed from its statistics. */
    DERIVED_METRICS
}
