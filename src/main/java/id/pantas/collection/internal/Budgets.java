package id.pantas.collection.internal;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CollectionFailure.Scope;
import id.pantas.collection.spi.FailureKind;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /** For how long an account does without what is kept for others. */
    private static final Duration KEPT = Duration.ofHours(1);

    /** How long it takes at the most until a page being fetched is there. */
    private static final Duration FETCHING = Duration.ofMinutes(2);

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Priorities priorities;
    private final Allowances allowances;
    private final Map<Platform, PlatformBudget> budgets = new EnumMap<>(Platform.class);

    Budgets(
            JdbcClient database,
            TransactionTemplate transactions,
            Priorities priorities,
            Allowances allowances,
            CollectionProperties settings) {
        this.database = database;
        this.transactions = transactions;
        this.priorities = priorities;
        this.allowances = allowances;
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

    /**
     * Units set aside.
     *
     * @param meters on which they count, in the order in which they are locked
     * @param at when; it says which windows
     */
    record Reservation(Use use, List<Meter> meters, Instant at, int cost) {}

    /** The limit of the platform's day, so that the month's lasts; null = counted, not limited. */
    @Nullable
    Long limitOfToday(Platform platform, Instant now) {
        return allowances.today(of(platform), now);
    }

    /** Sets the cost of one page aside; see {@link #reserve(Use, int, Instant)}. */
    Reservation reserve(Use use, Instant now) throws CollectionFailure {
        return reserve(use, of(use.platform()).pageCost(), now);
    }

    /**
     * Sets units aside on every meter of the platform, app, credential and account.
     *
     * @throws CollectionFailure BUDGET_SPENT until the end of the window whose limit it would exceed, or for a short while
     *     if only pages that are being fetched stand in the way; its scope says whose meter that is. Of this account alone
     *     also if what is left is kept for more important purposes
     */
    Reservation reserve(Use use, int cost, Instant now) throws CollectionFailure {
        PlatformBudget budget = of(use.platform());
        Long today = limitOfToday(use.platform(), now);
        Long line = today == null
                ? null
                : Long.valueOf(priorities.line(use.platform(), use.purpose(), budget.day(), today, now));
        List<Meter> taken = new ArrayList<>();
        Optional<Meter> refusing = Objects.requireNonNull(transactions.execute(status -> {
            for (Meter meter : budget.metersFor(use.purpose())) {
                boolean day = meter.equals(budget.day());
                if (!take(use, meter, day ? today : meter.limit(), day ? line : meter.limit(), cost, now)) {
                    status.setRollbackOnly();
                    return Optional.of(meter);
                }
                taken.add(meter);
            }
            return Optional.empty();
        }));
        if (refusing.isEmpty()) {
            return new Reservation(use, List.copyOf(taken), now, cost);
        }
        throw refusal(
                use,
                refusing.get(),
                refusing.get().equals(budget.day()) ? today : refusing.get().limit(),
                cost,
                now);
    }

    private boolean take(Use use, Meter meter, @Nullable Long limit, @Nullable Long line, int cost, Instant now) {
        return database.sql("""
                        insert into collection.meter as m
                               (platform, scope, subject, span, starts_at, ends_at, spent, reserved, unit_limit)
                        select :platform, :scope, :subject, :span, :start, :end, :cost, :cost, cast(:limit as bigint)
                         where cast(:line as bigint) is null or :cost <= cast(:line as bigint)
                        on conflict (platform, scope, subject, span, starts_at) do update
                           set spent = m.spent + excluded.spent, reserved = m.reserved + excluded.reserved,
                               unit_limit = excluded.unit_limit
                         where cast(:line as bigint) is null or m.spent + excluded.spent <= cast(:line as bigint)
                        """)
                        .param("platform", of(use.platform()).keptUnder(meter).name())
                        .param("scope", meter.whose().name())
                        .param("subject", use.subject(meter))
                        .param("span", meter.window().name())
                        .param("start", Sql.at(meter.startOf(now)))
                        .param("end", Sql.at(meter.endOf(now)))
                        .param("cost", cost)
                        .param("limit", limit)
                        .param("line", line)
                        .update()
                > 0;
    }

    private CollectionFailure refusal(Use use, Meter full, @Nullable Long limit, int cost, Instant now) {
        record Level(long spent, long reserved) {}
        Level level = database.sql("""
                        select spent, reserved from collection.meter
                         where platform = :platform and scope = :scope and subject = :subject and span = :span
                           and starts_at = :start
                        """)
                .param("platform", of(use.platform()).keptUnder(full).name())
                .param("scope", full.whose().name())
                .param("subject", use.subject(full))
                .param("span", full.window().name())
                .param("start", Sql.at(full.startOf(now)))
                .query((row, number) -> new Level(row.getLong("spent"), row.getLong("reserved")))
                .optional()
                .orElse(new Level(0, 0));
        String window = full.window().name().toLowerCase(Locale.ROOT);
        if (limit != null && level.spent() + cost <= limit) {
            Instant later = now.plus(KEPT);
            Instant end = full.endOf(now);
            return refused(
                    Scope.ACCOUNT,
                    "what is left of our budget of the " + window + " is kept for what is more important",
                    later.isBefore(end) ? later : end);
        }
        Scope scope = switch (full.whose()) {
            case PLATFORM, APP -> Scope.PLATFORM;
            case CREDENTIAL -> Scope.CREDENTIAL;
            case ACCOUNT, COMMENTS -> Scope.ACCOUNT;
        };
        // What pages being fetched do not use comes back when they are there, or never if their process was killed.
        boolean returning = limit != null && level.spent() - level.reserved() + cost <= limit;
        return refused(
                scope,
                "our budget of the " + window + " is used up",
                returning && now.plus(FETCHING).isBefore(full.endOf(now)) ? now.plus(FETCHING) : full.endOf(now));
    }

    private static CollectionFailure refused(Scope scope, String message, Instant until) {
        return new CollectionFailure(FailureKind.BUDGET_SPENT, scope, message, until, null, null);
    }

    /** Replaces a reservation by what the page really cost. More than reserved is counted up to the limit. */
    void settle(Reservation reservation, int spent) {
        Use use = reservation.use();
        PlatformBudget budget = of(use.platform());
        int difference = Math.max(0, spent) - reservation.cost();
        transactions.executeWithoutResult(status -> {
            for (Meter meter : reservation.meters()) {
                database.sql("""
                                update collection.meter
                                   set spent = least(greatest(spent + :difference, 0),
                                                     coalesce(unit_limit, 9223372036854775807)),
                                       reserved = greatest(reserved - :cost, 0)
                                 where platform = :platform and scope = :scope and subject = :subject and span = :span
                                   and starts_at = :start
                                """)
                        .param("difference", difference)
                        .param("cost", reservation.cost())
                        .param("platform", budget.keptUnder(meter).name())
                        .param("scope", meter.whose().name())
                        .param("subject", use.subject(meter))
                        .param("span", meter.window().name())
                        .param("start", Sql.at(meter.startOf(reservation.at())))
                        .update();
            }
            if (limitOfToday(use.platform(), reservation.at()) != null) {
                priorities.used(use.platform(), use.purpose(), budget.day(), reservation.at(), spent);
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
        database.sql("delete from collection.purpose_use where day_start < :before")
                .param("before", Sql.at(before))
                .update();
        return database.sql("""
                        delete from collection.meter where ctid = any(array(
                          select ctid from collection.meter where ends_at < :before limit :limit))
                        """)
                .param("before", Sql.at(before))
                .param("limit", limit)
                .update();
    }
}
