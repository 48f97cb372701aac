package id.pantas.post.internal;

import static id.pantas.post.internal.Observed.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.compliance.DeletionSignals.Signal;
import id.pantas.compliance.ErasureKind;
import id.pantas.compliance.ErasureTarget;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostSource;
import id.pantas.post.Posts;
import id.pantas.post.PostsGone;
import id.pantas.post.StatisticsForgotten;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** What is forgotten of posts and comments, and that no page brings it back. */
class ForgettingTests {

    private static final PostsOnPostgres STORE = new PostsOnPostgres();
    private static final Instant NOON = Instant.parse("2026-11-09T05:00:00Z");
    private static final UnitId DINKES = PostsOnPostgres.unit("Dinkes");
    private static final OfficialAccount ON_X = PostsOnPostgres.account("dinkes", DINKES, Platform.X);
    private static final OfficialAccount ON_YOUTUBE = PostsOnPostgres.account("dinkes", DINKES, Platform.YOUTUBE);

    private final Posts posts = STORE.posts();
    private final List<Object> events = new ArrayList<>();
    private final PostErasing erasing = new PostErasing(
            STORE.database(),
            new PostRows(new NamedParameterJdbcTemplate(STORE.pool())),
            new LikenessRows(new NamedParameterJdbcTemplate(STORE.pool())));
    private final StatisticsRetention statistics = new StatisticsRetention(STORE.database(), events::add);
    private final GonePostRetention gonePosts = new GonePostRetention(STORE.database(), erasing);
    private final PostErasure erasure = new PostErasure(STORE.database(), erasing, events::add);
    private final TextRetention texts = new TextRetention(STORE.database(), erasing);

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void empty() {
        STORE.clear();
    }

    @Test
    void onlyWhatThePlatformsInterfaceCountedIsForgottenAndOnlyOfThatPlatformAndAge() {
        posts.store(ON_YOUTUBE, NOON, List.of(post("a", NOON, "Video satu").seen()));
        posts.store(ON_YOUTUBE, NOON.plusSeconds(600), List.of(counted("a", 5)));
        posts.store(ON_YOUTUBE, NOON.plusSeconds(1_200), List.of(counted("a", 6)));
        posts.store(ON_X, NOON, List.of(post("b", NOON, "Cuitan satu").seen()));
        STORE.database()
                .sql("update post.metric_snapshot set source = 'IMPORT' where likes = 5")
                .update();

        assertThat(statistics.oldest(Platform.YOUTUBE, Instant.EPOCH)).contains(NOON);
        assertThat(statistics.forget(Platform.YOUTUBE, NOON.minusSeconds(1), NOON.plusSeconds(1_200), 10, NOON))
                .isEqualTo(1);

        assertThat(likes(Platform.YOUTUBE)).containsExactly(5L, 6L);
        assertThat(likes(Platform.X)).containsExactly(1L);
        assertThat(events).containsExactly(new StatisticsForgotten(Platform.YOUTUBE, List.of(id("a"))));
        assertThat(statistics.oldest(Platform.YOUTUBE, Instant.EPOCH)).contains(NOON.plusSeconds(1_200));
    }

    @Test
    void aTextThatWasNotReadAnewIsBlankedAndComesBackWhenItIsSeenAgain() {
        posts.store(
                ON_YOUTUBE,
                NOON,
                List.of(
                        post("a", NOON, "Video satu").seen(),
                        post("b", NOON, "Video dua").seen()));
        posts.store(ON_X, NOON, List.of(post("c", NOON, "Cuitan").seen()));
        Instant later = NOON.plus(Duration.ofDays(22));
        texts.read(ON_YOUTUBE, later, List.of("b", "tidak-ada"));
        Instant night = NOON.plus(Duration.ofDays(29));
        Instant before = night.minus(Duration.ofDays(28));
        assertThat(texts.oldest(Platform.YOUTUBE, Instant.EPOCH)).contains(NOON);
        assertThat(texts.forget(Platform.YOUTUBE, Instant.EPOCH, before, 10, night))
                .isEqualTo(1);
        assertThat(texts.forget(Platform.YOUTUBE, Instant.EPOCH, before, 10, night))
                .isZero();
        assertThat(texts.oldest(Platform.YOUTUBE, Instant.EPOCH)).contains(later);
        assertThat(text("a")).isEmpty();
        assertThat(text("b")).isEqualTo("Video dua");
        assertThat(text("c")).isEqualTo("Cuitan");
        assertThat(STORE.database()
                        .sql("select count(*) from post.post_fact where gone_at is not null")
                        .query(Long.class)
                        .single())
                .as("the video is still there")
                .isZero();

        posts.store(
                ON_YOUTUBE,
                night.plusSeconds(60),
                List.of(post("a", NOON, "Video satu").seen()));
        assertThat(text("a")).isEqualTo("Video satu");
        assertThat(texts.oldest(Platform.YOUTUBE, Instant.EPOCH)).contains(later);
    }

    private static String text(String nativeId) {
        return STORE.database()
                .sql("select text from post.post where native_id = ?")
                .param(nativeId)
                .query(String.class)
                .single();
    }

    @Test
    void aStepForgetsNoMoreThanItsLimit() {
        posts.store(
                ON_YOUTUBE,
                NOON,
                List.of(
                        post("a", NOON, "Satu").seen(),
                        post("b", NOON, "Dua").seen(),
                        post("c", NOON, "Tiga").seen()));
        assertThat(statistics.forget(Platform.YOUTUBE, Instant.EPOCH, NOON.plusSeconds(1), 2, NOON))
                .isEqualTo(2);
        assertThat(statistics.forget(Platform.YOUTUBE, Instant.EPOCH, NOON.plusSeconds(1), 2, NOON))
                .isEqualTo(1);
        assertThat(statistics.forget(Platform.YOUTUBE, Instant.EPOCH, NOON.plusSeconds(1), 2, NOON))
                .isZero();
    }

    @Test
    void aPostThatLeftItsPlatformLosesItsTextAndGetsItBackShouldItReturn() {
        posts.store(ON_X, NOON, List.of(post("1", NOON, "Jalan diperbaiki").seen()));
        Instant edited = NOON.plus(Duration.ofHours(2));
        posts.store(
                ON_X,
                edited,
                List.of(post("1", NOON, "Jalan selesai diperbaiki").seen()));
        Instant gone = NOON.plus(Duration.ofDays(2));
        posts.markGone(ON_X, gone, List.of("1"));

        assertThat(gonePosts.forget(Platform.X, Instant.EPOCH, gone, 10, gone))
                .as("not before its time")
                .isZero();
        assertThat(gonePosts.forget(Platform.X, Instant.EPOCH, gone.plusSeconds(1), 10, gone.plusSeconds(1)))
                .isEqualTo(1);
        assertThat(row("1"))
                .containsEntry("text", "")
                .containsEntry("judged_text", "")
                .containsEntry("media_key", null);
        assertThat(row("1").get("gone_at")).isNotNull();
        assertThat(count("post.text_version")).isZero();
        assertThat(gonePosts.forget(Platform.X, Instant.EPOCH, gone.plusSeconds(9), 10, gone))
                .isZero();
        assertThat(new Tombstones(STORE.database()).signals()).containsExactly(new Signal(Platform.X, 1, 1, gone));

        posts.store(
                ON_X,
                gone.plusSeconds(3_600),
                List.of(post("1", NOON, "Jalan selesai diperbaiki").seen()));
        assertThat(row("1"))
                .containsEntry("text", "Jalan selesai diperbaiki")
                .containsEntry("judged_text", "Jalan selesai diperbaiki")
                .containsEntry("gone_at", null)
                .containsEntry("erased_at", null);
    }

    @Test
    void aPostErasedOnRequestNeverComesBackWhateverBringsIt() {
        posts.store(
                ON_X,
                NOON,
                List.of(
                        post("1", NOON, "Data warga terbuka").seen(),
                        post("2", NOON, "Lain").seen()));
        long erased = id("1");
        events.clear();

        assertThat(erasure.count(target(ErasureKind.POST, "1"), Set.of())).isEqualTo(1);
        assertThat(erasure.accounts(target(ErasureKind.POST, "1"))).containsExactly(ON_X.id());
        assertThat(erasure.erase(target(ErasureKind.POST, "1"), Set.of(), NOON.plusSeconds(60), 10))
                .isEqualTo(1);
        assertThat(erasure.erase(target(ErasureKind.POST, "1"), Set.of(), NOON.plusSeconds(60), 10))
                .as("repeatable")
                .isZero();
        assertThat(events)
                .containsExactly(
                        new PostsGone(DINKES, List.of(erased)), new StatisticsForgotten(Platform.X, List.of(erased)));

        posts.store(
                ON_X,
                NOON.plus(Duration.ofDays(1)),
                List.of(counted("1", 9), post("2", NOON, "Lain").seen()));
        posts.store(
                ON_X,
                NOON.plus(Duration.ofDays(2)),
                List.of(post("1", NOON, "Data warga, diubah").seen()));
        ((PostStore) posts).bring(ON_X, NOON.plus(Duration.ofDays(3)), List.of(counted("1", 11)), PostSource.IMPORT);

        assertThat(row("1")).containsEntry("text", "").containsEntry("judged_text", "");
        assertThat(row("1").get("gone_at")).isNotNull();
        assertThat(count("post.text_version")).isZero();
        assertThat(STORE.database()
                        .sql("select count(*) from post.metric_snapshot where post_id = :post")
                        .param("post", erased)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(row("2")).containsEntry("text", "Lain");
    }

    @Test
    void theDatabaseItselfKeepsAnErasedPostEmpty() {
        posts.store(ON_X, NOON, List.of(post("1", NOON, "Data warga").seen()));
        erasure.erase(target(ErasureKind.POST, "1"), Set.of(), NOON, 10);
        STORE.database()
                .sql("update post.post set text = 'kembali', judged_text = 'kembali', gone_at = null, erased_at = null,"
                        + " erased_for = null")
                .update();
        assertThat(row("1")).containsEntry("text", "");
        assertThat(row("1").get("gone_at")).isNotNull();
        assertThatThrownBy(() -> STORE.database()
                        .sql("insert into post.post (account_id, unit_id, platform, native_id, published_at,"
                                + " first_seen_at, form, text, permalink, erased_at, erased_for, gone_at)"
                                + " select account_id, unit_id, platform, '9', published_at, first_seen_at, form, 'isi',"
                                + " permalink, now(), 'REQUEST', now() from post.post")
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void allPostsOfAnAccountAreErasedStepByStep() {
        posts.store(
                ON_X,
                NOON,
                List.of(
                        post("1", NOON, "Satu").seen(),
                        post("2", NOON, "Dua").seen(),
                        post("3", NOON, "Tiga").seen()));
        ErasureTarget all = new ErasureTarget(ErasureKind.ACCOUNT, Platform.X, List.of(), null, ON_X.id());
        assertThat(erasure.count(all, Set.of())).isEqualTo(3);
        assertThat(erasure.erase(all, Set.of(), NOON, 2)).isEqualTo(2);
        assertThat(erasure.erase(all, Set.of(), NOON, 2)).isEqualTo(1);
        assertThat(erasure.erase(all, Set.of(), NOON, 2)).isZero();
    }

    @Test
    void theTitleInAnArticlesAddressGoesWithIt() {
        OfficialAccount site = PostsOnPostgres.account("dinkes.example", DINKES, Platform.WEBSITE);
        ObservedPost article = post("s#1", NOON, "Nama warga dalam judul").seen();
        posts.store(
                site,
                NOON,
                List.of(new ObservedPost(
                        article.nativeId(),
                        NOON,
                        article.form(),
                        article.text(),
                        "https://dinkes.example/2026/nama-warga",
                        null,
                        null,
                        null,
                        Counts.NONE)));
        erasure.erase(
                new ErasureTarget(ErasureKind.POST, Platform.WEBSITE, List.of("s#1"), null, null), Set.of(), NOON, 1);
        assertThat(row("s#1")).containsEntry("permalink", "https://dinkes.example");
    }

    private static ErasureTarget target(ErasureKind kind, String nativeId) {
        return new ErasureTarget(kind, Platform.X, List.of(nativeId), null, null);
    }

    private static ObservedPost counted(String id, long likes) {
        return post(id, NOON, id.equals("a") ? "Video satu" : "Data warga terbuka")
                .counts(new Counts(likes, 0L, null, 10L))
                .seen();
    }

    private static Map<String, Object> row(String nativeId) {
        return STORE.database()
                .sql("select * from post.post_fact where native_id = :id")
                .param("id", nativeId)
                .query()
                .singleRow();
    }

    private static long id(String nativeId) {
        return (Long) row(nativeId).get("post_id");
    }

    private static List<Long> likes(Platform platform) {
        return STORE.database()
                .sql("select likes from post.metric_fact m join post.post_fact p using (post_id)"
                        + " where platform = :platform order by taken_at")
                .param("platform", platform.name())
                .query(Long.class)
                .list();
    }

    private static int count(String table) {
        return STORE.database()
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }
}
