package id.pantas.scoring;

import id.pantas.calendar.Period;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * When units looked through the comments on the leaders' accounts, for the component Patroli. Implemented by the module that
 * owns the patrol; while none does, the component is left out of every score.
 */
public interface PatrolFacts {

    /**
     * All slots that units have in a period, those still to come included (not covered yet). Units of one league have the same
     * slots; a unit without any is absent, and the component is left out of its league.
     */
    Map<UnitId, List<Slot>> of(Collection<UnitId> units, Period period, Instant now);

    /**
     * @param day working day of the regency's zone
     * @param time the agreed hour, e.g. 13.00
     * @param covered whether the list was opened within 60 minutes of it and every new candidate marked
     */
    record Slot(LocalDate day, LocalTime time, boolean covered) {}
}
