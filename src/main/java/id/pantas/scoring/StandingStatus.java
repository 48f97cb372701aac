package id.pantas.scoring;

/** Whether a unit takes part in the ranking of a period; scoring method 3.5. */
public enum StandingStatus {
    /** Has a score and a rank. */
    RANKED,
    /** Its first account is new here ("masa perkenalan", two periods): the score is shown, without a rank. */
    INTRODUCTION,
    /** No official account in use ("belum punya akun"): neither score nor rank. */
    NO_ACCOUNT,
    /** Nothing could be collected on any day of the period: neither score nor rank. */
    NO_DATA,
    /** Most of its posts of the period have no label yet ("sedang dihitung"): neither score nor rank until they have. */
    COUNTING
}
