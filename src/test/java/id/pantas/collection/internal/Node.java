package id.pantas.collection.internal;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariDataSource;
import id.pantas.audit.AuditLog;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.collection.CollectionRun;
import id.pantas.collection.SettledDays;
import id.pantas.collection.spi.CommentCollector;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.compliance.Clearances;
import id.pantas.post.Posts;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.registry.Units;
import id.pantas.testing.PostgresForTests;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One instance of the application as far as collection goes; several may share a database. Registry and posts are fakes. */
class Node implements AutoCloseable {

    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    final HikariDataSource pool = new HikariDataSource();
    final JdbcClient database;
    final Map<AccountId, OfficialAccount> registry;
    final FakePosts posts;
    final PlatformStates platforms;
    final Budgets budgets;
    final Forecasts forecasts;
    final Stretching stretching;
    final RunLog log;
    final CheckDays checks;
    final CollectionDesk runs;
    final CoverageOfChecks coverage;
    final OutageDesk outages;
    final AuditLog audit = mock(AuditLog.class);
    final List<Object> events = new ArrayList<>();
    LocalDate openFrom = LocalDate.EPOCH;
    final HealthBoard health;
    final FakeHandles handles;
    final HandleChecks handleChecks;
    final AccountAccess access;
    final Collectors collectors;
    final QueueBoard queues;
    final LastGoodOfKinds lastGood;
    final CollectionWorkers workers;
    final AccountLocks locks;
    final AccountStates states;
    final AccountReader reader;
    final CollectionProperties settings;
    final FakeCounts counts = new FakeCounts();
    final FakePostTimes postTimes = new FakePostTimes();
    final Enrolment enrolment;
    final FakeComments comments = new FakeComments();
    final Set<UnitId> leaders = new HashSet<>();
    final FakeCredentials credentials = new FakeCredentials();
    /** Platforms whose clearance is missing. */
    final Set<Platform> uncleared = EnumSet.noneOf(Platform.class);

    static String newDatabase() {
        String url = PostgresForTests.newDatabase();
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .locations("classpath:db/migration/collection")
                .defaultSchema("public")
                .load()
                .migrate();
        return url;
    }

    static Node alone(PlatformCollector... collectors) {
        return new Node(newDatabase(), new LinkedHashMap<>(), Map.of(), collectors);
    }

    Node(
            String url,
            Map<AccountId, OfficialAccount> registry,
            Map<String, String> settings,
            PlatformCollector... collectors) {
        pool.setJdbcUrl(url);
        pool.setUsername("postgres");
        pool.setPassword("");
        pool.setMaximumPoolSize(12);
        this.registry = registry;
        this.settings = settings(settings);
        database = JdbcClient.create(pool);
        JdbcTemplate batches = new JdbcTemplate(pool);
        TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
        PeriodCalendar calendar = new PeriodCalendar(JAKARTA);
        posts = new FakePosts(database);
        OfficialAccounts accounts = accounts();
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        for (PlatformCollector collector : collectors) {
            beans.registerSingleton(collector.platform().name(), collector);
        }
        Collectors all = new Collectors(
                beans.getBeanProvider(PlatformCollector.class),
                beans.getBeanProvider(CommentCollector.class),
                clearances());
        platforms = new PlatformStates(database);
        budgets =
                new Budgets(database, transactions, new Priorities(database), new Allowances(database), this.settings);
        stretching = new Stretching(database, budgets, this.settings);
        forecasts = new Forecasts(database, budgets, all, platforms, this.settings);
        log = new RunLog(database, batches);
        Backlog backlog = new Backlog(database, this.settings);
        locks = new AccountLocks(database, transactions, this.settings, platforms, backlog);
        states = new AccountStates(database);
        checks = new CheckDays(database, this.settings, platforms, calendar);
        RunEnd ends = new RunEnd(
                states,
                locks,
                log,
                platforms,
                budgets,
                checks,
                new FailurePolicy(() -> 0.5),
                new NextCheck(postTimes, this.settings),
                calendar,
                transactions);
        this.collectors = all;
        access = new AccountAccess(all, credentials.connections(), credentials);
        reader = new AccountReader(
                accounts,
                posts(posts),
                locks,
                log,
                ends,
                budgets,
                platforms,
                counts,
                this.settings,
                transactions,
                access,
                credentials);
        CommentWatches watches = new CommentWatches(database, transactions, this.settings, locks, backlog);
        CommentReader commentReader = new CommentReader(
                accounts,
                comments,
                watches,
                log,
                budgets,
                platforms,
                states,
                new FailurePolicy(() -> 0.5),
                access,
                this.settings,
                calendar,
                transactions);
        workers = new CollectionWorkers(
                new DueWork(all, locks, reader, watches, commentReader),
                Clock.fixed(Instant.parse("2026-11-20T03:00:00Z"), ZoneOffset.UTC),
                this.settings);
        enrolment = new Enrolment(
                database,
                batches,
                accounts,
                all,
                platforms,
                checks,
                stretching,
                new Identification(accounts, all, access, budgets, platforms),
                access,
                watches,
                units());
        runs = new CollectionDesk(database, enrolment, all, locks, reader, workers, transactions);
        OutageRows outageRows = new OutageRows(database);
        coverage = new CoverageOfChecks(
                database, checks, platforms, outageRows, new GapCauses(database, calendar), calendar);
        beans.registerSingleton("settledDays", (SettledDays) now -> openFrom);
        outages = new OutageDesk(
                outageRows,
                accounts,
                beans.getBeanProvider(SettledDays.class),
                calendar,
                audit,
                events::add,
                transactions);
        handles = new FakeHandles(registry);
        handleChecks = new HandleChecks(
                new HandleRows(database), accounts, handles, all, access, budgets, platforms, FakeHandles.messages());
        queues = new QueueBoard(database, all);
        lastGood = new LastGoodOfKinds(database);
        health = new HealthBoard(database, all, platforms, budgets, log, accounts, calendar);
    }

    private Clearances clearances() {
        return new Clearances() {
            @Override
            public boolean needed(Platform platform) {
                return uncleared.contains(platform);
            }

            @Override
            public boolean cleared(Platform platform) {
                return !uncleared.contains(platform);
            }
        };
    }

    static CollectionProperties settings(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("pantas.collection", CollectionProperties.class);
    }

    /** Registered and taken over. */
    OfficialAccount add(Platform platform, Instant now) {
        OfficialAccount account = registered(platform, now);
        runs.enrol(now);
        return account;
    }

    /** In the registry, but not taken over yet. */
    OfficialAccount registered(Platform platform, Instant now) {
        OfficialAccount account = new OfficialAccount(
                new AccountId(UUID.randomUUID()),
                new UnitId(UUID.randomUUID()),
                platform,
                "akun" + registry.size(),
                null,
                true,
                now);
        registry.put(account.id(), account);
        return account;
    }

    void retire(OfficialAccount account) {
        registry.put(
                account.id(),
                new OfficialAccount(
                        account.id(),
                        account.unit(),
                        account.platform(),
                        account.handle(),
                        account.nativeId(),
                        false,
                        account.registeredAt()));
    }

    CollectionRun collect(OfficialAccount account, Instant now) {
        return runs.collect(account.id(), now).orElseThrow();
    }

    Map<String, Object> state(OfficialAccount account) {
        return database.sql("select * from collection.account_state where account_id = :account")
                .param("account", account.id().value())
                .query()
                .singleRow();
    }

    Instant nextDue(OfficialAccount account) {
        return database.sql("select next_due from collection.account_state where account_id = :account")
                .param("account", account.id().value())
                .query((row, number) -> Sql.instant(row, "next_due"))
                .single();
    }

    List<CollectionRun> runsOf(OfficialAccount account) {
        return log.of(account.id(), 1000, 0);
    }

    /** A post as the view of module {@code post} shows it, which is a table here. */
    void postFacts(OfficialAccount account, String nativeId, Instant published) {
        database.sql("create schema if not exists post").update();
        database.sql("""
                        create table if not exists post.post_fact
                        (account_id uuid, native_id text, platform text, published_at timestamptz, gone_at timestamptz,
                         repost_of text)
                        """).update();
        database.sql("insert into post.post_fact values (:account, :native, :platform, :published)")
                .param("account", account.id().value())
                .param("native", nativeId)
                .param("platform", account.platform().name())
                .param("published", Sql.at(published))
                .update();
    }

    private Units units() {
        Units units = mock(Units.class);
        when(units.active())
                .thenAnswer(call -> leaders.stream()
                        .map(id ->
                                new Unit(id, UnitKind.PIMPINAN, null, "Bupati", "Bupati", "bupati", null, null, true))
                        .toList());
        when(units.byIds(any()))
                .thenAnswer(call -> units.active().stream()
                        .filter(unit -> call.<Collection<UnitId>>getArgument(0).contains(unit.id()))
                        .collect(java.util.stream.Collectors.toMap(Unit::id, unit -> unit)));
        return units;
    }

    /** PostgreSQL orders identifiers by their bytes, Java as two signed numbers. */
    private static String inDatabase(AccountId id) {
        return id.value().toString();
    }

    private OfficialAccounts accounts() {
        OfficialAccounts accounts = mock(OfficialAccounts.class);
        when(accounts.find(any()))
                .thenAnswer(call -> Optional.ofNullable(registry.get(call.<AccountId>getArgument(0))));
        when(accounts.active())
                .thenAnswer(call -> registry.values().stream()
                        .filter(OfficialAccount::active)
                        .toList());
        when(accounts.activeAfter(any(), anyInt())).thenAnswer(call -> {
            AccountId after = call.getArgument(0);
            return registry.values().stream()
                    .filter(OfficialAccount::active)
                    .filter(account -> after == null || inDatabase(account.id()).compareTo(inDatabase(after)) > 0)
                    .sorted(Comparator.comparing(account -> inDatabase(account.id())))
                    .limit(call.<Integer>getArgument(1))
                    .toList();
        });
        when(accounts.byIds(any())).thenAnswer(call -> new LinkedHashMap<>(registry));
        doAnswer(call -> {
                    OfficialAccount old = registry.get(call.<AccountId>getArgument(0));
                    String found = call.getArgument(1);
                    if (old.nativeId() != null && !old.nativeId().equals(found)) {
                        throw new IllegalStateException("has " + old.nativeId() + " already");
                    }
                    registry.put(
                            old.id(),
                            new OfficialAccount(
                                    old.id(),
                                    old.unit(),
                                    old.platform(),
                                    old.handle(),
                                    found,
                                    true,
                                    old.registeredAt()));
                    return null;
                })
                .when(accounts)
                .identify(any(), anyString());
        return accounts;
    }

    private static Posts posts(FakePosts fake) {
        Posts posts = mock(Posts.class);
        when(posts.store(any(), any(), any()))
                .thenAnswer(call -> fake.store(call.getArgument(0), call.getArgument(1), call.getArgument(2)));
        when(posts.known(any(), any())).thenAnswer(call -> fake.known(call.getArgument(0), call.getArgument(1)));
        return posts;
    }

    /** When accounts published, as a test wants it; unknown at first. */
    static class FakePostTimes implements PostTimes {
        final Map<AccountId, List<Instant>> published = new java.util.concurrent.ConcurrentHashMap<>();

        @Override
        public Optional<List<Instant>> latest(AccountId account, Instant now) {
            return Optional.ofNullable(published.get(account))
                    .map(all -> all.stream()
                            .filter(at -> !at.isAfter(now) && at.isAfter(now.minus(Pace.REACH)))
                            .sorted(Comparator.reverseOrder())
                            .limit(Pace.POSTS)
                            .toList());
        }
    }

    /** Posts whose counts are due, as a test wants them. */
    static class FakeCounts implements CountsDue {
        final List<DuePost> due = new java.util.concurrent.CopyOnWriteArrayList<>();

        @Override
        public List<DuePost> of(Claim claim, Instant now) {
            return List.copyOf(due);
        }

        @Override
        public void read(Claim claim, List<DuePost> posts, Instant now) {
            due.removeAll(posts);
        }

        @Override
        public int purge(Instant before, int limit) {
            return 0;
        }
    }

    @Override
    public void close() {
        workers.stop();
        pool.close();
    }
}
