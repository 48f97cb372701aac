package id.pantas.collection.internal;

import id.pantas.collection.BudgetMeters.Whose;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The meters of what is used of the platforms, in the database, so that all instances share them. A page's highest possible
 * cost is reserved on every meter it counts on before it is fetched, and corrected afterwards; a reservation of a killed
 * process stays spent, which errs on the safe side.
 */
@Component
class Budgets {

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Map<Platform, PlatformBudget> budgets = new EnumMap<>(Platform.class);

    Budgets(JdbcClient database, TransactionTemplate transactions, CollectionProperties settings) {
        this.database = database;
        this.transactions = transactions;
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

    /** @param meters with their windows' starts, in the order in which they are locked */
    record Reservation(Platform platform, String account, List<Meter> meters, Instant at, int cost) {}

    /**
     * Sets the cost of one page aside.
     *
     * @throws CollectionFailure BUDGET_SPENT until the end of the window whose limit it would exceed; of this account alone if
     *     that is the account's own
     */
    Reservation reserve(Platform platform, AccountId account, boolean comments, Instant now) throws CollectionFailure {
        PlatformBudget budget = of(platform);
        String subject = account.value().toString();
        List<Meter> taken = new ArrayList<>();
        Optional<Meter> refusing = Objects.requireNonNull(transactions.execute(status -> {
            for (Meter meter : budget.metersFor(comments)) {
                if (!take(platform, subject, meter, budget.pageCost(), now)) {
                    status.setRollbackOnly();
                    return Optional.of(meter);
                }
                taken.add(meter);
            }
            return Optional.empty();
        }));
        if (refusing.isEmpty()) {
            return new Reservation(platform, subject, List.copyOf(taken), now, budget.pageCost());
        }
        Meter full = refusing.get();
        throw new CollectionFailure(
                FailureKind.BUDGET_SPENT,
                full.whose() == Whose.PLATFORM ? CollectionFailure.Scope.PLATFORM : CollectionFailure.Scope.ACCOUNT,
                "our budget of the " + full.window().name().toLowerCase(Locale.ROOT) + " is used up",
                full.endOf(now),
                null,
                null);
    }

    private boolean take(Platform platform, String account, Meter meter, int cost, Instant now) {
        return database.sql("""
                        insert into collection.meter as m
                               (platform, scope, subject, span, starts_at, ends_at, spent, unit_limit)
                        select :platform, :scope, :subject, :span, :start, :end, :cost, cast(:limit as bigint)
                         where cast(:limit as bigint) is null or :cost <= cast(:limit as bigint)
                        on conflict (platform, scope, subject, span, starts_at) do update
                           set spent = m.spent + excluded.spent, unit_limit = excluded.unit_limit
                         where excluded.unit_limit is null or m.spent + excluded.spent <= excluded.unit_limit
                        """)
                        .param("platform", platform.name())
                        .param("scope", meter.whose().name())
                        .param("subject", meter.whose() == Whose.PLATFORM ? "" : account)
                        .param("span", meter.window().name())
                        .param("start", Sql.at(meter.startOf(now)))
                        .param("end", Sql.at(meter.endOf(now)))
                        .param("cost", cost)
                        .param("limit", meter.limit())
                        .update()
                > 0;
    }

    /** Replaces a reservation by what the page really cost. More than reserved is counted up to the limit. */
    void settle(Reservation reservation, int spent) {
        int difference = Math.max(0, spent) - reservation.cost();
        if (difference == 0) {
            return;
        }
        transactions.executeWithoutResult(status -> {
            for (Meter meter : reservation.meters()) {
                database.sql("""
                                update collection.meter
                                   set spent = least(greatest(spent + :difference, 0),
                                                     coalesce(unit_limit, 9223372036854775807))
                                 where platform = :platform and scope = :scope and subject = :subject and span = :span
                                   and starts_at = :start
                                """)
                        .param("difference", difference)
                        .param("platform", reservation.platform().name())
                        .param("scope", meter.whose().name())
                        .param("subject", meter.whose() == Whose.PLATFORM ? "" : reservation.account())
                        .param("span", meter.window().name())
                        .param("start", Sql.at(meter.startOf(reservation.at())))
                        .update();
            }
        });
    }

    /** Units used on the platform's current day. */
    long spent(Platform platform, Instant now) {
        return spent(platform, of(platform).day(), now);
    }

    /** Units used in the current window of a meter of the whole platform. */
    long spent(Platform platform, Meter meter, Instant now) {
        return database.sql("""
                        select spent from collection.meter
                         where platform = :platform and scope = :scope and subject = '' and span = :span
                           and starts_at = :start
                        """)
                .param("platform", platform.name())
                .param("scope", meter.whose().name())
                .param("span", meter.window().name())
                .param("start", Sql.at(meter.startOf(now)))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Deletes windows that ended before {@code before}, at most {@code limit} at a time; returns how many. */
    int purge(Instant before, int limit) {
        return database.sql("""
                        delete from collection.meter where ctid = any(array(
                          select ctid from collection.meter where ends_at < :before limit :limit))
                        """)
                .param("before", Sql.at(before))
                .param("limit", limit)
                .update();
    }
}
