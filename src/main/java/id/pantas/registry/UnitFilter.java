package id.pantas.registry;

import org.jspecify.annotations.Nullable;

/**
 * Which units are wanted; null leaves a condition out.
 *
 * @param text found anywhere in the official or short name or at the start of the area code, letter case ignored
 * @param parent only units of this kecamatan
 * @param dissolved false = active ones only, true = dissolved ones only, null = both
 * @param sort the order
 */
public record UnitFilter(
        @Nullable String text,
        @Nullable UnitKind kind,
        @Nullable League league,
        @Nullable UnitId parent,
        @Nullable Boolean dissolved,
        Sort sort) {

    /** The order of units. */
    public enum Sort {
        NAME,
        NAME_DESCENDING,
        KIND,
        AREA
    }

    /** Every unit, by name. */
    public static final UnitFilter ALL = new UnitFilter(null, null, null, null, null, Sort.NAME);
}
