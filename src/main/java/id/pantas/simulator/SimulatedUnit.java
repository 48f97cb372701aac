package id.pantas.simulator;

import org.jspecify.annotations.Nullable;

/**
 * An invented office.
 *
 * @param slug unique, lower case with hyphens
 * @param league null for leaders
 * @param parent slug of the kecamatan of a desa, else null
 * @param areaCode code in the form of the Ministry's area codes ({@code 99.01.02.2003}), null for OPD and leaders
 * @param picName invented name of the person in charge, null where the position is vacant and for leaders
 */
public record SimulatedUnit(
        String slug,
        Kind kind,
        @Nullable League league,
        String name,
        String shortName,
        @Nullable String parent,
        @Nullable String areaCode,
        UnitBehaviour behaviour,
        @Nullable String picName) {

    /** The names equal the codes the product uses. */
    public enum Kind {
        PIMPINAN,
        OPD,
        KECAMATAN,
        DESA
    }

    /** The names equal the codes the product uses. */
    public enum League {
        OPD_LAYANAN,
        OPD_PENDUKUNG,
        KECAMATAN,
        DESA
    }
}
