package id.pantas.post.internal;

import static id.pantas.post.internal.Observed.post;
import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.post.Posts;
import id.pantas.post.PostsGone;
import id.pantas.post.PostsStored;
import id.pantas.post.RepostGrade;
import id.pantas.post.StoredPage;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostStoreTests {

    private static final PostsOnPostgres STORE = new PostsOnPostgres();
    private static final Instant NOON = Instant.parse("2026-11-09T05:00:00Z");
    private static final UnitId DINKES = PostsOnPostgres.unit("Dinkes");
    private static final OfficialAccount DINKES_X = PostsOnPostgres.account("dinkes", DINKES, Platform.X);
    private static final OfficialAccount OTHER_X =
            PostsOnPostgres.account("other", PostsOnPostgres.unit("Other"), Platform.X);

    private final Posts posts = STORE.posts();

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void empty() {
        STORE.clear();
    }

    @Test
    void keepsEveryFieldOfANewPost() {
        ObservedPost seen = new ObservedPost(
                "1",
                NOON,
                PostForm.SHORT_VIDEO,
                "Puskesmas buka 24 jam 🚑",
                "https://x.com/dinkes/status/1",
                "77",
                RepostGrade.PROBABLE,
                "3_1",
                new Counts(5_000_000_000L, 0L, null, 12L));

        StoredPage stored = posts.store(DINKES_X, NOON.plusSeconds(90), List.of(seen));

        var row = STORE.database().sql("select * from post.post_fact").query().singleRow();
        assertThat(row)
                .containsEntry("post_id", stored.newPosts().get(0))
                .containsEntry("account_id", DINKES_X.id().value())
                .containsEntry("unit_id", DINKES.value())
                .containsEntry("platform", "X")
                .containsEntry("native_id", "1")
                .containsEntry("form", "SHORT_VIDEO")
                .containsEntry("text", "Puskesmas buka 24 jam 🚑")
                .containsEntry("permalink", "https://x.com/dinkes/status/1")
                .containsEntry("repost_of", "77")
                .containsEntry("repost_grade", "PROBABLE")
                .containsEntry("media_key", "3_1")
                .containsEntry("cluster_id", stored.newPosts().get(0))
                .containsEntry("duplicate", null)
                .containsEntry("gone_at", null);
        assertThat(instant("published_at")).isEqualTo(NOON);
        assertThat(instant("first_seen_at")).isEqualTo(NOON.plusSeconds(90));
        assertThat(STORE.database()
                        .sql("select likes, comments, shares, views, source from post.metric_fact")
                        .query()
                        .singleRow())
                .containsEntry("likes", 5_000_000_000L)
                .containsEntry("comments", 0L)
                .containsEntry("shares", null)
                .containsEntry("views", 12L)
                .containsEntry("source", "API");
    }

    @Test
    void aRepeatedPageChangesNothingAndTellsNobody() {
        List<ObservedPost> page = page(20);
        StoredPage first = posts.store(DINKES_X, NOON, page);

        StoredPage second = posts.store(DINKES_X, NOON.plusSeconds(60), page);

        assertThat(first.newPosts()).hasSize(20);
        assertThat(second).isEqualTo(new StoredPage(List.of(), 20));
        assertThat(count("post.post")).isEqualTo(20);
        assertThat(count("post.metric_snapshot")).isEqualTo(20);
        assertThat(STORE.events()).containsExactly(new PostsStored(DINKES_X.id(), DINKES, first.newPosts(), List.of()));
    }

    @Test
    void givesTheNewIdsInTheOrderOfThePage() {
        StoredPage stored = posts.store(
                DINKES_X,
                NOON,
                List.of(
                        post("9", NOON, "c").seen(),
                        post("1", NOON, "a").seen(),
                        post("5", NOON, "b").seen()));

        assertThat(stored.newPosts().stream()
                        .map(id -> STORE.database()
                                .sql("select native_id from post.post where id = ?")
                                .param(id)
                                .query(String.class)
                                .single()))
                .containsExactly("9", "1", "5");
    }

    @Test
    void theSamePostTwiceInAPageCountsOnce() {
        StoredPage stored = posts.store(
                DINKES_X,
                NOON,
                List.of(post("1", NOON, "satu").seen(), post("1", NOON, "dua").seen()));

        assertThat(stored.newPosts()).hasSize(1);
        assertThat(text("1")).isEqualTo("satu");
    }

    @Test
    void anEmptyPageIsNoEvent() {
        assertThat(posts.store(DINKES_X, NOON, List.of())).isEqualTo(new StoredPage(List.of(), 0));
        assertThat(STORE.events()).isEmpty();
    }

    @Test
    void changedCountsBecomeASnapshotAndNamesThePostAsChanged() {
        Observed post = post("1", NOON, "teks").counts(new Counts(1L, null, null, null));
        long id = posts.store(DINKES_X, NOON, List.of(post.seen())).newPosts().get(0);

        posts.store(
                DINKES_X,
                NOON.plusSeconds(3600),
                List.of(post.counts(new Counts(null, null, null, null)).seen()));

        assertThat(snapshots("1")).containsExactly(NOON, NOON.plusSeconds(3600));
        assertThat(STORE.events().get(1)).isEqualTo(new PostsStored(DINKES_X.id(), DINKES, List.of(), List.of(id)));
    }

    @Test
    void aPostThatShowsNoCountsHasNoSnapshotUntilItDoes() {
        Observed post = post("1", NOON, "teks").counts(Counts.NONE);
        posts.store(DINKES_X, NOON, List.of(post.seen()));
        posts.store(DINKES_X, NOON.plusSeconds(60), List.of(post.seen()));
        assertThat(snapshots("1")).isEmpty();

        posts.store(
                DINKES_X,
                NOON.plusSeconds(90),
                List.of(post.counts(new Counts(0L, null, null, null)).seen()));
        assertThat(snapshots("1")).containsExactly(NOON.plusSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(longs = {24, 72})
    void theFirstObservationAtAScoredAgeIsKeptEvenIfNothingChanged(long hours) {
        ObservedPost post = post("1", NOON, "teks").seen();
        Instant age = NOON.plus(Duration.ofHours(hours));
        posts.store(DINKES_X, age.minusSeconds(7200), List.of(post));

        posts.store(DINKES_X, age.minusSeconds(1), List.of(post));
        posts.store(DINKES_X, age, List.of(post));
        posts.store(DINKES_X, age.plusSeconds(1), List.of(post));

        assertThat(snapshots("1")).containsExactly(age.minusSeconds(7200), age);
    }

    @Test
    void anObservationThatArrivesLateIsFiledWhereItBelongs() {
        Observed post = post("1", NOON, "teks baru");
        posts.store(
                DINKES_X,
                NOON.plusSeconds(600),
                List.of(post.counts(new Counts(9L, 0L, 0L, 0L)).seen()));

        posts.store(
                DINKES_X, NOON.plusSeconds(300), List.of(post.text("teks lama").seen()));

        assertThat(snapshots("1")).containsExactly(NOON.plusSeconds(300), NOON.plusSeconds(600));
        assertThat(text("1")).isEqualTo("teks baru");
    }

    @Test
    void anEditWithin24HoursDecidesTheClassAndALaterOneDoesNot() {
        Observed post = post("1", NOON, "satu");
        posts.store(DINKES_X, NOON, List.of(post.seen()));
        posts.store(
                DINKES_X,
                NOON.plus(Duration.ofHours(24)),
                List.of(post.text("dua").seen()));
        assertThat(judged("1")).isEqualTo("dua");

        posts.store(
                DINKES_X,
                NOON.plus(Duration.ofHours(25)),
                List.of(post.text("tiga").seen()));
        posts.store(
                DINKES_X,
                NOON.plus(Duration.ofHours(26)),
                List.of(post.text("empat").seen()));

        assertThat(judged("1")).isEqualTo("dua");
        assertThat(text("1")).isEqualTo("empat");
        assertThat(instant("edited_at")).isEqualTo(NOON.plus(Duration.ofHours(26)));
        assertThat(STORE.database()
                        .sql("select text from post.text_version order by seen_at")
                        .query(String.class)
                        .list())
                .containsExactly("satu", "dua", "tiga", "empat");
    }

    @Test
    void aTombstoneIsSetOnceAndLiftedWhenThePostIsBack() {
        ObservedPost post = post("1", NOON, "teks").seen();
        long id = posts.store(DINKES_X, NOON, List.of(post)).newPosts().get(0);

        posts.markGone(DINKES_X, NOON.plusSeconds(60), List.of("1", "unknown"));
        posts.markGone(DINKES_X, NOON.plusSeconds(90), Set.of("1"));
        assertThat(instant("gone_at")).isEqualTo(NOON.plusSeconds(60));
        assertThat(STORE.events().subList(1, 2)).containsExactly(new PostsGone(DINKES, List.of(id)));
        assertThat(STORE.events()).hasSize(2);

        posts.store(DINKES_X, NOON.plusSeconds(120), List.of(post));
        assertThat(instant("gone_at")).isNull();
        assertThat(STORE.events().get(2)).isEqualTo(new PostsStored(DINKES_X.id(), DINKES, List.of(), List.of(id)));
    }

    @Test
    void aPostOfAnotherAccountStaysWithItsFirstOwnerAndIsReported() {
        posts.store(DINKES_X, NOON, List.of(post("1", NOON, "teks").seen()));

        StoredPage stored = posts.store(
                OTHER_X,
                NOON.plusSeconds(60),
                List.of(
                        post("1", NOON, "diambil").seen(),
                        post("2", NOON, "sendiri").seen()));

        assertThat(stored.foreignPosts()).containsExactly("1");
        assertThat(stored.newPosts()).hasSize(1);
        assertThat(stored.knownPosts()).isZero();
        assertThat(text("1")).isEqualTo("teks");
        posts.markGone(OTHER_X, NOON, List.of("1"));
        assertThat(STORE.database()
                        .sql("select count(*) from post.post where gone_at is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theSameNativeIdOnAnotherPlatformIsAnotherPost() {
        posts.store(DINKES_X, NOON, List.of(post("1", NOON, "teks").seen()));
        OfficialAccount instagram = PostsOnPostgres.account("dinkes", DINKES, Platform.INSTAGRAM);

        assertThat(posts.store(instagram, NOON, List.of(post("1", NOON, "teks").seen()))
                        .newPosts())
                .hasSize(1);
    }

    @Test
    void knowsOnlyThePostsOfTheAccount() {
        posts.store(DINKES_X, NOON, page(3));

        assertThat(posts.known(DINKES_X, List.of("1", "2", "99", "\0"))).containsExactlyInAnyOrder("1", "2");
        assertThat(posts.known(OTHER_X, List.of("1"))).isEmpty();
        assertThat(posts.known(DINKES_X, List.of())).isEmpty();
    }

    @Test
    void takesHostileTextWithoutLosingThePost() {
        posts.store(
                DINKES_X,
                NOON,
                List.of(
                        post("1", NOON, "a\0b\uD800c\uDC00d 😀 e\u0301").seen(),
                        post("2", NOON, "'); drop table post.post; --{\"}\\").seen(),
                        post("3", NOON, "😀".repeat(60_000)).seen(),
                        post("4", NOON, "x" + "😀".repeat(60_000)).seen(),
                        post("5", NOON, "")
                                .counts(new Counts(-1L, Long.MAX_VALUE, null, null))
                                .seen()));

        assertThat(text("1")).isEqualTo("abcd 😀 é");
        assertThat(text("2")).isEqualTo("'); drop table post.post; --{\"}\\");
        assertThat(text("3")).hasSize(100_000).endsWith("😀");
        assertThat(text("4")).hasSize(99_999).endsWith("😀");
        assertThat(text("5")).isEmpty();
    }

    @Test
    void leavesOutOnlyThePostsNoDatabaseCanKeepAndSaysWhy() {
        ObservedPost good = post("good", NOON, "teks").seen();
        StoredPage stored = posts.store(
                DINKES_X,
                NOON,
                List.of(
                        post("a\0b", NOON, "teks").seen(),
                        post("", NOON, "teks").seen(),
                        post("\uD800", NOON, "teks").seen(),
                        post("m", NOON, "teks").media("\0").seen(),
                        post("r", NOON, "teks").repostOf("x".repeat(501)).seen(),
                        post("t", Instant.MAX, "teks").seen(),
                        post("u", Instant.MIN, "teks").seen(),
                        linking("l", "javascript:alert(1)"),
                        linking("n", "https://"),
                        linking("o", "https://a/ b"),
                        good));

        assertThat(stored.newPosts()).hasSize(1);
        assertThat(stored.refusedPosts()).hasSize(10);
        assertThat(stored.refusedPosts().get(7)).isEqualTo("l: its address is not one of the web: javascript:alert(1)");
        assertThat(posts.known(DINKES_X, List.of("good"))).containsExactly("good");
    }

    @Test
    void aCrashBetweenPagesRepeatsAPageAndLosesNone() {
        posts.store(DINKES_X, NOON, page(50).subList(0, 25));

        // the watermark did not move: the next run begins again
        posts.store(DINKES_X, NOON.plusSeconds(60), page(50).subList(0, 25));
        posts.store(DINKES_X, NOON.plusSeconds(61), page(50).subList(25, 50));

        assertThat(count("post.post")).isEqualTo(50);
        assertThat(count("post.metric_snapshot")).isEqualTo(50);
    }

    @Test
    void storesAPageOfFiveThousand() {
        StoredPage stored = posts.store(DINKES_X, NOON, page(5_000));

        assertThat(stored.newPosts()).hasSize(5_000).doesNotHaveDuplicates();
        assertThat(count("post.metric_snapshot")).isEqualTo(5_000);
    }

    @Test
    void twoNodesStoringTheSamePageStoreItOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            STORE.clear();
            List<ObservedPost> page = page(100);
            List<ObservedPost> reversed = new ArrayList<>(page);
            java.util.Collections.reverse(reversed);
            CyclicBarrier start = new CyclicBarrier(2);
            Callable<StoredPage> one = () -> {
                start.await();
                return posts.store(DINKES_X, NOON, page);
            };
            Callable<StoredPage> two = () -> {
                start.await();
                return posts.store(DINKES_X, NOON.plusMillis(1), reversed);
            };
            var nodes = Executors.newFixedThreadPool(2);
            try {
                var results = nodes.invokeAll(List.of(one, two));
                StoredPage a = results.get(0).get();
                StoredPage b = results.get(1).get();
                assertThat(a.newPosts().size() + b.newPosts().size()).isEqualTo(100);
                assertThat(a.knownPosts() + b.knownPosts()).isEqualTo(100);
            } finally {
                nodes.shutdown();
            }
            assertThat(count("post.post")).isEqualTo(100);
        }
    }

    private static ObservedPost linking(String id, String permalink) {
        ObservedPost post = post(id, NOON, "teks").seen();
        return new ObservedPost(id, NOON, post.form(), post.text(), permalink, null, null, null, post.counts());
    }

    private static List<ObservedPost> page(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> post(
                                Integer.toString(i),
                                NOON.minus(Duration.ofHours(i)),
                                "Kegiatan nomor " + Integer.toString(i * 7919, 36))
                        .seen())
                .toList();
    }

    private static long count(String table) {
        return STORE.database()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static String text(String nativeId) {
        return STORE.database()
                .sql("select text from post.post where native_id = ?")
                .param(nativeId)
                .query(String.class)
                .single();
    }

    private static String judged(String nativeId) {
        return STORE.database()
                .sql("select judged_text from post.post_fact where native_id = ?")
                .param(nativeId)
                .query(String.class)
                .single();
    }

    private static Instant instant(String column) {
        return STORE.database()
                .sql("select " + column + " from post.post")
                .query((row, n) -> {
                    var value = row.getObject(1, java.time.OffsetDateTime.class);
                    return value == null ? null : value.toInstant();
                })
                .list()
                .get(0);
    }

    private static List<Instant> snapshots(String nativeId) {
        return STORE.database()
                .sql("""
                        select taken_at from post.metric_snapshot m join post.post p on p.id = m.post_id
                         where native_id = ? order by taken_at
                        """)
                .param(nativeId)
                .query((row, n) ->
                        row.getObject(1, java.time.OffsetDateTime.class).toInstant())
                .list();
    }
}
