package id.pantas.collection.internal;

import id.pantas.collection.BudgetMeters.Whose;
import id.pantas.collection.BudgetMeters.Window;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stretches the intervals of a platform whose budget would not last, once at the beginning of each day:
 *
 * <pre>
 * need(level) = checks a day at that level × units of a check that finds nothing + units used for everything else
 * level       = the lowest of 0, 1, 2 at which the need is at most 90 % of what a day allows
 * </pre>
 *
 * <p>Both measures are means of the last seven days. Only checks that find nothing can be saved: where those are free, as with X, nothing
 * is stretched, and {@link Priorities} alone decides what is read first.
 */
@Component
class Stretching {

    private static final Logger LOG = LoggerFactory.getLogger(Stretching.class);

    private static final Duration MEASURED = Duration.ofDays(7);
    private static final int HIGHEST = 2;
    private static final int FEWEST_RUNS = 20;
    private static final double USED = 0.9;

    private final JdbcClient database;
    private final Budgets budgets;
    private final CollectionProperties settings;

    Stretching(JdbcClient database, Budgets budgets, CollectionProperties settings) {
        this.database = database;
        this.budgets = budgets;
        this.settings = settings;
    }

    /** Decides for every platform for which that has not been done on {@code today}. */
    void decide(Iterable<PlatformStates.State> states, LocalDate today, Instant now) {
        for (PlatformStates.State state : states) {
            LocalDate decided = state.stretchDay();
            if (state.connected() && (decided == null || decided.isBefore(today))) {
                int level = level(state.platform(), now);
                if (level != state.stretch()) {
                    LOG.info(
                            "checks of {} are stretched by {} steps, so that the budget lasts",
                            state.platform(),
                            level);
                }
                database.sql("""
                                update collection.platform_state set stretch = :level, stretch_day = :today
                                 where platform = :platform
                                """)
                        .param("level", level)
                        .param("today", today)
                        .param("platform", state.platform().name())
                        .update();
            }
        }
    }

    int level(Platform platform, Instant now) {
        Optional<Double> allowed = allowed(platform, now);
        Optional<Cost> cost = allowed.isEmpty() ? Optional.empty() : cost(platform, now);
        if (cost.isEmpty() || cost.get().empty() == 0) {
            return 0;
        }
        Map<Integer, Integer> accounts = new HashMap<>();
        database.sql("""
                        select natural_every, count(*) as accounts from collection.account_state
                         where active and connected and platform = :platform group by natural_every
                        """).param("platform", platform.name()).query(row -> {
            accounts.put(row.getInt("natural_every"), row.getInt("accounts"));
        });
        Duration regular = settings.interval(platform);
        int level = 0;
        while (level < HIGHEST && need(accounts, regular, level, cost.get()) > USED * allowed.get()) {
            level++;
        }
        return level;
    }

    private static double need(Map<Integer, Integer> accounts, Duration regular, int level, Cost cost) {
        double checks = 0;
        for (Map.Entry<Integer, Integer> entry : accounts.entrySet()) {
            Duration interval = regular.multipliedBy(Pace.stretched(entry.getKey(), regular, level));
            checks += entry.getValue() * (double) Duration.ofDays(1).toMillis() / interval.toMillis();
        }
        return checks * cost.empty() + cost.other();
    }

    /** Units that a day allows: of the day itself, of its hours, and of what the accounts share. */
    private Optional<Double> allowed(Platform platform, Instant now) {
        Long day = budgets.limitOfToday(platform, now);
        double least = day == null ? Double.MAX_VALUE : day;
        for (Meter meter : budgets.of(platform).meters()) {
            Long limit = meter.limit();
            boolean shared = meter.whose() != Whose.ACCOUNT && meter.whose() != Whose.COMMENTS;
            if (limit != null && shared && meter.window() != Window.MONTH) {
                least = Math.min(least, meter.window() == Window.HOUR ? 24.0 * limit : limit);
            }
        }
        return least == Double.MAX_VALUE ? Optional.empty() : Optional.of(least);
    }

    /**
     * @param empty units of a check that finds nothing
     * @param other units a day for everything else
     */
    private record Cost(double empty, double other) {}

    private Optional<Cost> cost(Platform platform, Instant now) {
        return database.sql("""
                        select count(*) filter (where nothing) as empty_runs,
                               coalesce(avg(spent) filter (where nothing), 0)::float8 as empty,
                               count(*) filter (where posts) as checks, coalesce(sum(spent), 0)::float8 as spent,
                               extract(epoch from cast(:now as timestamptz) - min(started_at))::float8 as seconds
                          from (select spent, started_at, subject = 'POSTS' as posts,
                                       subject = 'POSTS' and outcome = 'DONE' and new_posts = 0 as nothing
                                  from collection.run
                                 where platform = :platform and started_at >= :from and finished_at is not null) r
                        """)
                .param("now", Sql.at(now))
                .param("from", Sql.at(now.minus(MEASURED)))
                .param("platform", platform.name())
                .query((row, number) -> {
                    if (row.getInt("empty_runs") < FEWEST_RUNS) {
                        return Optional.<Cost>empty();
                    }
                    double days = Math.max(
                            row.getDouble("seconds") / Duration.ofDays(1).toSeconds(), 1);
                    double empty = row.getDouble("empty");
                    double other = (row.getDouble("spent") - row.getInt("checks") * empty) / days;
                    return Optional.of(new Cost(empty, Math.max(0, other)));
                })
                .single();
    }
}
