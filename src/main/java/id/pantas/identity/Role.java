package id.pantas.identity;

/** What a person may do; the names are the codes used in the database and in {@code hasRole(…)}. */
public enum Role {
    /** Administers users, registry, connectors and settings. Usually given together with {@link #STAF}. */
    ADMIN,
    /** Staff of the communication agency (Diskominfo): monitors, corrects, prepares the recap. */
    STAF,
    /** The regent, the deputy and their office: sees everything, approves and publishes. */
    PIMPINAN,
    /** Person in charge of one unit; acts for that unit only. */
    PIC,
    /** Verifies proofs and audits. */
    VERIFIKATOR;

    /** The authority Spring Security knows it by. */
    public String authority() {
        return "ROLE_" + name();
    }
}
