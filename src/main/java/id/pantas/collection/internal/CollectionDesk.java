package id.pantas.collection.internal;

import id.pantas.collection.CollectionRun;
import id.pantas.collection.CollectionRuns;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What others may ask of collection: read one account, read what is due, note a person's request. */
@Service
class CollectionDesk implements CollectionRuns {

    private final JdbcClient database;
    private final Enrolment enrolment;
    private final Collectors collectors;
    private final AccountLocks locks;
    private final AccountReader reader;
    private final CollectionWorkers workers;
    private final TransactionTemplate transactions;

    CollectionDesk(
            JdbcClient database,
            Enrolment enrolment,
            Collectors collectors,
            AccountLocks locks,
            AccountReader reader,
            CollectionWorkers workers,
            TransactionTemplate transactions) {
        this.database = database;
        this.enrolment = enrolment;
        this.collectors = collectors;
        this.locks = locks;
        this.reader = reader;
        this.workers = workers;
        this.transactions = transactions;
    }

    @Override
    public void enrol(Instant now) {
        enrolment.refresh(now);
    }

    @Override
    public void plan(Instant now) {
        enrolment.plan(now);
    }

    @Override
    public Optional<CollectionRun> collect(AccountId account, Instant now) {
        Optional<String> platform = database.sql(
                        "select platform from collection.account_state where account_id = :account and active and connected")
                .param("account", account.value())
                .query(String.class)
                .optional();
        if (platform.isEmpty() || !collectors.ready().contains(Platform.valueOf(platform.get()))) {
            return Optional.empty();
        }
        return locks.claim(account, now)
                .flatMap(claim -> collectors
                        .of(claim.platform())
                        .map(collector -> reader.read(claim, collector, now, () -> false)));
    }

    @Override
    public int collectDue(Instant now, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit);
        }
        return workers.drain(now, limit);
    }

    @Override
    public long requestAll(Instant now, String by) {
        Long id = transactions.execute(status -> {
            long sweep = sweep(now, by);
            int accounts = ask(sweep, now, null);
            count(sweep, accounts);
            return sweep;
        });
        wakeAfterCommit();
        return id == null ? 0 : id;
    }

    @Override
    public Optional<Long> request(AccountId account, Instant now, String by) {
        Optional<Long> id = transactions.execute(status -> {
            long sweep = sweep(now, by);
            if (ask(sweep, now, account) == 0) {
                status.setRollbackOnly();
                return Optional.empty();
            }
            count(sweep, 1);
            return Optional.of(sweep);
        });
        wakeAfterCommit();
        return id;
    }

    @Override
    public @Nullable Progress progress(long request) {
        return database.sql("""
                        select w.requested_at, w.accounts,
                               count(r.id) filter (where r.finished_at is null) as in_work,
                               count(r.id) filter (where r.outcome in ('FAILED', 'SKIPPED')
                                                      or r.outcome = 'PARTIAL' and r.failure_kind is not null) as failed,
                               coalesce(sum(r.new_posts), 0) as new_posts,
                               (select count(*) from collection.account_state s where s.sweep_id = w.id) as asked
                          from collection.sweep w left join collection.run r on r.sweep_id = w.id
                         where w.id = :request group by w.id
                        """)
                .param("request", request)
                .query((row, number) -> {
                    // What a later request took over is no longer of this one.
                    int done = Math.max(0, row.getInt("accounts") - row.getInt("asked"));
                    return new Progress(
                            Sql.instant(row, "requested_at"),
                            row.getInt("accounts"),
                            done,
                            Math.min(row.getInt("in_work"), row.getInt("asked")),
                            row.getInt("failed"),
                            row.getInt("new_posts"));
                })
                .optional()
                .orElse(null);
    }

    private long sweep(Instant now, String by) {
        return database.sql("""
                        insert into collection.sweep (requested_at, requested_by, accounts)
                        values (:now, :by, 0) returning id
                        """)
                .param("now", Sql.at(now))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    private int ask(long sweep, Instant now, @Nullable AccountId only) {
        var ready = collectors.ready().stream().map(Platform::name).toList();
        if (ready.isEmpty()) {
            return 0;
        }
        return database.sql("""
                        update collection.account_state
                           set sweep_id = :sweep, next_due = least(next_due, :now)
                         where active and connected and platform in (:ready)
                           and (cast(:only as uuid) is null or account_id = :only)
                        """)
                .param("sweep", sweep)
                .param("now", Sql.at(now))
                .param("ready", ready)
                .param("only", only == null ? null : only.value())
                .update();
    }

    private void count(long sweep, int accounts) {
        database.sql("update collection.sweep set accounts = :accounts where id = :sweep")
                .param("accounts", accounts)
                .param("sweep", sweep)
                .update();
    }

    private void wakeAfterCommit() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    workers.wake();
                }
            });
        } else {
            workers.wake();
        }
    }
}
