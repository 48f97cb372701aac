package id.pantas.scoring;

import id.pantas.registry.UnitId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A unit whose score or rank would be another one.
 *
 * @param before its score as the facts are now, 0 to 100, 2 decimals
 * @param after its score then
 * @param rankBefore its rank among those it is ranked with, 1 is best; null if it is not ranked
 * @param of how many are ranked together; 0 if it is not ranked
 */
public record StandingChange(
        UnitId unit,
        BigDecimal before,
        BigDecimal after,
        @Nullable Integer rankBefore,
        @Nullable Integer rankAfter,
        int of) {

    /** Ranks gained (above 0) or lost; 0 if it is not ranked. */
    public int ranks() {
        return rankBefore == null || rankAfter == null ? 0 : rankBefore - rankAfter;
    }
}
