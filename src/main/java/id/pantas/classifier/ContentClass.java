package id.pantas.classifier;

/** What a post is, decided by what its reader learns; codes as in the database, exports and published pages. */
public enum ContentClass {
    /** Greeting, congratulation, commemoration, protocol event ("seremonial"). */
    UCAPAN("Ucapan"),
    /** Work done: delivered, decided, measured or handled. */
    KINERJA("Kinerja"),
    /** Something the reader can act on: schedule, requirement, warning, appeal. */
    INFO_LAYANAN("Info layanan"),
    /** A ceremony that also reports a concrete result; follows from the probabilities, is not a class of the model. */
    CAMPURAN("Campuran"),
    /** Anything else: quotes, slogans, daily hello, colour. */
    LAINNYA("Lainnya");

    private final String displayName;

    ContentClass(String displayName) {
        this.displayName = displayName;
    }

    public String displayName() {
        return displayName;
    }
}
