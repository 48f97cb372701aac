package id.pantas.collection.internal;

import id.pantas.collection.spi.CommentCollector;
import id.pantas.collection.spi.CommentCollector.Reach;
import id.pantas.collection.spi.FailureKind;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The queue of what comments are to be read; a lock is a lease, as that of an account. */
@Component
class CommentWatches {

    private static final int MOST_ATTEMPTS = 3;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final CollectionProperties settings;
    private final AccountLocks locks;
    private final Backlog backlog;

    CommentWatches(
            JdbcClient database,
            TransactionTemplate transactions,
            CollectionProperties settings,
            AccountLocks locks,
            Backlog backlog) {
        this.database = database;
        this.transactions = transactions;
        this.settings = settings;
        this.locks = locks;
        this.backlog = backlog;
    }

    /**
     * A watch locked for one run.
     *
     * @param post the post's native id, null for the whole account
     */
    record CommentClaim(
            long run,
            AccountId account,
            UnitId unit,
            Platform platform,
            @Nullable String post,
            @Nullable Instant publishedAt,
            @Nullable String watermark,
            @Nullable String resumeCursor,
            @Nullable String pendingWatermark,
            int failures) {

        String key() {
            return post == null ? "" : post;
        }

        private CommentClaim of(long opened) {
            return new CommentClaim(
                    opened,
                    account,
                    unit,
                    platform,
                    post,
                    publishedAt,
                    watermark,
                    resumeCursor,
                    pendingWatermark,
                    failures);
        }

        /** Its place among the rounds before a patrol, 0 to below 1; always the same. */
        double place() {
            return Math.floorMod((account.hashCode() * 31 + key().hashCode()) * 0x9E3779B9, 1_000) / 1_000.0;
        }
    }

    /** Watches what leaders' accounts published lately; repeatable. Ends what is too old or no longer a leader's. */
    void plan(Collection<CommentCollector> collectors, Instant now) {
        collectors.forEach(collector -> watch(collector, null, now));
        database.sql("""
                        delete from collection.comment_watch w
                         where (w.lease_until is null or w.lease_until <= :now)
                           and (w.published_at <= :oldest
                                or not exists (select from collection.account_state s
                                                where s.account_id = w.account_id and s.active and s.leader))
                        """)
                .param("now", Sql.at(now))
                .param("oldest", Sql.at(now.minus(CommentPace.WATCHED)))
                .update();
    }

    /** The same for what one account has published. */
    void plan(CommentCollector collector, AccountId account, Instant now) {
        watch(collector, account, now);
    }

    private void watch(CommentCollector collector, @Nullable AccountId only, Instant now) {
        String wanted = collector.reach() == Reach.ACCOUNT ? """
                insert into collection.comment_watch (account_id, platform, next_due)
                select account_id, platform, :now from collection.account_state s
                 where s.active and s.leader and s.platform = :platform
                   and (cast(:only as uuid) is null or s.account_id = :only)
                on conflict do nothing
                """ : """
                insert into collection.comment_watch (account_id, post_native_id, platform, published_at, next_due)
                select p.account_id, p.native_id, p.platform, p.published_at, :now
                  from collection.account_state s
                  join post.post_fact p on p.account_id = s.account_id and p.published_at > :oldest
                 where s.active and s.leader and s.platform = :platform
                   and (cast(:only as uuid) is null or s.account_id = :only)
                   and p.gone_at is null and p.repost_of is null
                on conflict do nothing
                """;
        database.sql(wanted)
                .param("now", Sql.at(now))
                .param("oldest", Sql.at(now.minus(CommentPace.WATCHED)))
                .param("platform", collector.platform().name())
                .param("only", only == null ? null : only.value())
                .update();
    }

    /**
     * Locks the longest overdue watch of these platforms; empty if none is due, or none may be read now. No account is read
     * twice at once, be it for posts or for comments: both lock the account's row while they look.
     */
    Optional<CommentClaim> claimDue(Collection<Platform> ready, Instant now) {
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        // Again after a backlog has been spread, for what may start at once, or after another worker was quicker.
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Attempt result = transactions.execute(status -> attempt(ready, now));
            if (result == null || !result.again()) {
                return Optional.ofNullable(result == null ? null : result.claim());
            }
        }
        return Optional.empty();
    }

    private record Attempt(@Nullable CommentClaim claim, boolean again) {}

    private Attempt attempt(Collection<Platform> ready, Instant now) {
        Optional<Due> due = database.sql("""
                        select w.*, s.unit_id from collection.comment_watch w
                          join collection.account_state s on s.account_id = w.account_id
                          left join collection.platform_state p on p.platform = w.platform
                         where w.next_due <= :now and s.active and s.connected and w.platform in (:ready)
                           and (s.lease_until is null or s.lease_until <= :now)
                           and not exists (select from collection.comment_watch o
                                            where o.account_id = w.account_id and o.lease_until > :now)
                           and (s.credential_rests_until is null or s.credential_rests_until <= :now)
                           and (p.pause_kind is null or not %s)
                         order by w.next_due, w.account_id, w.post_native_id
                         limit 1 for update of w, s skip locked
                        """.formatted(PlatformStates.CONCERNED))
                .param("now", Sql.at(now))
                .param("ready", ready.stream().map(Platform::name).toList())
                .query(CommentWatches::due)
                .optional();
        if (due.isEmpty()) {
            return new Attempt(null, false);
        }
        Due row = due.get();
        if (locks.commentsAreRead(row.claim().account(), now)) {
            return new Attempt(null, true);
        }
        if (backlog.overdueRound(row.nextDue(), now)) {
            backlog.spreadRounds(now);
            return new Attempt(null, true);
        }
        Long cut = row.cutRun();
        if (cut != null) {
            locks.closeInterrupted(cut, now);
        }
        CommentClaim waiting = row.claim();
        long run = locks.openComments(
                waiting.account(), waiting.unit(), waiting.platform(), waiting.key(), row.nextDue(), now);
        lease(waiting.account(), waiting.key(), run, now);
        return new Attempt(waiting.of(run), false);
    }

    /** @param claim without its run */
    private record Due(
            CommentClaim claim, Instant nextDue, @Nullable Long cutRun) {}

    private static Due due(ResultSet row, int number) throws SQLException {
        String post = row.getString("post_native_id");
        CommentClaim claim = new CommentClaim(
                0,
                new AccountId(row.getObject("account_id", UUID.class)),
                new UnitId(row.getObject("unit_id", UUID.class)),
                Platform.valueOf(row.getString("platform")),
                post.isEmpty() ? null : post,
                Sql.instantOrNull(row, "published_at"),
                row.getString("watermark"),
                row.getString("resume_cursor"),
                row.getString("pending_watermark"),
                row.getInt("failures"));
        return new Due(claim, Sql.instant(row, "next_due"), row.getObject("lease_run", Long.class));
    }

    private void lease(AccountId account, String post, long run, Instant now) {
        database.sql("""
                        update collection.comment_watch set lease_run = :run, lease_until = :until
                         where account_id = :account and post_native_id = :post
                        """)
                .param("run", run)
                .param("until", Sql.at(now.plus(settings.lease())))
                .param("account", account.value())
                .param("post", post)
                .update();
    }

    /**
     * Renews the lock in the caller's transaction and remembers the place.
     *
     * @throws LeaseLost if it is no longer this run's
     */
    void keepPlace(CommentClaim claim, @Nullable String cursor, @Nullable String pendingWatermark, Instant now) {
        int renewed = database.sql("""
                        update collection.comment_watch
                           set lease_until = :until, resume_cursor = :cursor, pending_watermark = :pending
                         where account_id = :account and post_native_id = :post and lease_run = :run
                        """)
                .param("until", Sql.at(now.plus(settings.lease())))
                .param("cursor", cursor)
                .param("pending", pendingWatermark)
                .param("account", claim.account().value())
                .param("post", claim.key())
                .param("run", claim.run())
                .update();
        if (renewed == 0) {
            throw new LeaseLost(claim.account(), claim.run());
        }
    }

    /** Everything new is stored: moves the watermark and frees the watch until {@code nextDue}. */
    void complete(CommentClaim claim, @Nullable String watermark, boolean closed, Instant now, Instant nextDue) {
        database.sql("""
                        update collection.comment_watch
                           set watermark = coalesce(:watermark, watermark), resume_cursor = null,
                               pending_watermark = null, failures = 0, last_good = :now, last_failure_kind = null,
                               closed = :closed, next_due = :due, lease_run = null, lease_until = null
                         where account_id = :account and post_native_id = :post and lease_run = :run
                        """)
                .param("watermark", watermark)
                .param("now", Sql.at(now))
                .param("closed", closed)
                .param("due", Sql.at(nextDue))
                .param("account", claim.account().value())
                .param("post", claim.key())
                .param("run", claim.run())
                .update();
    }

    /** Enough for one round: frees the watch, which is due at once and goes on at its place. */
    void pause(CommentClaim claim, Instant now) {
        database.sql("""
                        update collection.comment_watch
                           set failures = 0, last_good = :now, next_due = :now, lease_run = null, lease_until = null
                         where account_id = :account and post_native_id = :post and lease_run = :run
                        """)
                .param("now", Sql.at(now))
                .param("account", claim.account().value())
                .param("post", claim.key())
                .param("run", claim.run())
                .update();
    }

    /**
     * A failure: the watermark stays.
     *
     * @param keepsPlace whether the next run may go on at the page where this one stopped
     */
    void failed(CommentClaim claim, FailureKind kind, boolean keepsPlace, Instant nextDue) {
        database.sql("""
                        update collection.comment_watch
                           set failures = failures + 1, last_failure_kind = :kind, next_due = :due,
                               resume_cursor = case when :keep then resume_cursor end,
                               pending_watermark = case when :keep then pending_watermark end,
                               lease_run = null, lease_until = null
                         where account_id = :account and post_native_id = :post and lease_run = :run
                        """)
                .param("kind", kind.name())
                .param("due", Sql.at(nextDue))
                .param("keep", keepsPlace)
                .param("account", claim.account().value())
                .param("post", claim.key())
                .param("run", claim.run())
                .update();
    }
}
