package id.pantas.post.internal;

import com.zaxxer.hikari.HikariDataSource;
import id.pantas.audit.AuditLog;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.post.ObservedPost;
import id.pantas.post.Posts;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import id.pantas.testing.PostgresForTests;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The real {@link Posts} on an empty database of its own, without an application around it; keeps the events. */
public final class PostsOnPostgres implements AutoCloseable {

    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcClient database;
    private final List<Object> events = Collections.synchronizedList(new ArrayList<>());
    private final List<Neighbours> nodes = new CopyOnWriteArrayList<>();
    private final Posts posts;

    public PostsOnPostgres() {
        pool.setJdbcUrl(PostgresForTests.newDatabase());
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(16);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration/post")
                .load()
                .migrate();
        database = JdbcClient.create(pool);
        posts = node(PostProperties.DEFAULTS);
    }

    private Posts node(PostProperties rules) {
        NamedParameterJdbcTemplate operations = new NamedParameterJdbcTemplate(pool);
        LikenessRows likeness = new LikenessRows(operations);
        FingerprintRows fingerprints = new FingerprintRows(operations);
        Neighbours neighbours = new Neighbours(fingerprints, rules);
        nodes.add(neighbours);
        return new PostStore(
                new PostRows(operations),
                likeness,
                new Likeness(likeness, fingerprints, neighbours, rules, new PeriodCalendar(ZoneId.of("Asia/Jakarta"))),
                new RepostHints(new RepostRows(database)),
                new DataSourceTransactionManager(pool),
                events::add);
    }

    /** Another instance on the same database, which keeps as little in memory as it can. */
    public Posts anotherNode() {
        PostProperties usual = PostProperties.DEFAULTS;
        return node(new PostProperties(
                usual.similarity(),
                usual.formulaicSimilarity(),
                usual.sharedWords(),
                usual.fewestWords(),
                usual.window(),
                usual.mostCandidates(),
                1));
    }

    public Posts posts() {
        return posts;
    }

    /** Several calls in one transaction, as collectors make them with what else they store. */
    public void inTransaction(Runnable calls) {
        new TransactionTemplate(new DataSourceTransactionManager(pool)).executeWithoutResult(status -> calls.run());
    }

    public JdbcClient database() {
        return database;
    }

    /** Nanoseconds that the search for those like these posts takes, their keys known. */
    public long lookUp(OfficialAccount account, List<ObservedPost> page) {
        List<FingerprintRows.Print> prints = page.stream()
                .map(post -> Comparand.stored(0, account, post))
                .map(post -> FingerprintRows.Print.of(post, PostProperties.DEFAULTS))
                .toList();
        long begin = System.nanoTime();
        nodes.get(0).of(prints);
        return System.nanoTime() - begin;
    }

    RepostDesk repostDesk(OfficialAccounts accounts, Units units, AuditLog audit, Clock clock) {
        return new RepostDesk(
                new RepostRows(database),
                new RepostLinks(database),
                accounts,
                units,
                PostProperties.DEFAULTS,
                audit,
                events::add,
                new DataSourceTransactionManager(pool),
                clock);
    }

    SimilarTexts similarTexts() {
        return new SimilarTexts(new NamedParameterJdbcTemplate(pool), nodes.get(0), PostProperties.DEFAULTS);
    }

    public HikariDataSource pool() {
        return pool;
    }

    /** What was published so far, in order. */
    public List<Object> events() {
        return List.copyOf(events);
    }

    /** Removes all posts and events. */
    public void clear() {
        database.sql(
                        "truncate post.post, post.metric_snapshot, post.text_version, post.fingerprint, post.repost_hint, post.repost_link")
                .update();
        nodes.forEach(Neighbours::forget);
        events.clear();
    }

    public static OfficialAccount account(String name, UnitId unit, Platform platform) {
        return new OfficialAccount(
                new AccountId(
                        UUID.nameUUIDFromBytes((platform + name).getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                unit,
                platform,
                name,
                null,
                true,
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    public static UnitId unit(String name) {
        return new UnitId(UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        pool.close();
    }
}
