package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.registry.League;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import id.pantas.scoring.StandingStatus;
import id.pantas.scoring.internal.Completeness.Collected;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What the registry and the collection say about units in a period, as far as the score depends on it. */
@Service
class Enrolled {

    /** With less than one whole day seen there is nothing to compare with a target. */
    private static final BigDecimal MOST_GAP_DAYS = new BigDecimal(Period.DAYS - 1);

    private final Units units;
    private final OfficialAccounts accounts;
    private final Completeness completeness;
    private final PeriodCalendar calendar;

    Enrolled(Units units, OfficialAccounts accounts, Completeness completeness, PeriodCalendar calendar) {
        this.units = units;
        this.accounts = accounts;
        this.completeness = completeness;
        this.calendar = calendar;
    }

    /** All active units that are ranked. */
    List<Unit> units() {
        return units.active().stream().filter(unit -> unit.league() != null).toList();
    }

    Map<UnitId, Unit> byIds(Collection<UnitId> ids) {
        return units.byIds(ids);
    }

    /**
     * The profiles of units in a period; dissolved units and leaders have none.
     *
     * @param beginning when scoring began in this installation
     */
    Map<UnitId, Profile> profiles(
            Collection<Unit> asked, Period period, Formula formula, Instant beginning, Instant now) {
        List<Unit> ranked = asked.stream()
                .filter(unit -> unit.active() && unit.league() != null)
                .toList();
        List<UnitId> ids = ranked.stream().map(Unit::id).toList();
        Map<UnitId, Instant> oldestAccount = oldestAccounts(ids);
        Map<UnitId, Collected> collected = ids.isEmpty() ? Map.of() : completeness.of(ids, period, now);
        Map<UnitId, Profile> profiles = new HashMap<>();
        for (Unit unit : ranked) {
            League league = unit.league();
            if (league == null) {
                continue;
            }
            Collected seen = collected.getOrDefault(unit.id(), Collected.ALL);
            boolean complete = seen.share().compareTo(formula.completeFrom()) >= 0;
            BigDecimal gapDays = seen.gapDays(complete);
            StandingStatus status =
                    status(oldestAccount.get(unit.id()), gapDays, period, formula.introduction(), beginning);
            UnitId group = league == League.DESA ? unit.parent() : null;
            profiles.put(unit.id(), new Profile(league, group, status, seen.share(), complete, gapDays));
        }
        return profiles;
    }

    private Map<UnitId, Instant> oldestAccounts(List<UnitId> ids) {
        Map<UnitId, Instant> oldest = new HashMap<>();
        accounts.ofUnits(ids)
                .forEach((unit, own) -> own.stream()
                        .filter(OfficialAccount::active)
                        .map(OfficialAccount::registeredAt)
                        .min(Instant::compareTo)
                        .ifPresent(at -> oldest.put(unit, at)));
        return oldest;
    }

    private StandingStatus status(
            @Nullable Instant oldestAccount, BigDecimal gapDays, Period period, int introduction, Instant beginning) {
        if (oldestAccount == null) {
            return StandingStatus.NO_ACCOUNT;
        }
        if (gapDays.compareTo(MOST_GAP_DAYS) > 0) {
            return StandingStatus.NO_DATA;
        }
        Period entered = calendar.at(oldestAccount);
        if (!entered.firstDay().isAfter(calendar.at(beginning).firstDay())) {
            return StandingStatus.RANKED;
        }
        long since = ChronoUnit.DAYS.between(entered.firstDay(), period.firstDay()) / Period.DAYS;
        return since < introduction ? StandingStatus.INTRODUCTION : StandingStatus.RANKED;
    }

    /**
     * @param group the kecamatan within which a desa is ranked, else null
     * @param coverage share of planned visits that took place, 0 to 1
     * @param gapDays days that leave the targets, 0 to 14, 2 decimals
     */
    record Profile(
            League league,
            @Nullable UnitId group,
            StandingStatus status,
            BigDecimal coverage,
            boolean complete,
            BigDecimal gapDays) {

        /** Changes when the score has to be computed again; a complete unit's coverage matters in whole percent only. */
        String fingerprint() {
            return String.join(
                    "|",
                    league.name(),
                    String.valueOf(group),
                    status.name(),
                    complete ? "complete " + coverage.movePointRight(2).intValue() : coverage.toPlainString(),
                    gapDays.toPlainString());
        }
    }
}
