package id.pantas.collection.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import id.pantas.collection.Accounts;
import id.pantas.collection.Loopback;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.collection.spi.PlatformHttp;
import id.pantas.outgoing.OutgoingClients;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.registry.Platform;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class YouTubeCollectorTests {

    private static final String CHANNEL = "UCd1nkesC0ntohKesehatan2";

    private final HttpServer server = server();

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void settingsNeverShowTheKey() {
        assertThat(new YouTubeProperties("AIzaRahasia", URI.create("https://a/"), URI.create("https://b/")))
                .asString()
                .doesNotContain("Rahasia");
    }

    @Test
    void withoutAKeyAHandleAloneIsNotEnough() {
        CollectionFailure failure = failure(collector(null, Loopback.clients()), "@dinkescontoh");
        assertThat(failure.kind()).isEqualTo(FailureKind.PERMISSION);
        assertThat(failure).hasMessageContaining("id");
    }

    @Test
    void quotaDaysEndAtMidnightInCalifornia() {
        assertThat(YouTubeFailure.nextQuotaDay(Instant.parse("2026-07-01T06:59:59Z")))
                .isEqualTo("2026-07-01T07:00:00Z");
        assertThat(YouTubeFailure.nextQuotaDay(Instant.parse("2026-11-21T08:00:00Z")))
                .isEqualTo("2026-11-22T08:00:00Z");
    }

    @Test
    void theShapeDecidesWhetherAShortVideoIsAShort() {
        String video = """
                {"id":"a","snippet":{"publishedAt":"2026-11-20T02:30:00Z","title":"Apel pagi"},
                 "contentDetails":{"duration":"%s"},"player":{"embedWidth":"%d","embedHeight":720}}""";
        assertThat(form(video.formatted("PT2M50S", 405))).isEqualTo(PostForm.SHORT_VIDEO);
        assertThat(form(video.formatted("PT40S", 1280))).isEqualTo(PostForm.VIDEO);
        assertThat(form(video.formatted("PT3M1S", 405))).isEqualTo(PostForm.VIDEO);
        assertThat(form(video.formatted("P0D", 405))).isEqualTo(PostForm.VIDEO);
    }

    @Test
    void olderPagesAreLeftAloneOnceAWholePageIsKnown() throws CollectionFailure {
        answer("/playlistItems", """
                {"kind":"l","nextPageToken":"T","items":[{"contentDetails":{"videoId":"a","videoPublishedAt":"2026-11-10T00:00:00Z"}}]}""");
        answer("/videos", """
                {"kind":"v","items":[{"id":"a","snippet":{"publishedAt":"2026-11-10T00:00:00Z","title":"t"}}]}""");
        YouTubeCollector collector = collector("kunci", Loopback.clients());
        var account = Accounts.of(Platform.YOUTUBE, "@a", CHANNEL);

        assertThat(collector.fetch(Accounts.page(account, null)).next()).isEqualTo("2026-11-10T00:00:00Z T");
        assertThat(collector
                        .fetch(Accounts.page(account, "2026-11-11T12:00:00Z"))
                        .next())
                .isNotNull();
        Page page = collector.fetch(Accounts.page(account, "2026-11-12T00:00:01Z"));
        assertThat(page.next()).isNull();
        assertThat(page.posts()).as("their counts are taken anyway").hasSize(1);
        assertThat(page.watermark()).isEqualTo("2026-11-12T00:00:01Z");
    }

    @Test
    void oneUnreadableVideoLeavesTheOthers() throws CollectionFailure {
        answer("/playlistItems", """
                {"kind":"l","items":[{"contentDetails":{"videoId":"a","videoPublishedAt":"2026-11-10T00:00:00Z"}},
                 {"contentDetails":{"videoId":"b","videoPublishedAt":"2026-11-10T00:00:00Z"}},{"contentDetails":7},5]}""");
        answer("/videos", """
                {"kind":"v","items":[{"id":"a","snippet":{"publishedAt":"kemarin"}},
                 {"id":"b","snippet":{"publishedAt":"2026-11-10T00:00:00Z","title":"\\u202Ejudul\\u0000"},
                  "statistics":{"viewCount":"99999999999999999999","likeCount":-1}}]}""");

        Page page = collector("kunci", Loopback.clients())
                .fetch(Accounts.page(Accounts.of(Platform.YOUTUBE, "@a", CHANNEL), null));

        assertThat(page.unreadable()).containsExactly("a: no time: kemarin");
        assertThat(page.posts()).extracting(ObservedPost::text).containsExactly("judul");
        assertThat(page.posts().get(0).counts().isEmpty()).isTrue();
    }

    @Test
    void aServerInAClosedNetworkIsNotAsked() {
        assertThat(failure(collector(null, Loopback.closed()), CHANNEL).kind()).isEqualTo(FailureKind.REFUSED);
    }

    @Test
    void aFeedCannotReadOurFiles() throws CollectionFailure {
        RawAnswer feed = new RawAnswer("", "", """
                <!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <feed xmlns:yt="y" xmlns:media="m"><entry><yt:videoId>a</yt:videoId><title>&x;</title>
                <published>2026-11-20T02:30:00+00:00</published><media:statistics views="1"/></entry>
                <entry><yt:videoId>../b</yt:videoId><media:statistics views="1"/></entry></feed>""");
        List<ObservedPost> posts = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        YouTubeFeed.read(feed, posts, unreadable);
        assertThat(posts).extracting(ObservedPost::text).containsExactly("&x;");
        assertThat(unreadable).containsExactly("../b: no id of a video");
    }

    private static PostForm form(String video) {
        return YouTubeVideos.observed(JsonMapper.shared().readTree(video)).form();
    }

    private YouTubeCollector collector(String key, OutgoingClients clients) {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        YouTubeProperties settings = new YouTubeProperties(key, base, base);
        return new YouTubeCollector(new YouTubeApi(settings, new PlatformHttp(clients.with(YouTubeApi.LIMITS))));
    }

    private static CollectionFailure failure(YouTubeCollector collector, String handle) {
        return catchThrowableOfType(
                CollectionFailure.class,
                () -> collector.fetch(Accounts.page(Accounts.of(Platform.YOUTUBE, handle, null), null)));
    }

    private void answer(String path, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            try (exchange) {
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    private static HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.start();
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
