package id.pantas.registry;

/** Units that are ranked among each other, never across; scoring method 3.2. Kelurahan play in the league of desa. */
public enum League {
    OPD_LAYANAN("OPD Layanan"),
    OPD_PENDUKUNG("OPD Pendukung"),
    KECAMATAN("Kecamatan"),
    DESA("Desa");

    private final String displayName;

    League(String displayName) {
        this.displayName = displayName;
    }

    /** Its name as published. */
    public String displayName() {
        return displayName;
    }
}
