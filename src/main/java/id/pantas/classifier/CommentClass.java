package id.pantas.classifier;

/** What a citizen's comment or message is; codes as in the database and exports. */
public enum CommentClass {
    /** Something concrete is wrong or asked for: a place, a service, an officer, a charge. */
    ADUAN("Aduan"),
    /** Wants to know something; politeness does not make it a complaint. */
    PERTANYAAN("Pertanyaan"),
    /** Thanks, praise, prayers, support. */
    APRESIASI("Apresiasi"),
    /** Anything else: spam, jokes, insults, party talk, talk between citizens. */
    LAINNYA("Lainnya");

    private final String displayName;

    CommentClass(String displayName) {
        this.displayName = displayName;
    }

    public String displayName() {
        return displayName;
    }
}
