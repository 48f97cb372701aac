package id.pantas.collection.internal;

import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Plans overdue work again, so that nothing bursts after a pause: what has been due for long, because nothing ran or the
 * platform rested, is spread with equal spacing, the longest overdue first. A few may start at once, as many as usually run side by
 * side. What a person asked for is not held back.
 *
 * <p>Accounts count as overdue after an eighth of the regular interval, at least five minutes, and are spread over half of it
 * at the most, a minute apart at the most: so a platform is asked twice as fast as usual while it is being caught up with.
 * Rounds of comments count as overdue after a quarter of an hour and are spread over ten minutes, which is what is left
 * between the round before a patrol and the patrol.
 */
@Component
class Backlog {

    private static final Duration SHORTEST_TOLERANCE = Duration.ofMinutes(5);
    private static final Duration ROUND_TOLERANCE = Duration.ofMinutes(15);
    private static final Duration ROUND_WINDOW = Duration.ofMinutes(10);
    private static final Duration ROUND_SPACING = Duration.ofSeconds(10);
    private static final Duration SPACING = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final CollectionProperties settings;

    Backlog(JdbcClient database, CollectionProperties settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Whether an account that was due then has waited so long that all of them are planned again. */
    boolean overdue(Platform platform, Instant due, Instant now) {
        return due.isBefore(now.minus(tolerance(platform)));
    }

    boolean overdueRound(Instant due, Instant now) {
        return due.isBefore(now.minus(ROUND_TOLERANCE));
    }

    /** Spreads the platform's overdue accounts from {@code now} on; in the caller's transaction. */
    void spread(Platform platform, Instant now) {
        database.sql("""
                        with late as (
                          select account_id, row_number() over (order by next_due, account_id) - 1 - :atOnce as place,
                                 count(*) over () as total
                            from (select account_id, next_due from collection.account_state
                                   where active and connected and sweep_id is null and platform = :platform
                                     and next_due < :late and (lease_until is null or lease_until <= :now)
                                     for update skip locked) s)
                        update collection.account_state s
                           set next_due = :now + make_interval(secs => greatest(late.place, 0)
                                                                       * least(:spacing, cast(:window as float8) / late.total))
                          from late where late.account_id = s.account_id
                        """)
                .param("platform", platform.name())
                .param("now", Sql.at(now))
                .param("late", Sql.at(now.minus(tolerance(platform))))
                .param("atOnce", settings.workers() - 1)
                .param("spacing", (double) SPACING.toSeconds())
                .param("window", settings.interval(platform).toSeconds() / 2)
                .update();
    }

    /** Spreads the overdue rounds of comments of all platforms; in the caller's transaction. */
    void spreadRounds(Instant now) {
        database.sql("""
                        with late as (
                          select account_id, post_native_id, count(*) over () as total,
                                 row_number() over (order by next_due, account_id, post_native_id) - 1 - :atOnce as place
                            from (select account_id, post_native_id, next_due from collection.comment_watch
                                   where next_due < :late and (lease_until is null or lease_until <= :now)
                                     for update skip locked) w)
                        update collection.comment_watch w
                           set next_due = :now + make_interval(secs => greatest(late.place, 0)
                                                                       * least(:spacing, cast(:window as float8) / late.total))
                          from late where late.account_id = w.account_id and late.post_native_id = w.post_native_id
                        """)
                .param("now", Sql.at(now))
                .param("late", Sql.at(now.minus(ROUND_TOLERANCE)))
                .param("atOnce", settings.workers() - 1)
                .param("spacing", (double) ROUND_SPACING.toSeconds())
                .param("window", ROUND_WINDOW.toSeconds())
                .update();
    }

    private Duration tolerance(Platform platform) {
        Duration eighth = settings.interval(platform).dividedBy(8);
        return eighth.compareTo(SHORTEST_TOLERANCE) < 0 ? SHORTEST_TOLERANCE : eighth;
    }
}
