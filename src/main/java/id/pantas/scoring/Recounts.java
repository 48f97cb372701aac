package id.pantas.scoring;

import id.pantas.registry.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;

/**
 * Keeps scores and ranks equal to the facts. What changed is marked when other modules say so and computed again a moment
 * later, so that a page of posts costs one recount of its unit. Everything here is repeatable.
 */
public interface Recounts {

    /**
     * Computes every marked unit again and then the ranks of the leagues touched. Writes nothing where the result is the
     * same as before.
     *
     * @return how many units were computed
     */
    int recountStale(Instant now);

    /**
     * Marks units whose registry entry or data completeness no longer is what their score of the open period (or of an
     * earlier one among the last six) was computed with; also units that have no score of these periods yet.
     *
     * @return how many units were looked at
     */
    int enrol(Instant now);

    /**
     * Marks every active unit in a league for a full recount of a period, e.g. {@code 2026-23}, from nothing but the
     * facts: what is kept of the posts' reactions is first compared with their snapshots, which takes longer than the
     * recount.
     */
    void markAll(String periodId);

    /**
     * Marks units in the periods to which these days belong, because facts of a duty changed (see {@link CaseFacts}, {@link
     * PatrolFacts} and {@link RepostFacts}).
     *
     * @param days of the regency's zone
     */
    void mark(Collection<UnitId> units, Collection<LocalDate> days);

    /** How many scores are waiting to be computed again. */
    long waiting();
}
