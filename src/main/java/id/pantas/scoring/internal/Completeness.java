package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import id.pantas.registry.UnitId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** How completely the units' accounts were collected; scoring method 3.5. */
interface Completeness {

    /**
     * Each unit's share of planned visits that took place in the period up to now, and its days without it. A unit that
     * is absent from the answer is taken as complete.
     */
    Map<UnitId, Collected> of(Collection<UnitId> units, Period period, Instant now);

    /**
     * @param share 0 to 1, 4 decimals; 1 when nothing was planned
     * @param lostDays days of the period on which the unit could not be seen, each with the share of its accounts that
     *     were concerned; 0 to 14, 2 decimals
     * @param recordedDays the part of them that is due to outages a person recorded
     */
    record Collected(BigDecimal share, BigDecimal lostDays, BigDecimal recordedDays) {
        static final Collected ALL =
                new Collected(BigDecimal.ONE.setScale(4), BigDecimal.ZERO.setScale(2), BigDecimal.ZERO.setScale(2));

        /** Measured gaps leave the targets only of incomplete data, recorded outages always. */
        BigDecimal gapDays(boolean complete) {
            return complete ? recordedDays : lostDays;
        }
    }
}
