package id.pantas.scoring;

import id.pantas.calendar.Period;
import id.pantas.registry.UnitId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of citizens' cases, for the components Kecepatan and Tuntas (scoring method 3.3). Implemented by the module that
 * owns the cases; while none does, both components are left out of every score. Whoever implements it calls {@link
 * Recounts#mark} when a fact changes.
 */
public interface CaseFacts {

    /**
     * The items of units in a period, as they stand at {@code now}; a unit without any may be absent. Items still to be
     * answered or solved whose limit has not come yet are not among them: they neither help nor harm.
     */
    Map<UnitId, Items> of(Collection<UnitId> units, Period period, Instant now);

    /**
     * @param responses complaints and questions whose limit of 24 business hours ends inside the period
     * @param resolutions complaints whose limit for the solution ends inside the period, and older ones that were open and
     *     overdue when it began
     * @param unanswered those still to be answered inside the period, which are not among {@code responses} yet
     * @param unsolved those still to be solved inside the period, which are not among {@code resolutions} yet
     */
    record Items(
            List<Response> responses,
            List<Resolution> resolutions,
            List<Unanswered> unanswered,
            List<Unsolved> unsolved) {
        public static final Items NONE = new Items(List.of(), List.of(), List.of(), List.of());
    }

    /**
     * @param hours business hours that have passed since the hand-over, at least 0
     * @param limit when its 24 business hours end
     */
    record Unanswered(String number, BigDecimal hours, Instant limit) {}

    /** @param limit when its limit for the solution ends */
    record Unsolved(String number, Instant limit) {}

    /**
     * A first response.
     *
     * @param number the case's public number; it identifies the row of evidence
     * @param due day of the regency's zone on which its limit ends
     * @param hours business hours from the hand-over to the first substantive public reply, at least 0; null if there was none
     */
    record Response(String number, LocalDate due, @Nullable BigDecimal hours) {}

    /** A solution; {@code number} and {@code due} as in {@link Response}. */
    record Resolution(String number, LocalDate due, Outcome outcome) {}

    /** How far a complaint had come at the cut-off; the table of component (2). */
    enum Outcome {
        /** Closed within its limit, proof verified, not reopened within 7 days. */
        IN_TIME,
        /** Closed with verified proof within twice its limit. */
        LATE,
        /** Closed with verified proof, later than that. */
        VERY_LATE,
        /** A public date with a planning reference, accepted by the verifier. */
        SCHEDULED,
        /** In process, with a public update in the last 5 working days. */
        UPDATED,
        /** Reopened with a valid reason and not solved again yet. */
        REOPENED,
        /** Closed without a solution, reason and legal basis accepted by the verifier. */
        CLOSED_UNSOLVED,
        /** Handed over within 4 business hours and accepted by the other unit. */
        HANDED_OVER,
        /** None of these, or the proof was rejected. */
        NOTHING
    }
}
