package id.pantas.scoring;

import id.pantas.calendar.Period;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What scores and ranks would be under other labels, by the score's own formula. Stores nothing. */
public interface StandingPreviews {

    /**
     * The units whose score or rank would be another one, those that move most ranks first, then by points.
     *
     * @param labels what posts would be; all other posts count as they do now
     * @param units the units of these posts; units that they overtake are found by themselves
     */
    List<StandingChange> under(Period period, Map<Long, AssumedLabel> labels, Collection<UnitId> units, Instant now);
}
