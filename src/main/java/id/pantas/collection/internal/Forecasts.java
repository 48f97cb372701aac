package id.pantas.collection.internal;

import id.pantas.collection.BudgetMeters;
import id.pantas.registry.Platform;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads the meters, and draws the line of the last days to the month's end. */
@Service
class Forecasts implements BudgetMeters {

    private static final int DAYS = 7;

    private final JdbcClient database;
    private final Budgets budgets;
    private final Collectors collectors;
    private final PlatformStates platforms;
    private final CollectionProperties settings;

    Forecasts(
            JdbcClient database,
            Budgets budgets,
            Collectors collectors,
            PlatformStates platforms,
            CollectionProperties settings) {
        this.database = database;
        this.budgets = budgets;
        this.collectors = collectors;
        this.platforms = platforms;
        this.settings = settings;
    }

    @Override
    public List<PlatformUse> all(Instant now) {
        List<PlatformUse> result = new ArrayList<>();
        for (Platform platform : Platform.values()) {
            if (collectors.of(platform).isPresent()) {
                result.add(use(platform, now));
            }
        }
        return result;
    }

    private PlatformUse use(Platform platform, Instant now) {
        PlatformBudget budget = budgets.of(platform);
        List<Reading> readings = new ArrayList<>();
        for (Meter meter : budget.meters()) {
            long spent = meter.whose() == Whose.PLATFORM
                    ? budgets.spent(platform, meter, now)
                    : fullest(budget.keptUnder(meter), meter, now);
            Long limit = meter.equals(budget.day()) ? budgets.limitOfToday(platform, now) : meter.limit();
            readings.add(new Reading(meter.whose(), meter.window(), spent, limit, meter.endOf(now)));
        }
        long used = thisMonth(platform, budget.day().zone(), now);
        long month = forecast(platform, budget.day(), used, now);
        BigDecimal dollars = budget.dollars();
        int stretched =
                platforms.find(platform).map(PlatformStates.State::stretch).orElse(0);
        return new PlatformUse(
                platform, readings, used, month, dollars == null ? null : rupiah(month, dollars), stretched);
    }

    private long fullest(Platform platform, Meter meter, Instant now) {
        return database.sql("""
                        select coalesce(max(spent), 0) from collection.meter
                         where platform = :platform and scope = :scope and span = :span and starts_at = :start
                        """)
                .param("platform", platform.name())
                .param("scope", meter.whose().name())
                .param("span", meter.window().name())
                .param("start", Sql.at(meter.startOf(now)))
                .query(Long.class)
                .single();
    }

    private long thisMonth(Platform platform, ZoneId zone, Instant now) {
        LocalDate first = now.atZone(zone).toLocalDate().withDayOfMonth(1);
        return sum(platform, first.atStartOfDay(zone).toInstant(), now);
    }

    /** What is used by now, and for the rest of the month as much a day as on the last seven whole days that were counted. */
    private long forecast(Platform platform, Meter day, long used, Instant now) {
        ZoneId zone = day.zone();
        LocalDate today = now.atZone(zone).toLocalDate();
        Instant midnight = day.startOf(now);
        LocalDate since = today.minusDays(DAYS);
        LocalDate counted = firstDay(platform, zone);
        if (counted == null) {
            return 0;
        }
        if (counted.isAfter(since)) {
            since = counted;
        }
        long days = since.until(today).getDays();
        double daily = days > 0
                ? (double) sum(platform, since.atStartOfDay(zone).toInstant(), midnight) / days
                : wholeDay(platform, day, now);
        LocalDate end = today.withDayOfMonth(1).plusMonths(1);
        Duration left = Duration.between(now, end.atStartOfDay(zone).toInstant());
        return used + Math.round(daily * left.toMinutes() / (24 * 60));
    }

    /** Nothing but today is known: what a whole day like it would use. */
    private double wholeDay(Platform platform, Meter day, Instant now) {
        double passed = Math.max(1, Duration.between(day.startOf(now), now).toMinutes()) / (24.0 * 60);
        double whole = budgets.spent(platform, now) / passed;
        Long limit = budgets.limitOfToday(platform, now);
        return limit == null ? whole : Math.min(whole, limit);
    }

    private @Nullable LocalDate firstDay(Platform platform, ZoneId zone) {
        List<Instant> first = database.sql("""
                        select starts_at from collection.meter
                         where platform = :platform and scope = 'PLATFORM' and span = 'DAY'
                         order by starts_at limit 1
                        """)
                .param("platform", platform.name())
                .query((row, number) -> Sql.instant(row, "starts_at"))
                .list();
        return first.isEmpty() ? null : first.get(0).atZone(zone).toLocalDate();
    }

    private long sum(Platform platform, Instant from, Instant before) {
        return database.sql("""
                        select coalesce(sum(spent), 0) from collection.meter
                         where platform = :platform and scope = 'PLATFORM' and span = 'DAY'
                           and starts_at >= :from and starts_at < :before
                        """)
                .param("platform", platform.name())
                .param("from", Sql.at(from))
                .param("before", Sql.at(before))
                .query(Long.class)
                .single();
    }

    private BigDecimal rupiah(long units, BigDecimal dollars) {
        return dollars.multiply(BigDecimal.valueOf(units))
                .multiply(BigDecimal.valueOf(settings.rupiahPerDollar()))
                .setScale(0, RoundingMode.HALF_UP);
    }
}
