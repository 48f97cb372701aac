package id.pantas.registry;

/** A place where an official account can publish; the names are the codes used in the database and in exchange files. */
public enum Platform {
    X("X"),
    INSTAGRAM("Instagram"),
    FACEBOOK("Facebook"),
    YOUTUBE("YouTube"),
    TIKTOK("TikTok"),
    THREADS("Threads"),
    WEBSITE("Situs web"),
    WHATSAPP("WhatsApp");

    private final String displayName;

    Platform(String displayName) {
        this.displayName = displayName;
    }

    /** Its proper name, as people read it. */
    public String displayName() {
        return displayName;
    }
}
