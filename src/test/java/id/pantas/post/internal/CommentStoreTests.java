package id.pantas.post.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.post.CommentsStored;
import id.pantas.post.ObservedComment;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import id.pantas.testing.PostgresForTests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class CommentStoreTests {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    private final List<Object> events = new ArrayList<>();
    private JdbcClient database;
    private CommentStore comments;
    private final OfficialAccount leader = new OfficialAccount(
            new AccountId(UUID.randomUUID()),
            new UnitId(UUID.randomUUID()),
            Platform.INSTAGRAM,
            "bupati",
            null,
            true,
            NOW);

    @BeforeEach
    void start() {
        String url = PostgresForTests.newDatabase();
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .locations("classpath:db/migration/post")
                .load()
                .migrate();
        var source = new DriverManagerDataSource(url, "postgres", "");
        database = JdbcClient.create(source);
        comments = new CommentStore(
                database, new JdbcTemplate(source), new DataSourceTransactionManager(source), events::add);
    }

    @Test
    void eachCommentIsStoredOnceAndToldOnce() {
        assertThat(comments.store(leader, NOW, List.of(comment("1", "Jalan rusak", 0L), comment("2", "Mantap", null))))
                .isEqualTo(2);
        assertThat(comments.store(
                        leader,
                        NOW,
                        List.of(comment("2", "Mantap", null), comment("3", "Pak", 1L), comment("3", "Pak", 1L))))
                .isEqualTo(1);
        assertThat(events).hasSize(2);
        assertThat(((CommentsStored) events.get(1)).newComments()).hasSize(1);
        assertThat(rows()).hasSize(3);
    }

    @Test
    void anEditedCommentHasItsNewestTextAndNeverAnUnknownCountForAKnownOne() {
        comments.store(leader, NOW, List.of(comment("1", "Jln rusak", 4L)));
        comments.store(leader, NOW, List.of(comment("1", "Jalan rusak", null)));
        assertThat(rows().get(0)).containsEntry("text", "Jalan rusak").containsEntry("likes", 4L);
    }

    @Test
    void aCommentThatIsSeenAgainIsNoLongerGone() {
        comments.store(leader, NOW, List.of(comment("1", "Halo", null)));
        comments.markGone(leader, NOW, List.of("1", "unknown"));
        assertThat(rows().get(0).get("gone_at")).isNotNull();
        comments.store(leader, NOW, List.of(comment("1", "Halo", null)));
        assertThat(rows().get(0).get("gone_at")).isNull();
    }

    @Test
    void whatIsForgottenStaysForgottenAndCounted() {
        comments.store(leader, NOW, List.of(comment("1", "Halo", null)));
        assertThat(comments.forget(Platform.YOUTUBE, NOW.plusSeconds(10), 10)).isZero();
        assertThat(comments.forget(Platform.INSTAGRAM, NOW, 10)).isZero();
        assertThat(comments.forget(Platform.INSTAGRAM, NOW.plusSeconds(1), 10)).isEqualTo(1);
        comments.store(leader, NOW, List.of(comment("1", "Halo lagi", 9L)));
        assertThat(rows()).hasSize(1);
        assertThat(rows().get(0))
                .containsEntry("text", "")
                .containsEntry("author_id", null)
                .containsEntry("author_name", null);
    }

    @Test
    void hostileTextAndKeysDoNotStopAPage() {
        String hostile = "a\u0000b\ud800c" + "x".repeat(20_000);
        int stored = comments.store(
                leader,
                NOW,
                List.of(
                        comment("1", hostile, -3L),
                        comment("", "no id", null),
                        comment("k".repeat(600), "long id", null),
                        comment("2", "baik", 3_000_000_000L)));
        assertThat(stored).isEqualTo(2);
        assertThat((String) rows().get(0).get("text")).startsWith("abcx").hasSize(CommentStore.LONGEST_TEXT);
        assertThat(rows().get(1)).containsEntry("likes", 3_000_000_000L);
    }

    private List<Map<String, Object>> rows() {
        return database.sql("select * from post.comment order by native_id")
                .query()
                .listOfRows();
    }

    private static ObservedComment comment(String id, String text, @Nullable Long likes) {
        return new ObservedComment(id, "p1", null, NOW, text, "u" + id.length(), "warga", false, null, likes);
    }
}
