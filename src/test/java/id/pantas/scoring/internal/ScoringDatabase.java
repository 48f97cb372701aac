package id.pantas.scoring.internal;

import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.classification.LabelTrust;
import id.pantas.classification.ReaderAgreement;
import id.pantas.compliance.DerivedMetrics;
import id.pantas.post.PostsStored;
import id.pantas.queue.WorkItem;
import id.pantas.queue.WorkQueues;
import id.pantas.registry.AccountId;
import id.pantas.registry.League;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.registry.Units;
import id.pantas.scoring.CaseFacts;
import id.pantas.scoring.PatrolFacts;
import id.pantas.scoring.RepostFacts;
import id.pantas.testing.PostgresForTests;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/** The scoring module on a database of its own, with a registry in memory. */
final class ScoringDatabase {

    final PeriodCalendar calendar = new PeriodCalendar(Sample.ZONE);
    final JdbcClient sql;
    final StaleScores stale;
    final MeasuredPosts measured;
    final ScoreListeners listeners;
    final RecountDesk recounts;
    final RankingReader rankings;
    final StandingPreviewDesk previews;
    final LabelEffectDesk effects;
    final Map<UnitId, Unit> units = new LinkedHashMap<>();
    final Map<UnitId, List<OfficialAccount>> accounts = new HashMap<>();
    final Map<UnitId, Completeness.Collected> collected = new HashMap<>();

    /** What the modules that own the duties say, where they are there at all. */
    final Map<UnitId, CaseFacts.Items> cases = new HashMap<>();

    final Map<UnitId, List<PatrolFacts.Slot>> slots = new HashMap<>();
    final Map<UnitId, RepostFacts.Items> reposts = new HashMap<>();

    /** Platforms from whose statistics nothing may be computed, since when, and those whose statistics are forgotten. */
    final Set<Platform> withheld = EnumSet.noneOf(Platform.class);

    /** How far two people agreed about labels, null = never measured. */
    ReaderAgreement agreement;

    Instant withheldFrom = Instant.EPOCH;
    final Set<Platform> passing = EnumSet.noneOf(Platform.class);

    /** Nanoseconds spent so far in reading posts, from there to the beginning of writing, and in writing scores. */
    long loading;

    long computing;
    long writing;
    private long loadedAt;

    ScoringDatabase() {
        this(false);
    }

    /** With the modules that own the duties. */
    static ScoringDatabase withDuties() {
        return new ScoringDatabase(true);
    }

    private ScoringDatabase(boolean withDuties) {
        SingleConnectionDataSource source = new SingleConnectionDataSource(Migrated.URL, "postgres", "", true);
        PlatformTransactionManager transactions = new DataSourceTransactionManager(source);
        sql = JdbcClient.create(source);
        sql.sql("""
                        truncate post.post, post.metric_snapshot, classification.label, scoring.score,
                                 scoring.score_component, scoring.score_item, scoring.stale, scoring.unranked,
                                 scoring.beginning, scoring.measured_post, scoring.kept_ratio, scoring.pool_mean
                        """).update();
        stale = new StaleScores(sql, calendar);
        Clock clock = Clock.fixed(Sample.at(10, "12:00"), Sample.ZONE);
        DerivedMetrics derived = derived();
        measured = new MeasuredPosts(sql, derived, clock);
        CountedLabels labels = new CountedLabels(sql, trust(), clock);
        Settings settings = new Settings(sql);
        Enrolled enrolled = new Enrolled(unitsHere(), accountsHere(), (ids, period, now) -> collected, calendar);
        PostFacts facts =
                new PostFacts(
                        sql,
                        new Reactions(measured, new YoungReactions(sql), new KeptRatios(sql)),
                        labels,
                        derived,
                        clock) {
                    @Override
                    Map<UUID, List<PostFact>> of(Collection<UUID> units, Period period, Formula formula) {
                        long start = System.nanoTime();
                        Map<UUID, List<PostFact>> facts = super.of(units, period, formula);
                        loadedAt = System.nanoTime();
                        loading += loadedAt - start;
                        return facts;
                    }
                };
        ScoreRows scores = new ScoreRows(sql, source) {
            @Override
            void replace(Period period, Formula formula, Collection<Computed> scores, Instant now) {
                long start = System.nanoTime();
                computing += start - loadedAt;
                super.replace(period, formula, scores, now);
                writing += System.nanoTime() - start;
            }
        };
        RankRows ranks = new RankRows(sql, calendar);
        Duties duties = duties(withDuties);
        recounts = new RecountDesk(
                stale, settings, enrolled, measured, facts, duties, scores, ranks, calendar, transactions);
        effects = new LabelEffectDesk(settings, enrolled, facts, labels, duties, scores, ranks, calendar, clock);
        // done at once, as if the queue's thread had come already
        WorkDone done = new WorkDone();
        done.consumer = new ScoreWork(done, measured, stale, clock);
        listeners = new ScoreListeners(measured, stale, done.consumer, clock, recounts, calendar);
        rankings = new RankingReader(sql, unitsHere(), calendar);
        previews = new StandingPreviewDesk(settings, enrolled, facts, duties, scores, ranks, calendar);
    }

    private Duties duties(boolean withDuties) {
        StaticListableBeanFactory modules = new StaticListableBeanFactory();
        if (withDuties) {
            modules.addBean("cases", (CaseFacts) (asked, period, now) -> Map.copyOf(cases));
            modules.addBean("patrols", (PatrolFacts) (asked, period, now) -> Map.copyOf(slots));
            modules.addBean("reposts", (RepostFacts) (asked, period, now) -> Map.copyOf(reposts));
        }
        return new Duties(
                modules.getBeanProvider(CaseFacts.class),
                modules.getBeanProvider(PatrolFacts.class),
                modules.getBeanProvider(RepostFacts.class),
                new PoolMeans(sql));
    }

    private static final class WorkDone implements WorkQueues {

        private ScoreWork consumer;

        @Override
        public void add(String queue, Collection<WorkItem> work) {
            if (!work.isEmpty()) {
                consumer.handle(List.copyOf(work));
            }
        }
    }

    private LabelTrust trust() {
        return new LabelTrust() {
            @Override
            public Optional<ReaderAgreement> at(Instant when) {
                return Optional.ofNullable(agreement)
                        .filter(one -> !one.measuredAt().isAfter(when));
            }

            @Override
            public void record(ReaderAgreement measuredNow) {
                agreement = measuredNow;
            }
        };
    }

    private DerivedMetrics derived() {
        return new DerivedMetrics() {
            @Override
            public Set<Platform> withheld(Instant at) {
                return at.isBefore(withheldFrom) ? Set.of() : withheld;
            }

            @Override
            public Set<Platform> passing() {
                return passing;
            }
        };
    }

    private Units unitsHere() {
        Units registry = mock(Units.class, withSettings().stubOnly());
        when(registry.active()).thenAnswer(call -> active());
        when(registry.byIds(anyCollection()))
                .thenAnswer(call -> call.<Collection<UnitId>>getArgument(0).stream()
                        .filter(units::containsKey)
                        .collect(Collectors.toMap(id -> id, units::get)));
        when(registry.find(org.mockito.ArgumentMatchers.any()))
                .thenAnswer(call -> Optional.ofNullable(units.get(call.<UnitId>getArgument(0))));
        return registry;
    }

    private OfficialAccounts accountsHere() {
        OfficialAccounts registry = mock(OfficialAccounts.class, withSettings().stubOnly());
        when(registry.ofUnits(anyCollection()))
                .thenAnswer(call -> call.<Collection<UnitId>>getArgument(0).stream()
                        .filter(accounts::containsKey)
                        .collect(Collectors.toMap(id -> id, accounts::get)));
        return registry;
    }

    private List<Unit> active() {
        return units.values().stream().filter(Unit::active).toList();
    }

    UnitId unit(League league, String name) {
        return unit(league, name, null);
    }

    UnitId unit(League league, String name, UnitId parent) {
        UnitId id = new UnitId(UUID.randomUUID());
        UnitKind kind =
                league == League.DESA ? UnitKind.DESA : league == League.KECAMATAN ? UnitKind.KECAMATAN : UnitKind.OPD;
        units.put(id, new Unit(id, kind, league, name, name, name.toLowerCase().replace(' ', '-'), parent, null, true));
        return id;
    }

    OfficialAccount account(UnitId unit, Platform platform, Instant registeredAt) {
        OfficialAccount account = new OfficialAccount(
                new AccountId(UUID.randomUUID()),
                unit,
                platform,
                "akun" + accounts.size() + platform,
                null,
                true,
                registeredAt);
        accounts.computeIfAbsent(unit, key -> new ArrayList<>()).add(account);
        return account;
    }

    /** Stores a post with a label; likes null for none shown, counted at the age of 72 hours. */
    long post(OfficialAccount account, Instant at, String label, Integer likes) {
        long id = sql.sql("""
                        insert into post.post (account_id, unit_id, platform, native_id, published_at, first_seen_at, form,
                                               text, permalink)
                        values (:account, :unit, :platform, :native, :at, :at, 'PHOTO', 'teks', 'https://contoh.test/1')
                        returning id
                        """)
                .param("account", account.id().value())
                .param("unit", account.unit().value())
                .param("platform", account.platform().name())
                .param("native", UUID.randomUUID().toString())
                .param("at", StaleScores.utc(at))
                .query(Long.class)
                .single();
        if (label != null) {
            label(id, label, label, false);
        }
        if (likes != null) {
            count(id, at.plusSeconds(72 * 3600), likes);
        }
        return id;
    }

    /** Tells the module that a post of this account was stored or changed, as the posts' own module does. */
    void stored(OfficialAccount account, long post) {
        listeners.on(new PostsStored(account.id(), account.unit(), List.of(), List.of(post)));
    }

    void count(long post, Instant at, int likes) {
        sql.sql("insert into post.metric_snapshot (post_id, taken_at, likes) values (:post, :at, :likes)")
                .param("post", post)
                .param("at", StaleScores.utc(at))
                .param("likes", likes)
                .update();
    }

    void label(long post, String label, String alternative, boolean doubt) {
        sql.sql("""
                        insert into classification.label (post_id, content_class, probability, alternative,
                               alternative_probability, needs_review, model_version, text_digest, decided_at)
                        values (:post, :label, 0.6, :alternative, 0.3, :doubt, 'test', 0, now())
                        on conflict (post_id) do update set content_class = excluded.content_class,
                               alternative = excluded.alternative, needs_review = excluded.needs_review
                        """)
                .param("post", post)
                .param("label", label)
                .param("alternative", alternative)
                .param("doubt", doubt)
                .update();
    }

    /** Migrated once for all tests; each begins with empty tables. */
    private static final class Migrated {
        static final String URL = PostgresForTests.newDatabase();

        static {
            Flyway.configure()
                    .dataSource(URL, "postgres", "")
                    .locations("classpath:db/migration")
                    .defaultSchema("public")
                    .load()
                    .migrate();
        }
    }
}
