package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import id.pantas.registry.UnitId;
import id.pantas.scoring.CaseFacts;
import id.pantas.scoring.PatrolFacts;
import id.pantas.scoring.RepostFacts;
import id.pantas.scoring.internal.Enrolled.Profile;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * The components about duties, of many units at once. Each comes from the module that owns the duty; a component whose module
 * is not there, or that has nothing to do for a league in this period, is left out of it.
 */
@Service
class Duties {

    private final @Nullable CaseFacts cases;
    private final @Nullable PatrolFacts patrols;
    private final @Nullable RepostFacts reposts;
    private final PoolMeans means;

    Duties(
            ObjectProvider<CaseFacts> cases,
            ObjectProvider<PatrolFacts> patrols,
            ObjectProvider<RepostFacts> reposts,
            PoolMeans means) {
        this.cases = cases.getIfAvailable();
        this.patrols = patrols.getIfAvailable();
        this.reposts = reposts.getIfAvailable();
        this.means = means;
    }

    /** What is known of each of these units; every one has an entry. */
    Map<UnitId, DutyItems> of(Map<UnitId, Profile> units, Period period, Formula formula, Instant now) {
        Map<UnitId, CaseFacts.Items> handled = cases == null ? Map.of() : cases.of(units.keySet(), period, now);
        Map<UnitId, List<PatrolFacts.Slot>> slots =
                patrols == null ? Map.of() : patrols.of(units.keySet(), period, now);
        Map<UnitId, RepostFacts.Items> repeated = reposts == null ? Map.of() : reposts.of(units.keySet(), period, now);
        LeagueMeans unknown = LeagueMeans.unknown(formula.duties());
        Map<Pool, LeagueMeans> mixedIn = cases == null ? Map.of() : means.of(period, formula.duties());
        Map<UnitId, DutyItems> all = new HashMap<>();
        units.forEach((unit, profile) -> all.put(
                unit,
                new DutyItems(
                        cases == null ? null : handled.getOrDefault(unit, CaseFacts.Items.NONE),
                        slots.getOrDefault(unit, List.of()),
                        repeated.get(unit),
                        mixedIn.getOrDefault(Pool.of(profile.league()), unknown))));
        return all;
    }

    /** Brings the pools' means up to date; the units whose scores have to be computed once more. */
    List<UUID> settle(Period period, Formula formula) {
        return cases == null ? List.of() : means.settle(period, formula.duties());
    }
}
