package id.pantas.post.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Which stored posts are worth reading for a new one, by their keys and sketches. */
class NeighboursTests {

    private static final PostsOnPostgres STORE = new PostsOnPostgres();
    private static final PostProperties RULES = PostProperties.DEFAULTS;
    private static final Instant NOON = Instant.parse("2026-11-09T05:00:00Z");
    private static final OfficialAccount ACCOUNT =
            PostsOnPostgres.account("dinkes", PostsOnPostgres.unit("Dinkes"), Platform.X);
    private static final String VACCINE =
            "Puskesmas Anyar melayani imunisasi campak untuk 240 balita di tiga posyandu Desa Cikoneng hari ini";

    private final FingerprintRows.Print print = FingerprintRows.Print.of(
            Comparand.stored(
                    7, ACCOUNT, Observed.post("7", NOON, VACCINE).media("3_1").seen()),
            RULES);

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void empty() {
        STORE.clear();
    }

    @Test
    void aTextWithACommonKeyIsFoundIfTheSketchesAgree() {
        stored(1, textKeys(), print.sketch());
        stored(2, textKeys(), print.sketch() ^ 0b111L);

        assertThat(found()).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void aTextThatSharesAKeyByChanceIsLeftOut() {
        stored(1, textKeys(), print.sketch() ^ 0xFFFF_FFFFL);

        assertThat(found()).isEmpty();
    }

    @Test
    void theSamePictureIsFoundWhateverTheCaption() {
        stored(1, new long[] {0, 0, 0, 0, print.keys()[Fingerprint.BANDS]}, ~print.sketch());

        assertThat(found()).containsExactly(1L);
    }

    @Test
    void aPostStoredBeforeSketchesWereKeptIsFound() {
        stored(1, textKeys(), print.sketch());
        STORE.database().sql("update post.fingerprint set sketches = '{}'").update();

        assertThat(found()).containsExactly(1L);
    }

    @Test
    void thoseLeftOutTakeNoPlaceFromTheOthers() {
        for (int id = 1; id <= 3 * RULES.mostCandidates(); id++) {
            stored(id, textKeys(), ~print.sketch());
        }
        stored(100, textKeys(), print.sketch());

        assertThat(found()).containsExactly(100L);
    }

    private long[] textKeys() {
        long[] keys = print.keys().clone();
        keys[Fingerprint.BANDS] = Fingerprint.NO_KEY;
        return keys;
    }

    private static void stored(long post, long[] keys, long sketch) {
        long published = PostRows.micros(NOON) + post;
        STORE.database()
                .sql("""
                        insert into post.fingerprint (unit_id, span, posts, published, keys, sketches, touched)
                        values (:unit, :span, :posts, :published, :keys, :sketches, '{}')
                        """)
                .param("unit", ACCOUNT.unit().value())
                .param("span", FingerprintRows.span(published))
                .param("posts", new long[] {post})
                .param("published", new long[] {published})
                .param("keys", keys)
                .param("sketches", new long[] {sketch})
                .update();
    }

    private Set<Long> found() {
        NamedParameterJdbcTemplate operations = new NamedParameterJdbcTemplate(STORE.pool());
        Neighbours neighbours = new Neighbours(new FingerprintRows(operations), RULES);
        RoundTrip trip = new RoundTrip(operations);
        Neighbours.News news = neighbours.news(trip);
        trip.run();
        news.take();
        return neighbours.of(List.of(print)).get(0);
    }
}
