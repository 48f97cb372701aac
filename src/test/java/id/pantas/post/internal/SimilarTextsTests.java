package id.pantas.post.internal;

import static id.pantas.post.internal.Observed.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.post.SimilarPost;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimilarTextsTests {

    private static final PostsOnPostgres STORE = new PostsOnPostgres();
    private static final Instant NOON = Instant.parse("2026-11-09T05:00:00Z");
    private static final UnitId DINKES = PostsOnPostgres.unit("Dinkes");
    private static final OfficialAccount DINKES_X = PostsOnPostgres.account("dinkes", DINKES, Platform.X);
    private static final OfficialAccount CAMAT_IG =
            PostsOnPostgres.account("camat", PostsOnPostgres.unit("Kecamatan Baros"), Platform.INSTAGRAM);
    private static final String VACCINE =
            "Puskesmas Anyar melayani imunisasi campak untuk 240 balita di tiga posyandu Desa Cikoneng hari ini";
    private static final String BRIDGE =
            "Jembatan gantung Cipalih selesai diperbaiki, warga dua kampung kini bisa menyeberang dengan aman kembali";

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void empty() {
        STORE.clear();
    }

    @Test
    void findsTheSameTextOfAnyUnitTheMostSimilarFirst() {
        store(CAMAT_IG, post("1", NOON.minusSeconds(60), VACCINE + " semoga lancar"));
        store(DINKES_X, post("2", NOON, VACCINE), post("3", NOON, BRIDGE));

        List<SimilarPost> found = like(VACCINE.toUpperCase(Locale.ROOT) + " 💉 #imunisasi", NOON.plusSeconds(60), 10);

        assertThat(found).extracting(SimilarPost::text).containsExactly(VACCINE, VACCINE + " semoga lancar");
        assertThat(found).extracting(SimilarPost::sameContent).containsExactly(true, true);
        assertThat(found).extracting(SimilarPost::platform).containsExactly(Platform.X, Platform.INSTAGRAM);
        assertThat(like(VACCINE.replace("240", "15"), NOON.plusSeconds(60), 10))
                .as("other figures, so another report by the same form")
                .extracting(SimilarPost::sameContent)
                .containsExactly(false, false);
        assertThat(found.get(0).unit()).isEqualTo(DINKES);
        assertThat(found.get(0).similarity()).isEqualTo(1);
        assertThat(like(VACCINE, NOON.plusSeconds(60), 1)).hasSize(1);
    }

    @Test
    void looksAtTheNinetyDaysBeforeAndNotAfter() {
        store(DINKES_X, post("1", NOON, VACCINE));

        assertThat(like(VACCINE, NOON, 10)).isEmpty();
        assertThat(like(VACCINE, NOON.plusMillis(1), 10)).hasSize(1);
        assertThat(like(VACCINE, NOON.plus(Duration.ofDays(90)), 10)).hasSize(1);
        assertThat(like(VACCINE, NOON.plus(Duration.ofDays(91)), 10)).isEmpty();
    }

    @Test
    void leavesOutRepostsAndWhatLeftItsPlatform() {
        store(
                DINKES_X,
                post("1", NOON, VACCINE),
                post("2", NOON, VACCINE).repostOf("9"),
                post("3", NOON.plusSeconds(1), VACCINE));
        STORE.posts().markGone(DINKES_X, NOON.plusSeconds(9), List.of("1"));

        assertThat(like(VACCINE, NOON.plusSeconds(60), 10))
                .extracting(SimilarPost::publishedAt)
                .containsExactly(NOON.plusSeconds(1));
    }

    @Test
    void hasNoAnswerToATextThatSaysTooLittle() {
        store(DINKES_X, post("1", NOON, "Selamat pagi semua"));

        assertThat(like("Selamat pagi semua", NOON.plusSeconds(60), 10)).isEmpty();
        assertThat(like("", NOON.plusSeconds(60), 10)).isEmpty();
        assertThat(like("\u200B👍".repeat(20_000), NOON.plusSeconds(60), 10)).isEmpty();
        assertThatThrownBy(() -> like(VACCINE, NOON, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void seesWhatOthersStoredSinceTheLastQuestion() {
        assertThat(like(VACCINE, NOON.plusSeconds(60), 10)).isEmpty();
        STORE.anotherNode()
                .store(DINKES_X, NOON, List.of(post("1", NOON, VACCINE).seen()));

        assertThat(like(VACCINE, NOON.plusSeconds(60), 10)).hasSize(1);
    }

    private static List<SimilarPost> like(String text, Instant asOf, int limit) {
        return STORE.similarTexts().like(text, asOf, limit);
    }

    private static void store(OfficialAccount account, Observed... posts) {
        STORE.posts()
                .store(
                        account,
                        NOON,
                        java.util.Arrays.stream(posts).map(Observed::seen).toList());
    }
}
