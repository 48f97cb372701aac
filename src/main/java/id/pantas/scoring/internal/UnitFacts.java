package id.pantas.scoring.internal;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;

/**
 * All that a unit's score is computed from, so that it can be computed again with something done.
 *
 * @param gapDays days that leave the targets, 0 to 13
 */
record UnitFacts(List<PostFact> posts, DutyItems duties, LeagueSetting league, BigDecimal gapDays) {

    Result score(Formula formula, ZoneId zone) {
        return new ScoreEngine(formula, zone)
                .score(posts, duties.measured(formula.duties()), league, gapDays, BigDecimal.ZERO);
    }

    UnitFacts withPosts(List<PostFact> others) {
        return new UnitFacts(others, duties, league, gapDays);
    }

    UnitFacts withDuties(DutyItems others) {
        return new UnitFacts(posts, others, league, gapDays);
    }
}
