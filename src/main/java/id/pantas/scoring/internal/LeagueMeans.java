package id.pantas.scoring.internal;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The means that small caseloads are pulled towards, 0 to 1, 4 decimals at the most.
 *
 * @param speed of all first responses of the league's pool in the period
 * @param completion of all its solutions
 */
record LeagueMeans(BigDecimal speed, BigDecimal completion) {

    static LeagueMeans unknown(DutyRules rules) {
        return new LeagueMeans(rules.speedMean(), rules.completionMean());
    }

    /** Whether they are the same numbers, however many zeros they end in. */
    boolean sameAs(@Nullable LeagueMeans other) {
        return other != null && speed.compareTo(other.speed()) == 0 && completion.compareTo(other.completion()) == 0;
    }
}
