package id.pantas.collection.internal;

import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps part of a day's budget for what is more important. A purpose may use the day's limit less what the purposes before it
 * are expected to need until the day ends:
 *
 * <pre>
 * line(p) = limit − Σ expected(q) × (time left / day)    over all q before p
 * </pre>
 *
 * <p>Expected is the mean of the last up to seven counted days; before the first day is over it is a share of the limit (new posts 40 %,
 * rounds before patrols 15 %, counts at 24 and 72 hours 20 % each). New posts have no line but the limit.
 */
@Component
class Priorities {

    private static final int DAYS = 7;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final Map<Purpose, Integer> FIRST_SHARES = Map.of(
            Purpose.POSTS, 40, Purpose.PATROL, 15, Purpose.COUNTS_24, 20, Purpose.COUNTS_72, 20, Purpose.COMMENTS, 5);

    private final JdbcClient database;
    private final Map<Platform, Expected> remembered = new ConcurrentHashMap<>();

    Priorities(JdbcClient database) {
        this.database = database;
    }

    /** @param units a day; empty if no day was counted yet */
    private record Expected(Instant from, Instant until, Map<Purpose, Double> units) {}

    /** Up to how many units of the day the purpose may use now, at most {@code limit}; possibly below 0. */
    long line(Platform platform, Purpose purpose, Meter day, long limit, Instant now) {
        if (purpose == Purpose.POSTS) {
            return limit;
        }
        Map<Purpose, Double> expected = expected(platform, day, now).units();
        Instant start = day.startOf(now);
        Instant end = day.endOf(now);
        double left = (double) Duration.between(now, end).toMillis()
                / Duration.between(start, end).toMillis();
        double kept = 0;
        for (Purpose other : Purpose.values()) {
            if (other.compareTo(purpose) < 0) {
                kept += expected.isEmpty()
                        ? limit * FIRST_SHARES.getOrDefault(other, 0) / 100.0
                        : expected.getOrDefault(other, 0.0);
            }
        }
        return limit - (long) Math.ceil(kept * left);
    }

    /** Counts what was used, on the platform's day that contains {@code at}. */
    void used(Platform platform, Purpose purpose, Meter day, Instant at, int units) {
        if (units <= 0) {
            return;
        }
        database.sql("""
                        insert into collection.purpose_use as u (platform, day_start, purpose, spent)
                        values (:platform, :start, :purpose, :units)
                        on conflict (platform, day_start, purpose) do update set spent = u.spent + excluded.spent
                        """)
                .param("platform", platform.name())
                .param("start", Sql.at(day.startOf(at)))
                .param("purpose", purpose.name())
                .param("units", units)
                .update();
    }

    private Expected expected(Platform platform, Meter day, Instant now) {
        Expected known = remembered.get(platform);
        if (known == null || now.isBefore(known.from()) || !now.isBefore(known.until())) {
            known = new Expected(now, now.plus(REMEMBERED), mean(platform, day, now));
            remembered.put(platform, known);
        }
        return known;
    }

    private Map<Purpose, Double> mean(Platform platform, Meter day, Instant now) {
        Map<Purpose, Double> units = new EnumMap<>(Purpose.class);
        database.sql("""
                        select purpose, sum(spent)::float8 / (select count(distinct day_start) from collection.purpose_use
                                                               where platform = :platform and day_start >= :from
                                                                 and day_start < :today) as mean
                          from collection.purpose_use
                         where platform = :platform and day_start >= :from and day_start < :today group by purpose
                        """)
                .param("platform", platform.name())
                .param(
                        "from",
                        Sql.at(day.startOf(now).minus(Duration.ofDays(DAYS)).minus(Duration.ofHours(1))))
                .param("today", Sql.at(day.startOf(now)))
                .query(row -> {
                    units.put(Purpose.valueOf(row.getString("purpose")), row.getDouble("mean"));
                });
        return units;
    }
}
