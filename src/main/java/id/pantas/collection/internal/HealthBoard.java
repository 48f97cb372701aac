package id.pantas.collection.internal;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.collection.AccountStatus;
import id.pantas.collection.CollectionHealth;
import id.pantas.collection.CollectionRun;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Connection;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads the collector's own tables for people. */
@Service
class HealthBoard implements CollectionHealth {

    private static final String NEEDS_ACTION = "('BROKEN', 'GONE', 'PRIVATE', 'SUSPENDED')";

    private final JdbcClient database;
    private final Collectors collectors;
    private final PlatformStates platforms;
    private final Budgets budgets;
    private final RunLog log;
    private final OfficialAccounts accounts;
    private final PeriodCalendar calendar;

    HealthBoard(
            JdbcClient database,
            Collectors collectors,
            PlatformStates platforms,
            Budgets budgets,
            RunLog log,
            OfficialAccounts accounts,
            PeriodCalendar calendar) {
        this.database = database;
        this.collectors = collectors;
        this.platforms = platforms;
        this.budgets = budgets;
        this.log = log;
        this.accounts = accounts;
        this.calendar = calendar;
    }

    private record Counts(
            int accounts,
            int connected,
            int readToday,
            int needAction,
            int due,
            @Nullable Instant oldestDue,
            int inWork,
            @Nullable Instant lastGood) {}

    @Override
    public Summary summary(Instant now) {
        int all = 0;
        int connected = 0;
        int read = 0;
        int action = 0;
        Instant lastGood = null;
        Set<Platform> ready = new HashSet<>(collectors.ready());
        for (Map.Entry<Platform, Counts> entry : counts(now).entrySet()) {
            Counts counts = entry.getValue();
            all += counts.accounts();
            if (ready.contains(entry.getKey())) {
                connected += counts.connected();
                read += counts.readToday();
                action += counts.needAction();
            }
            Instant good = counts.lastGood();
            if (good != null && (lastGood == null || good.isAfter(lastGood))) {
                lastGood = good;
            }
        }
        int fresh = database.sql("select coalesce(sum(new_posts), 0) from collection.run where started_at >= :today")
                .param("today", Sql.at(startOfToday(now)))
                .query(Integer.class)
                .single();
        return new Summary(all, connected, read, action, fresh, lastGood);
    }

    @Override
    public List<PlatformHealth> platforms(Instant now) {
        Map<Platform, Counts> counts = counts(now);
        List<PlatformHealth> result = new ArrayList<>();
        for (Platform platform : Platform.values()) {
            Counts count = counts.get(platform);
            if (count == null && collectors.of(platform).isEmpty()) {
                continue;
            }
            Counts known = count == null ? new Counts(0, 0, 0, 0, 0, null, 0, null) : count;
            Connection connection = collectors.connection(platform);
            if (connection.ready() && known.accounts() > 0 && known.connected() == 0) {
                connection = Connection.missing("credential");
            }
            Optional<PlatformStates.State> paused = platforms.find(platform).filter(state -> state.pausedAt(now));
            PlatformBudget budget = budgets.of(platform);
            Instant oldest = known.oldestDue();
            result.add(new PlatformHealth(
                    platform,
                    connection.ready(),
                    connection.reason(),
                    known.accounts(),
                    known.readToday(),
                    connection.ready() ? known.needAction() : 0,
                    connection.ready() ? known.due() : 0,
                    connection.ready() && oldest != null ? Duration.between(oldest, now) : Duration.ZERO,
                    known.inWork(),
                    budgets.spent(platform, now),
                    budget.day().limit(),
                    budget.day().limit() == null ? null : budget.resetAfter(now),
                    paused.map(PlatformStates.State::pausedUntil).orElse(null),
                    paused.map(PlatformStates.State::pausedFor).orElse(null)));
        }
        return result;
    }

    @Override
    public List<AccountHealth> accounts(Instant now) {
        Set<Platform> ready = new HashSet<>(collectors.ready());
        Set<Platform> cleared = cleared();
        List<Row> rows = database.sql("select * from collection.account_state where active")
                .query(HealthBoard::row)
                .list();
        Map<AccountId, OfficialAccount> registered =
                accounts.byIds(rows.stream().map(Row::account).toList());
        return rows.stream()
                .map(row -> row.health(
                        registered.get(row.account()),
                        cleared.contains(row.platform()),
                        row.connected() && ready.contains(row.platform()),
                        now))
                .sorted(Comparator.comparing((AccountHealth a) -> !a.status().needsAction())
                        .thenComparing(a -> a.status().ordinal() == 0 ? 1 : 0)
                        .thenComparing(AccountHealth::platform)
                        .thenComparing(AccountHealth::handle))
                .toList();
    }

    @Override
    public Optional<AccountHealth> account(AccountId account, Instant now) {
        return database.sql("select * from collection.account_state where account_id = :account")
                .param("account", account.value())
                .query(HealthBoard::row)
                .optional()
                .map(row -> row.health(
                        accounts.find(account).orElse(null),
                        collectors.cleared(row.platform()),
                        row.connected() && collectors.connection(row.platform()).ready(),
                        now));
    }

    private Set<Platform> cleared() {
        Set<Platform> cleared = EnumSet.allOf(Platform.class);
        cleared.removeIf(platform -> !collectors.cleared(platform));
        return cleared;
    }

    @Override
    public List<CollectionRun> runs(AccountId account, int limit, int offset) {
        return log.of(account, limit, offset);
    }

    @Override
    public long countRuns(AccountId account) {
        return log.count(account);
    }

    @Override
    public List<String> unreadable(long run) {
        return log.unreadable(run, 100);
    }

    private Map<Platform, Counts> counts(Instant now) {
        Map<Platform, Counts> counts = new EnumMap<>(Platform.class);
        database.sql("""
                        select platform, count(*) as accounts, count(*) filter (where connected) as connected,
                               count(*) filter (where last_good >= :today) as read_today,
                               count(*) filter (where connected and status in %s) as need_action,
                               count(*) filter (where connected and next_due <= :now
                                                  and (lease_until is null or lease_until <= :now)) as due,
                               min(next_due) filter (where connected and next_due <= :now
                                                       and (lease_until is null or lease_until <= :now)) as oldest_due,
                               count(*) filter (where lease_until > :now) as in_work,
                               max(last_good) as last_good
                          from collection.account_state where active group by platform
                        """.formatted(NEEDS_ACTION))
                .param("today", Sql.at(startOfToday(now)))
                .param("now", Sql.at(now))
                .query(row -> {
                    counts.put(
                            Platform.valueOf(row.getString("platform")),
                            new Counts(
                                    row.getInt("accounts"),
                                    row.getInt("connected"),
                                    row.getInt("read_today"),
                                    row.getInt("need_action"),
                                    row.getInt("due"),
                                    Sql.instantOrNull(row, "oldest_due"),
                                    row.getInt("in_work"),
                                    Sql.instantOrNull(row, "last_good")));
                });
        return counts;
    }

    private Instant startOfToday(Instant now) {
        return now.atZone(calendar.zone())
                .toLocalDate()
                .atStartOfDay(calendar.zone())
                .toInstant();
    }

    private record Row(
            AccountId account,
            UnitId unit,
            Platform platform,
            String status,
            @Nullable Instant lastGood,
            @Nullable FailureKind failure,
            @Nullable String message,
            int failures,
            Instant nextDue,
            @Nullable Instant leaseUntil,
            boolean connected) {

        AccountHealth health(@Nullable OfficialAccount registered, boolean cleared, boolean readable, Instant now) {
            AccountStatus shown = readable
                    ? AccountStatus.valueOf(status)
                    : cleared ? AccountStatus.NOT_CONNECTED : AccountStatus.NOT_CLEARED;
            return new AccountHealth(
                    account,
                    unit,
                    platform,
                    registered == null ? "" : registered.handle(),
                    shown,
                    lastGood,
                    failure,
                    message,
                    failures,
                    readable ? nextDue : null,
                    leaseUntil != null && leaseUntil.isAfter(now));
        }
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String failure = row.getString("last_failure_kind");
        return new Row(
                new AccountId(Objects.requireNonNull(row.getObject("account_id", UUID.class))),
                new UnitId(Objects.requireNonNull(row.getObject("unit_id", UUID.class))),
                Platform.valueOf(row.getString("platform")),
                row.getString("status"),
                Sql.instantOrNull(row, "last_good"),
                failure == null ? null : FailureKind.valueOf(failure),
                row.getString("last_message"),
                row.getInt("consecutive_failures"),
                Sql.instant(row, "next_due"),
                Sql.instantOrNull(row, "lease_until"),
                row.getBoolean("connected"));
    }
}
