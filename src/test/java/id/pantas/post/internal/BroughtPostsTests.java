package id.pantas.post.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.post.BroughtPosts;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.post.PostSource;
import id.pantas.post.PostsGone;
import id.pantas.post.PostsStored;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BroughtPostsTests {

    private static final PostsOnPostgres STORE = new PostsOnPostgres();
    private static final Instant NOON = Instant.parse("2026-11-09T05:00:00Z");
    private static final Instant EXPORTED = Instant.parse("2026-11-12T05:00:00Z");
    private static final UnitId DINKES = PostsOnPostgres.unit("Dinkes");
    private static final OfficialAccount ACCOUNT = PostsOnPostgres.account("dinkes", DINKES, Platform.X);

    private final BroughtPosts brought = (BroughtPosts) STORE.posts();

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void empty() {
        STORE.clear();
    }

    @Test
    void aBroughtPostSaysHowItCame() {
        brought.bring(ACCOUNT, EXPORTED, List.of(seen("1", "Teks", 5)), PostSource.IMPORT);

        assertThat(fact("1")).containsEntry("source", "IMPORT").containsEntry("gone_at", null);
        assertThat(snapshots()).containsExactly("IMPORT 5");
        assertThatThrownBy(() -> brought.bring(ACCOUNT, EXPORTED, List.of(), PostSource.API))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatThePlatformSaidIsNeverReplaced() {
        STORE.posts().store(ACCOUNT, EXPORTED.plusSeconds(60), List.of(seen("1", "Teks lengkap dari platform", 9)));
        STORE.posts().markGone(ACCOUNT, EXPORTED.plusSeconds(90), List.of("1"));

        brought.bring(ACCOUNT, EXPORTED, List.of(seen("1", "Judul saja", 5)), PostSource.IMPORT);

        assertThat(fact("1")).containsEntry("source", "API").containsEntry("text", "Teks lengkap dari platform");
        assertThat(fact("1").get("gone_at")).as("still gone").isNotNull();
        assertThat(snapshots()).containsExactly("IMPORT 5", "API 9");
    }

    @Test
    void takingBackHidesWhatOnlyPeopleBrought() {
        List<Long> posts = brought.bring(
                        ACCOUNT,
                        EXPORTED,
                        List.of(seen("1", "Hanya dari berkas", 5), seen("2", "Juga dari platform", 6)),
                        PostSource.IMPORT)
                .newPosts();
        STORE.posts().store(ACCOUNT, EXPORTED.plusSeconds(60), List.of(seen("2", "Juga dari platform", 7)));

        assertThat(brought.takeBack(ACCOUNT, EXPORTED.plusSeconds(120), EXPORTED, posts, posts))
                .isEqualTo(1);

        assertThat(fact("1").get("withdrawn_at")).isNotNull();
        assertThat(fact("1").get("gone_at")).isNotNull();
        assertThat(fact("2").get("withdrawn_at")).isNull();
        assertThat(snapshots()).containsExactly("API 7");
        assertThat(STORE.events())
                .contains(
                        new PostsGone(DINKES, List.of(posts.get(0))),
                        new PostsStored(ACCOUNT.id(), DINKES, List.of(), List.of(posts.get(1))));
        assertThat(brought.takeBack(ACCOUNT, EXPORTED.plusSeconds(180), EXPORTED, posts, posts))
                .as("a second time")
                .isZero();
    }

    @Test
    void whatWasTakenBackReturnsByAFileOrByACollector() {
        for (boolean byFile : new boolean[] {true, false}) {
            STORE.clear();
            List<Long> posts = brought.bring(ACCOUNT, EXPORTED, List.of(seen("1", "Teks", 5)), PostSource.IMPORT)
                    .newPosts();
            brought.takeBack(ACCOUNT, EXPORTED.plusSeconds(60), EXPORTED, posts, posts);
            if (byFile) {
                brought.bring(ACCOUNT, EXPORTED, List.of(seen("1", "Teks", 5)), PostSource.IMPORT);
            } else {
                STORE.posts().store(ACCOUNT, EXPORTED.plusSeconds(90), List.of(seen("1", "Teks", 5)));
            }
            assertThat(fact("1")).containsEntry("withdrawn_at", null).containsEntry("gone_at", null);
        }
    }

    private static ObservedPost seen(String id, String text, long likes) {
        return new ObservedPost(
                id,
                NOON,
                PostForm.TEXT,
                text,
                "https://x.com/dinkes/status/" + id,
                null,
                null,
                null,
                new Counts(likes, null, null, null));
    }

    private static java.util.Map<String, Object> fact(String id) {
        return STORE.database()
                .sql("select * from post.post_fact where native_id = :id")
                .param("id", id)
                .query()
                .singleRow();
    }

    private static List<String> snapshots() {
        return STORE.database()
                .sql("select source || ' ' || likes from post.metric_fact order by taken_at")
                .query(String.class)
                .list();
    }
}
