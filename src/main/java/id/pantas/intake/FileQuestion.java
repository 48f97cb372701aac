package id.pantas.intake;

/** What a file does not say and a person has to; the names are the codes in the database. */
public enum FileQuestion {
    /** In which zone its times are. */
    ZONE,
    /** Whether the day or the month stands first. */
    DAY_ORDER,
    /** Whether its numbers are totals since publication. */
    LIFETIME,
    /** Whether the account that the file names is the unit's. */
    ACCOUNT
}
