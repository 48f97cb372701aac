package id.pantas.review;

/** How far an objection is; the codes stand in the database and in addresses. */
public enum ObjectionState {
    /** Nobody has looked at it yet. */
    DIAJUKAN,
    /** One person would reject it; that takes effect only when a second one agrees. */
    USUL_TOLAK,
    /** The proposed class is in force. */
    DITERIMA,
    /** Two persons found the label right. */
    DITOLAK;

    public boolean open() {
        return this == DIAJUKAN || this == USUL_TOLAK;
    }
}
