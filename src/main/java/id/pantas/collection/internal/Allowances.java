package id.pantas.collection.internal;

import id.pantas.collection.BudgetMeters.Whose;
import id.pantas.collection.BudgetMeters.Window;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What may be used today so that a month's budget lasts until the month ends: what is left of it at the beginning of the day,
 * divided by the days that are left, today included. What a quiet day leaves is shared out over the days after it.
 */
@Component
class Allowances {

    private final JdbcClient database;
    private final Map<Platform, Allowance> remembered = new ConcurrentHashMap<>();

    Allowances(JdbcClient database) {
        this.database = database;
    }

    private record Allowance(Instant day, long units) {}

    /** The limit of the platform's day that contains {@code now}; null = counted, not limited. */
    @Nullable
    Long today(PlatformBudget budget, Instant now) {
        Long daily = budget.day().limit();
        Long monthly = budget.meters().stream()
                .filter(meter -> meter.whose() == Whose.PLATFORM && meter.window() == Window.MONTH)
                .map(Meter::limit)
                .findAny()
                .orElse(null);
        if (monthly == null) {
            return daily;
        }
        Instant start = budget.day().startOf(now);
        Allowance known = remembered.get(budget.platform());
        if (known == null || !known.day().equals(start)) {
            known = new Allowance(start, share(budget, monthly, now));
            remembered.put(budget.platform(), known);
        }
        return daily == null ? Long.valueOf(known.units()) : Long.valueOf(Math.min(daily, known.units()));
    }

    private long share(PlatformBudget budget, long monthly, Instant now) {
        LocalDate today = now.atZone(budget.day().zone()).toLocalDate();
        Instant month =
                today.withDayOfMonth(1).atStartOfDay(budget.day().zone()).toInstant();
        List<Long> before = database.sql("""
                        select coalesce(sum(spent), 0)::bigint from collection.meter
                         where platform = :platform and scope = 'PLATFORM' and span = 'DAY'
                           and starts_at >= :month and starts_at < :today
                        """)
                .param("platform", budget.platform().name())
                .param("month", Sql.at(month))
                .param("today", Sql.at(budget.day().startOf(now)))
                .query(Long.class)
                .list();
        long left = Math.max(0, monthly - before.get(0));
        int days = today.lengthOfMonth() - today.getDayOfMonth() + 1;
        // Less than a page a day would mean no page at all.
        return Math.min(left, Math.max(left / days, budget.pageCost()));
    }
}
