package id.pantas.collection.internal;

import id.pantas.collection.Coverage.AccountDay;
import id.pantas.collection.Coverage.UnitCoverage;
import id.pantas.registry.AccountId;
import id.pantas.registry.UnitId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds one unit's days of accounts up; pure arithmetic, in any order. */
final class CoverageSum {

    private int planned;
    private int done;
    private final SortedMap<LocalDate, Day> days = new TreeMap<>();
    private final Set<AccountId> connected = new HashSet<>();
    private final Set<AccountId> all = new HashSet<>();

    /** The connected accounts of a day: how many, how many were not seen, and how many of these by a recorded outage. */
    private static final class Day {
        private int accounts;
        private int lost;
        private int recorded;

        private BigDecimal share(int part) {
            return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(accounts), 10, RoundingMode.HALF_UP);
        }
    }

    /**
     * @param meant whether any check is planned on the whole day, also such as are not over yet
     * @param over whether the day is over
     */
    void add(AccountId account, AccountDay day, boolean meant, boolean over) {
        all.add(account);
        if (!day.connected()) {
            return;
        }
        connected.add(account);
        planned += day.planned();
        done += day.done();
        if (!meant) {
            return;
        }
        Day sum = days.computeIfAbsent(day.day(), date -> new Day());
        sum.accounts++;
        if (day.outage()) {
            sum.lost++;
            sum.recorded++;
        } else if (over && day.planned() > 0 && day.done() == 0) {
            sum.lost++;
        }
    }

    UnitCoverage of(UnitId unit) {
        SortedSet<LocalDate> gaps = new TreeSet<>();
        BigDecimal lost = BigDecimal.ZERO;
        BigDecimal recorded = BigDecimal.ZERO;
        for (var entry : days.entrySet()) {
            Day day = entry.getValue();
            if (day.lost > 0) {
                gaps.add(entry.getKey());
                lost = lost.add(day.share(day.lost));
                recorded = recorded.add(day.share(day.recorded));
            }
        }
        return new UnitCoverage(
                unit,
                planned,
                done,
                Collections.unmodifiableSortedSet(gaps),
                lost.setScale(2, RoundingMode.HALF_UP),
                recorded.setScale(2, RoundingMode.HALF_UP),
                connected.size(),
                all.size() - connected.size());
    }
}
