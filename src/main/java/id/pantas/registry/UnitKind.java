package id.pantas.registry;

/** What kind of office a unit is; the words are kept because "district" and "village" mislead. */
public enum UnitKind {
    /** Regent, deputy regent, regional secretary: watched and reposted, never scored or ranked. */
    PIMPINAN,
    /** Regional agency (dinas, badan, bagian, inspektorat …). */
    OPD,
    KECAMATAN,
    DESA,
    KELURAHAN
}
