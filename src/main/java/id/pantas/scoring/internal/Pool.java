package id.pantas.scoring.internal;

import id.pantas.registry.League;

/** Leagues whose cases share a mean: both kinds of agencies have the same citizens and duties (scoring method 3.8). */
enum Pool {
    OPD,
    KECAMATAN,
    DESA;

    static Pool of(League league) {
        return switch (league) {
            case OPD_LAYANAN, OPD_PENDUKUNG -> OPD;
            case KECAMATAN -> KECAMATAN;
            case DESA -> DESA;
        };
    }
}
