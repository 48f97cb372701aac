package id.pantas.registry;

import org.jspecify.annotations.Nullable;

/**
 * A unit to be registered.
 *
 * @param league required for an OPD; null otherwise takes the one league its kind can play in
 * @param name full official name, 3 to 120 characters
 * @param shortName what people call it, 1 to 40 characters
 * @param parent the kecamatan; required for desa and kelurahan, null for all others
 * @param areaCode area code of the Ministry of Home Affairs, only for kecamatan, desa and kelurahan; null if unknown
 */
public record NewUnit(
        UnitKind kind,
        @Nullable League league,
        String name,
        String shortName,
        @Nullable UnitId parent,
        @Nullable String areaCode) {}
