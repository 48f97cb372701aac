package id.pantas.post.internal;

import com.zaxxer.hikari.HikariDataSource;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.post.Posts;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import id.pantas.testing.PostgresForTests;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The real {@link Posts} on an empty database of its own, without an application around it; keeps the events. */
public final class PostsOnPostgres implements AutoCloseable {

    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcClient database;
    private final List<Object> events = Collections.synchronizedList(new ArrayList<>());
    private final Posts posts;

    public PostsOnPostgres() {
        pool.setJdbcUrl(PostgresForTests.newDatabase());
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(8);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration/post")
                .load()
                .migrate();
        database = JdbcClient.create(pool);
        LikenessRows likeness = new LikenessRows(database);
        posts = new PostStore(
                new PostRows(database),
                likeness,
                new Likeness(likeness, PostProperties.DEFAULTS, new PeriodCalendar(ZoneId.of("Asia/Jakarta"))),
                new DataSourceTransactionManager(pool),
                events::add);
    }

    public Posts posts() {
        return posts;
    }

    public JdbcClient database() {
        return database;
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
        database.sql("truncate post.post, post.metric_snapshot, post.text_version, post.fingerprint")
                .update();
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
