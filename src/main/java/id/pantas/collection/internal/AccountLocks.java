package id.pantas.collection.internal;

import id.pantas.collection.AccountStatus;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Locks accounts for a run. A lock is a lease in the account's row: it is renewed with every stored page and expires, so
 * that a killed process frees its accounts; and it carries the run's number, so that a process which only slept finds out
 * before it stores anything.
 */
@Component
class AccountLocks {

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final CollectionProperties settings;
    private final PlatformStates platforms;
    private final Backlog backlog;
    private final String node;

    AccountLocks(
            JdbcClient database,
            TransactionTemplate transactions,
            CollectionProperties settings,
            PlatformStates platforms,
            Backlog backlog) {
        this.database = database;
        this.transactions = transactions;
        this.settings = settings;
        this.platforms = platforms;
        this.backlog = backlog;
        this.node = hostName() + "/" + UUID.randomUUID().toString().substring(0, 8);
    }

    /**
     * Locks the longest overdue account of these platforms; empty if none is due, or none may be read now. Where much is long
     * overdue it is first spread.
     */
    Optional<Claim> claimDue(Collection<Platform> ready, Instant now) {
        // A lost race for the trial of a resting platform, or a spread backlog, leaves the accounts of the others to
        // look at.
        for (int attempt = 0; attempt <= 2 * ready.size(); attempt++) {
            Attempt result = transactions.execute(status -> attempt(ready, now));
            if (result == null || result.claim() != null || !result.again()) {
                return Optional.ofNullable(result == null ? null : result.claim());
            }
        }
        return Optional.empty();
    }

    private Attempt attempt(Collection<Platform> ready, Instant now) {
        if (ready.isEmpty()) {
            return new Attempt(null, false);
        }
        Optional<Row> due = database.sql("""
                        select s.*, %s and p.pause_kind is not null as probe
                          from collection.account_state s
                          left join collection.platform_state p on p.platform = s.platform
                         where s.active and s.connected and s.next_due <= :now and s.platform in (:ready)
                           and (s.lease_until is null or s.lease_until <= :now)
                           and not exists (select from collection.comment_watch w
                                            where w.account_id = s.account_id and w.lease_until > :now)
                           and (s.credential_rests_until is null or s.credential_rests_until <= :now)
                           and (p.paused_until is null or p.paused_until <= :now or not (%s))
                         order by s.next_due, s.account_id
                         limit 1 for update of s skip locked
                        """.formatted(PlatformStates.CONCERNED, PlatformStates.CONCERNED))
                .param("now", Sql.at(now))
                .param("ready", ready.stream().map(Platform::name).toList())
                .query(AccountLocks::row)
                .optional();
        if (due.isEmpty()) {
            return new Attempt(null, false);
        }
        Row row = due.get();
        if (commentsAreRead(row.account(), now)) {
            return new Attempt(null, true);
        }
        if (row.sweep() == null && backlog.overdue(row.platform(), row.nextDue(), now)) {
            backlog.spread(row.platform(), now);
            return new Attempt(null, true);
        }
        if (row.probe() && !platforms.takeProbe(row.platform(), now, settings.lease())) {
            return new Attempt(null, true);
        }
        return new Attempt(lock(row, now, row.probe(), row.sweep() != null), false);
    }

    private record Attempt(@Nullable Claim claim, boolean again) {}

    /**
     * Locks this account, due or not; empty if it is being read, not in use, or unknown. A person's request may try a
     * platform whose credential was refused, but not one that asked for a rest.
     */
    Optional<Claim> claim(AccountId account, Instant now) {
        return transactions.execute(status -> database.sql("""
                        select s.*, %s and p.pause_kind is not null
                               and (p.paused_until <= :now or p.pause_kind = 'AUTH') as probe
                          from collection.account_state s
                          left join collection.platform_state p on p.platform = s.platform
                         where s.account_id = :account and s.active and s.connected
                           and (s.lease_until is null or s.lease_until <= :now)
                           and not exists (select from collection.comment_watch w
                                            where w.account_id = s.account_id and w.lease_until > :now)
                           for update of s skip locked
                        """.formatted(PlatformStates.CONCERNED))
                .param("account", account.value())
                .param("now", Sql.at(now))
                .query(AccountLocks::row)
                .optional()
                .filter(row -> !commentsAreRead(row.account(), now))
                .map(row -> lock(row, now, row.probe(), true)));
    }

    /**
     * Whether a round of this account's comments is under way, asked while the caller holds the account's row: the statement
     * that locked the row may have looked at the rounds before the one who held it until then had begun his.
     */
    boolean commentsAreRead(AccountId account, Instant now) {
        return database.sql("""
                        select exists (select from collection.comment_watch
                                        where account_id = :account and lease_until > :now)
                        """)
                .param("account", account.value())
                .param("now", Sql.at(now))
                .query(Boolean.class)
                .single();
    }

    /**
     * Renews the lock until a lease from {@code now}, in the caller's transaction, which then holds the row.
     *
     * @throws LeaseLost if it is no longer this run's
     */
    void renew(Claim claim, Instant now) {
        int renewed = database.sql("""
                        update collection.account_state set lease_until = :until
                         where account_id = :account and lease_run = :run
                        """)
                .param("until", Sql.at(now.plus(settings.lease())))
                .param("account", claim.account().value())
                .param("run", claim.run())
                .update();
        if (renewed == 0) {
            throw new LeaseLost(claim);
        }
    }

    private Claim lock(Row row, Instant now, boolean probe, boolean manual) {
        Long cut = row.cutRun();
        if (cut != null) {
            closeInterrupted(cut, now);
        }
        Instant planned = row.nextDue().isBefore(now) ? row.nextDue() : now;
        long run = database.sql("""
                        insert into collection.run
                               (account_id, unit_id, platform, node, started_by, sweep_id, planned_at, started_at)
                        values (:account, :unit, :platform, :node, :trigger, :sweep, :planned, :now) returning id
                        """)
                .param("account", row.account().value())
                .param("unit", row.unit().value())
                .param("platform", row.platform().name())
                .param("node", node)
                .param("trigger", manual ? "MANUAL" : "SCHEDULE")
                .param("sweep", row.sweep())
                .param("planned", Sql.at(planned))
                .param("now", Sql.at(now))
                .query(Long.class)
                .single();
        database.sql("""
                        update collection.account_state
                           set lease_owner = :node, lease_until = :until, lease_run = :run
                         where account_id = :account
                        """)
                .param("node", node)
                .param("until", Sql.at(now.plus(settings.lease())))
                .param("run", run)
                .param("account", row.account().value())
                .update();
        return row.claim(run, planned, now, probe);
    }

    /** Opens the run of a round of comments; the lock is the caller's. */
    long openComments(AccountId account, UnitId unit, Platform platform, String post, Instant planned, Instant now) {
        return database.sql("""
                        insert into collection.run
                               (account_id, unit_id, platform, node, started_by, planned_at, started_at, subject, comments_of)
                        values (:account, :unit, :platform, :node, 'SCHEDULE', :planned, :now, 'COMMENTS', :post)
                        returning id
                        """)
                .param("account", account.value())
                .param("unit", unit.value())
                .param("platform", platform.name())
                .param("node", node)
                .param("planned", Sql.at(planned))
                .param("now", Sql.at(now))
                .param("post", post)
                .query(Long.class)
                .single();
    }

    /** Closes a run whose process ended before it did. */
    void closeInterrupted(long run, Instant now) {
        database.sql("""
                        update collection.run
                           set finished_at = :now, failure_kind = 'INTERRUPTED',
                               outcome = case when pages > 0 then 'PARTIAL' else 'FAILED' end,
                               message = 'the process that made this run ended before it was finished'
                         where id = :run and finished_at is null
                        """).param("now", Sql.at(now)).param("run", run).update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new AccountId(row.getObject("account_id", UUID.class)),
                new UnitId(row.getObject("unit_id", UUID.class)),
                Platform.valueOf(row.getString("platform")),
                Sql.instant(row, "enrolled_at"),
                Sql.instant(row, "next_due"),
                row.getObject("sweep_id", Long.class),
                row.getString("watermark"),
                row.getString("resume_cursor"),
                row.getString("pending_watermark"),
                Sql.instantOrNull(row, "resume_since"),
                AccountStatus.valueOf(row.getString("status")),
                row.getInt("consecutive_failures"),
                Sql.instantOrNull(row, "last_good"),
                row.getObject("gone_found_on", LocalDate.class),
                row.getObject("lease_run", Long.class),
                row.getInt("check_every"),
                row.getBoolean("own_credential"),
                row.getBoolean("leader"),
                row.getBoolean("probe"));
    }

    private record Row(
            AccountId account,
            UnitId unit,
            Platform platform,
            Instant enrolledAt,
            Instant nextDue,
            @Nullable Long sweep,
            @Nullable String watermark,
            @Nullable String resumeCursor,
            @Nullable String pendingWatermark,
            @Nullable Instant resumeSince,
            AccountStatus status,
            int consecutiveFailures,
            @Nullable Instant lastGood,
            @Nullable LocalDate goneFoundOn,
            @Nullable Long cutRun,
            int checkEvery,
            boolean ownCredential,
            boolean leader,
            boolean probe) {

        Claim claim(long run, Instant planned, Instant started, boolean probing) {
            return new Claim(
                    run,
                    account,
                    unit,
                    platform,
                    enrolledAt,
                    planned,
                    started,
                    sweep,
                    watermark,
                    resumeCursor,
                    pendingWatermark,
                    resumeSince,
                    status,
                    consecutiveFailures,
                    lastGood,
                    goneFoundOn,
                    checkEvery,
                    ownCredential,
                    leader,
                    probing);
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "node";
        }
    }
}
