package id.pantas.scoring.internal;

import id.pantas.scoring.CaseFacts;
import id.pantas.scoring.PatrolFacts.Slot;
import id.pantas.scoring.RepostFacts;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the modules that own the duties say of one unit in a period.
 *
 * @param cases null while no module owns cases
 * @param slots empty where nothing is to be patrolled
 * @param reposts null where nothing is to be repeated
 * @param means what is mixed into the components about cases
 */
record DutyItems(
        CaseFacts.@Nullable Items cases, List<Slot> slots, RepostFacts.@Nullable Items reposts, LeagueMeans means) {

    /** The components there are facts for; the others are left out of the league. */
    List<Measured> measured(DutyRules rules) {
        DutyScoring scoring = new DutyScoring(rules, means);
        return Stream.of(
                        cases == null ? null : scoring.speed(cases.responses()),
                        cases == null ? null : scoring.completion(cases.resolutions()),
                        scoring.patrol(slots),
                        reposts == null ? null : scoring.reposts(reposts.duties(), reposts.peers()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    DutyItems withCases(CaseFacts.Items others) {
        return new DutyItems(others, slots, reposts, means);
    }

    DutyItems withSlots(List<Slot> others) {
        return new DutyItems(cases, others, reposts, means);
    }

    DutyItems withReposts(RepostFacts.Items others) {
        return new DutyItems(cases, slots, others, means);
    }
}
