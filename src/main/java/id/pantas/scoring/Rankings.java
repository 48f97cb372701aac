package id.pantas.scoring;

import id.pantas.calendar.Period;
import id.pantas.registry.League;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The running scores and rankings. Period ids are {@code yyyy-nn}; one that nothing is known of gives empty answers. */
public interface Rankings {

    /** The open period, or the one before while the open one has no counted content yet but that one has. */
    ShownPeriod shown(Instant now);

    /** Periods with scores up to the open one, the newest first. */
    List<Period> periods(Instant now);

    /** Every unit of a league: ranked ones by their rank in the league, then the others by name. */
    List<Standing> standings(String periodId, League league);

    /** The desa of one kecamatan, by their rank in it, then the others by name. */
    List<Standing> standingsIn(String periodId, UnitId kecamatan);

    /** The {@code limit} best of a league by their rank in it, shared ranks counted as they come. */
    List<Standing> best(String periodId, League league, int limit);

    /** A unit's score with all evidence; empty if it has no row in that period. */
    Optional<UnitScore> score(UnitId unit, String periodId);

    ScoringProgress progress(String periodId);
}
