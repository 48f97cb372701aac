package id.pantas.collection.internal;

import id.pantas.registry.Platform;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The meters of the platforms' daily budgets, in the database, so that all instances share them. A page's highest possible
 * cost is reserved before it is fetched and corrected afterwards; a reservation of a killed process stays spent, which
 * errs on the safe side.
 */
@Component
class Budgets {

    private final JdbcClient database;
    private final Map<Platform, PlatformBudget> budgets = new EnumMap<>(Platform.class);

    Budgets(JdbcClient database, CollectionProperties settings) {
        this.database = database;
        for (Platform platform : Platform.values()) {
            budgets.put(platform, PlatformBudget.of(platform, settings));
        }
    }

    PlatformBudget of(Platform platform) {
        PlatformBudget budget = budgets.get(platform);
        if (budget == null) {
            throw new IllegalStateException("no budget of " + platform);
        }
        return budget;
    }

    /** Sets the cost of one page aside; null if it would exceed the day's limit. */
    @Nullable
    Reservation reserve(Platform platform, Instant now) {
        PlatformBudget budget = of(platform);
        LocalDate day = budget.day(now);
        int updated = database.sql("""
                        insert into collection.budget as b (platform, day, spent, daily_limit)
                        select :platform, :day, :cost, cast(:limit as bigint)
                         where cast(:limit as bigint) is null or :cost <= cast(:limit as bigint)
                        on conflict (platform, day) do update
                           set spent = b.spent + excluded.spent, daily_limit = excluded.daily_limit
                         where excluded.daily_limit is null or b.spent + excluded.spent <= excluded.daily_limit
                        """)
                .param("platform", platform.name())
                .param("day", day)
                .param("cost", budget.pageCost())
                .param("limit", budget.dailyLimit())
                .update();
        return updated == 0 ? null : new Reservation(platform, day, budget.pageCost());
    }

    /** Replaces a reservation by what the page really cost. More than reserved is counted up to the limit. */
    void settle(Reservation reservation, int spent) {
        if (spent == reservation.cost()) {
            return;
        }
        database.sql("""
                        update collection.budget
                           set spent = least(greatest(spent + :difference, 0),
                                             coalesce(daily_limit, 9223372036854775807))
                         where platform = :platform and day = :day
                        """)
                .param("difference", Math.max(0, spent) - reservation.cost())
                .param("platform", reservation.platform().name())
                .param("day", reservation.day())
                .update();
    }

    /** Units used on the platform's current day. */
    long spent(Platform platform, Instant now) {
        return database.sql("select spent from collection.budget where platform = :platform and day = :day")
                .param("platform", platform.name())
                .param("day", of(platform).day(now))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** @param day the platform's day the units were taken from */
    record Reservation(Platform platform, LocalDate day, int cost) {}
}
