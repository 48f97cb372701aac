package id.pantas.post.internal;

import static id.pantas.post.internal.Observed.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.post.Posts;
import id.pantas.post.PostsRegrouped;
import id.pantas.post.PostsStored;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LikenessTests {

    private static final PostsOnPostgres STORE = new PostsOnPostgres();
    /** Noon in Jakarta. */
    private static final Instant NOON = Instant.parse("2026-11-09T05:00:00Z");

    private static final UnitId DINKES = PostsOnPostgres.unit("Dinkes");
    private static final UnitId CAMAT = PostsOnPostgres.unit("Kecamatan Baros");
    private static final OfficialAccount DINKES_X = PostsOnPostgres.account("dinkes", DINKES, Platform.X);
    private static final OfficialAccount DINKES_X2 = PostsOnPostgres.account("dinkes2", DINKES, Platform.X);
    private static final OfficialAccount DINKES_IG = PostsOnPostgres.account("dinkes", DINKES, Platform.INSTAGRAM);
    private static final OfficialAccount CAMAT_X = PostsOnPostgres.account("camat", CAMAT, Platform.X);
    private static final OfficialAccount CAMAT_IG = PostsOnPostgres.account("camat", CAMAT, Platform.INSTAGRAM);

    private static final String VACCINE =
            "Puskesmas Anyar melayani imunisasi campak untuk 240 balita di tiga posyandu Desa Cikoneng hari ini";
    private static final String BRIDGE =
            "Jembatan gantung Cipalih selesai diperbaiki, warga dua kampung kini bisa menyeberang dengan aman kembali";
    private static final String WATER =
            "Petugas menyalurkan air bersih delapan tangki kepada warga terdampak kekeringan di Desa Wanasari";

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void empty() {
        STORE.clear();
    }

    @Test
    void theSameTextOnTheSamePlatformIsARepeat() {
        store(DINKES_X, post("1", NOON, VACCINE));
        store(DINKES_X2, post("2", NOON.plus(Duration.ofDays(30)), VACCINE + " 📌 #imunisasi"));

        assertThat(likeness("2")).isEqualTo("REPEAT of 1, 1.000, cluster 1");
        assertThat(likeness("1")).isEqualTo("original, cluster 1");
    }

    @Test
    void theSameTextOnAnotherOwnPlatformIsACrossPost() {
        store(DINKES_X, post("1", NOON, VACCINE));
        store(DINKES_IG, post("2", NOON.plusSeconds(60), VACCINE));

        assertThat(likeness("2")).isEqualTo("CROSS_POST of 1, 1.000, cluster 1");
    }

    @Test
    void theSameTextOfAnotherUnitIsACopyWithAClusterOfItsOwn() {
        store(DINKES_X, post("1", NOON, VACCINE));
        store(CAMAT_IG, post("2", NOON.plusSeconds(60), VACCINE));

        assertThat(likeness("2")).isEqualTo("COPY of 1, 1.000, cluster 2");
    }

    @Test
    void aRepostIsNeverADuplicateAndNeverAnOriginal() {
        store(DINKES_X, post("1", NOON, VACCINE));
        store(CAMAT_X, post("2", NOON.plusSeconds(60), VACCINE).repostOf("1"));
        store(CAMAT_IG, post("3", NOON.plusSeconds(120), VACCINE));

        assertThat(likeness("2")).isEqualTo("original, cluster 2");
        assertThat(likeness("3")).isEqualTo("COPY of 1, 1.000, cluster 3");
    }

    @Test
    void theCrossPostOfACopyBelongsToTheCopy() {
        store(DINKES_X, post("1", NOON, VACCINE));
        store(CAMAT_X, post("2", NOON.plusSeconds(60), VACCINE));
        store(CAMAT_IG, post("3", NOON.plusSeconds(120), VACCINE));

        assertThat(likeness("3")).isEqualTo("CROSS_POST of 2, 1.000, cluster 2");
    }

    @Test
    void aSmallChangeIsStillAlikeAndALargerOneIsNot() {
        store(DINKES_X, post("1", NOON, VACCINE));
        store(
                DINKES_X,
                post("2", NOON.plus(Duration.ofDays(2)), VACCINE.replace("tiga", "empat")),
                post("3", NOON.plus(Duration.ofDays(4)), "Kepala dinas: " + VACCINE.substring(0, 45)));

        assertThat(likeness("2")).startsWith("REPEAT of 1, 0.8");
        assertThat(likeness("3")).isEqualTo("original, cluster 3");
    }

    @Test
    void afterTheWindowTheSameTextIsNewAgain() {
        store(DINKES_X, post("1", NOON, VACCINE));
        store(
                DINKES_X,
                post("2", NOON.plus(Duration.ofDays(90)), VACCINE),
                post("3", NOON.plus(Duration.ofDays(181)), VACCINE));

        assertThat(likeness("2")).startsWith("REPEAT of 1");
        assertThat(likeness("3")).isEqualTo("original, cluster 3");
    }

    @Test
    void shortCaptionsAreComparedByTheirPictureOnlyExceptWithinTheirUnit() {
        store(DINKES_X, post("1", NOON, "Selamat pagi, sobat sehat!").media("m1"));
        store(
                CAMAT_X,
                post("2", NOON.plusSeconds(60), "Selamat pagi, sobat sehat!").media("m2"));
        store(CAMAT_X, post("3", NOON.plusSeconds(90), "Pagi semua").media("m1"));
        store(DINKES_IG, post("4", NOON.plusSeconds(120), "SELAMAT PAGI SOBAT SEHAT 🌞"));
        store(
                DINKES_IG,
                post("5", NOON.plusSeconds(150), "Selamat pagi sobat sehati").media("m1"),
                post("6", NOON.plusSeconds(180), "Kerja bakti RT 03"),
                post("7", NOON.plusSeconds(210), "Kerja bakti RT 08"));

        assertThat(likeness("2")).isEqualTo("original, cluster 2");
        assertThat(likeness("3")).isEqualTo("COPY of 1, 1.000, cluster 3");
        assertThat(likeness("4")).isEqualTo("CROSS_POST of 1, 1.000, cluster 1");
        assertThat(likeness("5")).isEqualTo("original, cluster 5");
        assertThat(likeness("7")).isEqualTo("original, cluster 7");
    }

    @Test
    void postsWithoutWordsAreNotAlike() {
        store(
                DINKES_X,
                post("1", NOON, "🎉"),
                post("2", NOON.plusSeconds(5), "🎉"),
                post("3", NOON.plusSeconds(9), ""));

        assertThat(likeness("2")).isEqualTo("original, cluster 2");
        assertThat(likeness("3")).isEqualTo("original, cluster 3");
    }

    @Test
    void oneEventInManyPostsOfADayIsOneCluster() {
        store(
                DINKES_X,
                post("1", NOON, "Kepala dinas membuka pelatihan kader posyandu di aula kecamatan Baros pagi ini"),
                post(
                        "2",
                        NOON.plusSeconds(3600),
                        "Kader posyandu mengikuti pelatihan di aula kecamatan Baros pagi ini"));
        store(
                DINKES_IG,
                post(
                        "3",
                        NOON.plusSeconds(7200),
                        "Pelatihan kader posyandu di aula kecamatan Baros pagi ini ditutup oleh kepala dinas"),
                post("4", NOON.plusSeconds(7300), WATER));

        assertThat(likeness("1")).isEqualTo("original, cluster 1");
        assertThat(likeness("2")).isEqualTo("original, cluster 1");
        assertThat(likeness("3")).endsWith("cluster 1");
        assertThat(likeness("4")).isEqualTo("original, cluster 4");
    }

    @Test
    void theDayOfAnEventIsCountedInTheRegencysZone() {
        String one = "Kepala dinas membuka pelatihan kader posyandu di aula kecamatan Baros pagi ini";
        String two = "Kader posyandu mengikuti pelatihan di aula kecamatan Baros pagi ini";
        Instant midnight = Instant.parse("2026-11-09T17:00:00Z");
        store(
                DINKES_X,
                post("1", midnight.minusSeconds(1), one),
                post("2", midnight, two),
                post("3", midnight.plus(Duration.ofHours(24)).minusSeconds(1), two.replace("aula", "kantor")));

        assertThat(likeness("2")).isEqualTo("original, cluster 2");
        assertThat(likeness("3")).contains("cluster 2");
    }

    @Test
    void anEarlierPostThatArrivesLateBecomesTheOriginal() {
        store(CAMAT_X, post("c", NOON.plusSeconds(60), VACCINE));
        long copied = id("c");
        store(CAMAT_IG, post("d", NOON.plusSeconds(90), VACCINE));
        store(DINKES_X, post("a", NOON, VACCINE));
        assertThat(likeness("c")).isEqualTo("COPY of a, 1.000, cluster c");
        assertThat(STORE.events().subList(2, 4))
                .containsExactly(
                        new PostsStored(DINKES_X.id(), DINKES, List.of(id("a")), List.of()),
                        new PostsRegrouped(List.of(new PostsRegrouped.OfUnit(CAMAT, List.of(copied)))));

        store(CAMAT_IG, post("b", NOON.minusSeconds(60), VACCINE));

        assertThat(likeness("a")).isEqualTo("COPY of b, 1.000, cluster a");
        assertThat(likeness("b")).isEqualTo("original, cluster b");
        assertThat(likeness("c")).isEqualTo("CROSS_POST of b, 1.000, cluster b");
        assertThat(likeness("d")).isEqualTo("REPEAT of b, 1.000, cluster b");
    }

    @Test
    void aClusterFollowsItsFirstPostThroughChainsOfRepeats() {
        store(DINKES_X, post("2", NOON.plus(Duration.ofDays(10)), VACCINE));
        store(DINKES_X, post("3", NOON.plus(Duration.ofDays(95)), VACCINE));
        store(DINKES_IG, post("4", NOON.plus(Duration.ofDays(180)), VACCINE));
        assertThat(likeness("4")).isEqualTo("CROSS_POST of 3, 1.000, cluster 2");

        store(DINKES_X, post("1", NOON, VACCINE));

        assertThat(likeness("2")).isEqualTo("REPEAT of 1, 1.000, cluster 1");
        assertThat(likeness("3")).isEqualTo("REPEAT of 2, 1.000, cluster 1");
        assertThat(likeness("4")).isEqualTo("CROSS_POST of 3, 1.000, cluster 1");
    }

    @Test
    void anEventLosesAPostThatTurnsOutToBeARepeat() {
        String one = "Kepala dinas membuka pelatihan kader posyandu di aula kecamatan Baros pagi ini";
        String two = "Kader posyandu mengikuti pelatihan di aula kecamatan Baros pagi ini";
        store(DINKES_X, post("1", NOON, one), post("2", NOON.plusSeconds(60), two));
        assertThat(likeness("2")).isEqualTo("original, cluster 1");

        store(DINKES_X, post("0", NOON.minus(Duration.ofDays(7)), one));

        assertThat(likeness("1")).isEqualTo("REPEAT of 0, 1.000, cluster 0");
        assertThat(likeness("2")).isEqualTo("original, cluster 2");
    }

    @Test
    void anEditWithin24HoursIsComparedAnew() {
        store(DINKES_X, post("1", NOON, VACCINE));
        store(CAMAT_X, post("2", NOON.plusSeconds(60), BRIDGE));
        store(CAMAT_IG, post("3", NOON.plusSeconds(90), BRIDGE));
        assertThat(likeness("3")).startsWith("CROSS_POST of 2");

        STORE.posts()
                .store(
                        CAMAT_X,
                        NOON.plusSeconds(3600),
                        List.of(post("2", NOON.plusSeconds(60), VACCINE).seen()));

        assertThat(likeness("2")).isEqualTo("COPY of 1, 1.000, cluster 2");
        assertThat(likeness("3")).isEqualTo("original, cluster 3");
        store(CAMAT_IG, post("4", NOON.plusSeconds(120), VACCINE));
        assertThat(likeness("4")).isEqualTo("CROSS_POST of 2, 1.000, cluster 2");
    }

    @Test
    void aLaterEditChangesNoLikeness() {
        store(DINKES_X, post("1", NOON, VACCINE));
        store(CAMAT_X, post("2", NOON.plusSeconds(60), BRIDGE));

        STORE.posts()
                .store(
                        CAMAT_X,
                        NOON.plus(Duration.ofHours(25)),
                        List.of(post("2", NOON.plusSeconds(60), VACCINE).seen()));

        assertThat(likeness("2")).isEqualTo("original, cluster 2");
    }

    @Test
    void aPageOfFiveThousandEqualPostsIsOneCluster() {
        List<Observed> page = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            page.add(post(Integer.toString(i), NOON.plusSeconds(i), VACCINE));
        }
        store(DINKES_X, page.toArray(Observed[]::new));

        assertThat(likeness("4999")).isEqualTo("REPEAT of 0, 1.000, cluster 0");
        assertThat(STORE.database()
                        .sql("select count(distinct cluster_id) from post.post_fact")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void twoPagesOfOneTransactionAreComparedWithEachOther() {
        STORE.inTransaction(() -> {
            store(DINKES_X, post("1", NOON, VACCINE));
            store(DINKES_IG, post("2", NOON.plusSeconds(60), VACCINE));
        });
        store(CAMAT_X, post("3", NOON.plusSeconds(90), VACCINE));

        assertThat(likeness("2")).isEqualTo("CROSS_POST of 1, 1.000, cluster 1");
        assertThat(likeness("3")).isEqualTo("COPY of 1, 1.000, cluster 3");
    }

    @Test
    void whatATransactionStoredThatFailedIsNobodysOriginal() {
        assertThatThrownBy(() -> STORE.inTransaction(() -> {
                    store(DINKES_X, post("1", NOON, VACCINE));
                    store(DINKES_IG, post("2", NOON.plusSeconds(60), VACCINE));
                    throw new IllegalStateException("the database went away");
                }))
                .hasMessage("the database went away");
        store(CAMAT_X, post("3", NOON.plusSeconds(90), VACCINE));
        store(DINKES_X, post("1", NOON, VACCINE));

        assertThat(likeness("1")).isEqualTo("original, cluster 1");
        assertThat(likeness("3")).isEqualTo("COPY of 1, 1.000, cluster 3");
    }

    @Test
    void twoNodesStoringTheSameContentAgreeOnItsOriginal() throws Exception {
        List<OfficialAccount> accounts = List.of(DINKES_X, DINKES_IG, CAMAT_X, CAMAT_IG);
        List<Posts> instances = List.of(STORE.posts(), STORE.anotherNode());
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 12; round++) {
                STORE.clear();
                CyclicBarrier start = new CyclicBarrier(4);
                List<Future<?>> running = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    OfficialAccount account = accounts.get(i);
                    Instant at = NOON.plusSeconds(i);
                    String id = "p" + i;
                    Posts node = instances.get(i % 2);
                    running.add(nodes.submit(() -> {
                        start.await();
                        node.store(
                                account,
                                NOON.plusSeconds(600),
                                List.of(
                                        post(id + "v", at, VACCINE).seen(),
                                        post(id + "b", at.plusSeconds(9), BRIDGE)
                                                .seen()));
                        return null;
                    }));
                }
                for (Future<?> each : running) {
                    each.get();
                }
                for (String text : List.of("v", "b")) {
                    assertThat(likeness("p0" + text)).isEqualTo("original, cluster p0" + text);
                    assertThat(likeness("p1" + text))
                            .isEqualTo("CROSS_POST of p0" + text + ", 1.000, cluster p0" + text);
                    assertThat(likeness("p2" + text)).isEqualTo("COPY of p0" + text + ", 1.000, cluster p2" + text);
                    assertThat(likeness("p3" + text))
                            .isEqualTo("CROSS_POST of p2" + text + ", 1.000, cluster p2" + text);
                }
            }
        } finally {
            nodes.shutdown();
        }
    }

    private static void store(OfficialAccount account, Observed... page) {
        STORE.posts()
                .store(
                        account,
                        NOON.plusSeconds(600),
                        Arrays.stream(page).map(Observed::seen).toList());
    }

    private static long id(String nativeId) {
        return STORE.database()
                .sql("select id from post.post where native_id = ?")
                .param(nativeId)
                .query(Long.class)
                .single();
    }

    private static String likeness(String nativeId) {
        return STORE.database()
                .sql("""
                        select p.duplicate, o.native_id as original, p.similarity::text, c.native_id as head
                          from post.post_fact p
                          left join post.post o on o.id = p.duplicate_of
                          join post.post c on c.id = p.cluster_id
                         where p.native_id = ?
                        """)
                .param(nativeId)
                .query((row, n) -> {
                    @Nullable String kind = row.getString("duplicate");
                    String mark = kind == null
                            ? "original"
                            : kind + " of " + row.getString("original") + ", " + row.getString("similarity");
                    return mark + ", cluster " + row.getString("head");
                })
                .single();
    }
}
