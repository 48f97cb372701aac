package id.pantas.registry;

/** What kind of office a unit is; the words are kept because "district" and "village" mislead. */
public enum UnitKind {
    /** Regent, deputy regent, regional secretary: watched and reposted, never scored or ranked. */
    PIMPINAN("Pimpinan"),
    /** Regional agency (dinas, badan, bagian, inspektorat …). */
    OPD("OPD"),
    KECAMATAN("Kecamatan"),
    DESA("Desa"),
    KELURAHAN("Kelurahan");

    private final String displayName;

    UnitKind(String displayName) {
        this.displayName = displayName;
    }

    /** Its name as people read it. */
    public String displayName() {
        return displayName;
    }
}
