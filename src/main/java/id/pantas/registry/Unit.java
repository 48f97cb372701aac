package id.pantas.registry;

import org.jspecify.annotations.Nullable;

/**
 * A monitored office.
 *
 * @param name its full official name; every published name comes from here
 * @param shortName what people call it ("Dinkes"), at most 40 characters
 * @param slug its stable part of public addresses, lower case with hyphens, unique
 * @param league null for leaders, who are never ranked
 * @param parent the kecamatan of a desa or kelurahan, else null
 * @param areaCode area code of the Ministry of Home Affairs ({@code 36.04.05.2003}), null for OPD and leaders
 * @param active false once it was dissolved or merged; its history stays
 */
public record Unit(
        UnitId id,
        UnitKind kind,
        @Nullable League league,
        String name,
        String shortName,
        String slug,
        @Nullable UnitId parent,
        @Nullable String areaCode,
        boolean active) {}
