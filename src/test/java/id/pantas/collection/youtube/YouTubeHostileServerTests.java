package id.pantas.collection.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.pantas.collection.Accounts;
import id.pantas.collection.Loopback;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CommentCollector.CommentPage;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.outgoing.OutgoingClients.Limits;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.testing.Misbehaviour;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import id.pantas.testing.RawServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Proves(
        platform = Platform.YOUTUBE,
        by = By.STUB,
        feature = {Feature.HOSTILE_SERVER, Feature.BROKEN_ANSWERS, Feature.COMMENTS, Feature.BUDGET})
@Timeout(30)
class YouTubeHostileServerTests {

    private static final String CHANNEL = "UCd1nkesC0ntohKesehatan2";
    private static final OfficialAccount ACCOUNT = Accounts.of(Platform.YOUTUBE, "@dinkescontoh", CHANNEL);

    private final RawServer server = RawServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void noMisbehaviourIsMoreThanAFailure(Misbehaviour misbehaviour) {
        server.on("*", misbehaviour);
        FailureKind expected = misbehaviour.passing() ? FailureKind.TRANSIENT : FailureKind.MALFORMED;
        for (CollectionFailure failure : List.of(
                failure(() -> new YouTubeCollector(api("kunci"), () -> false).fetch(Accounts.page(ACCOUNT, null))),
                failure(() -> new YouTubeCollector(api(null), () -> false).fetch(Accounts.page(ACCOUNT, null))),
                failure(() -> new YouTubeComments(api("kunci")).comments(Accounts.page(ACCOUNT, null), "abc")))) {
            assertThat(failure.kind()).isEqualTo(expected);
            assertThat(failure).hasMessageNotContaining("kunci");
        }
    }

    @Test
    void aVideoFromTheFutureIsLeftOut() throws CollectionFailure {
        server.on("/playlistItems", "application/json", """
                {"kind":"l","items":[{"contentDetails":{"videoId":"a","videoPublishedAt":"2099-01-01T00:00:00Z"}}]}""");
        server.on("/videos", "application/json", """
                {"kind":"v","items":[{"id":"a","snippet":{"publishedAt":"2099-01-01T00:00:00Z","title":"t"}}]}""");
        Page page =
                new YouTubeCollector(api("kunci"), () -> false).fetch(Accounts.page(ACCOUNT, "2026-11-01T00:00:00Z"));
        assertThat(page.posts()).isEmpty();
        assertThat(page.unreadable()).containsExactly("a: dated in the future, 2099-01-01T00:00:00Z");
        assertThat(page.watermark()).isEqualTo("2026-11-01T00:00:00Z");
    }

    @Test
    void aThreadWithAnswersWithoutEndCostsNoMoreThanAVisitMay() throws CollectionFailure {
        server.on("/commentThreads", "application/json", """
                {"kind":"l","items":[{"id":"u","snippet":{"totalReplyCount":99999,"topLevelComment":{"id":"u","snippet":
                 {"textDisplay":"a","publishedAt":"2026-11-20T03:00:00Z"}}}}]}""");
        server.on("/comments", c -> c.ok("application/json", """
                {"kind":"c","nextPageToken":"%s","items":[{"id":"u.%s","snippet":{"textDisplay":"b",
                 "publishedAt":"2026-11-20T03:00:00Z"}},{"id":"../x","snippet":{}}]}""".formatted(System.nanoTime(), System.nanoTime())));
        CommentPage page = new YouTubeComments(api("kunci")).comments(Accounts.page(ACCOUNT, null), "abc");
        assertThat(page.spent()).isEqualTo(20);
        assertThat(page.comments()).hasSize(20);
        assertThat(page.unreadable()).contains("u: more answers than one visit may read");
    }

    private YouTubeProperties settings(String key) {
        return new YouTubeProperties(key, server.at("/"), server.at("/"));
    }

    private YouTubeApi api(String key) {
        return new YouTubeApi(
                settings(key), Loopback.http(new Limits(1_000_000, Duration.ofSeconds(2), Duration.ofMillis(500))));
    }

    private static CollectionFailure failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        CollectionFailure failure = catchThrowableOfType(CollectionFailure.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }
}
