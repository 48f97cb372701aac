package id.pantas.collection.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import id.pantas.collection.Accounts;
import id.pantas.collection.Loopback;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.registry.Platform;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the adapter makes of answers that TikTok should not give. */
@Proves(
        platform = Platform.TIKTOK,
        feature = {Feature.BROKEN_ANSWERS, Feature.HOSTILE_SERVER, Feature.REFRESHING, Feature.FINDING},
        by = By.STUB)
class TikTokCollectorTests {

    private HttpServer server;
    private volatile String body = "";
    private volatile int status = 200;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.getResponseHeaders().set("Location", "http://169.254.169.254/");
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                if (bytes.length > 0) {
                    exchange.getResponseBody().write(bytes);
                }
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aVideoThatMakesNoSenseIsLeftOutAndTheOthersStay() throws Exception {
        Page page = page("""
                {"id":"7710077902317386161","create_time":1795142400,"video_description":"baik",
                 "share_url":"https://www.tiktok.com/@dinkescontoh/photo/7710077902317386161"},
                {"id":"<script>","create_time":1795142400,"video_description":"x"},
                {"id":"7710077902317386162","create_time":"besok","video_description":"x"},
                {"id":"7710077902317386163","create_time":99999999999999,"video_description":"x"},
                {"id":"7710077902317386164","create_time":1795142400},
                "bukan video", null, 17,
                {"id":"7710077902317386165","create_time":1795142300,"video_description":"a\\u0000b\\ud800c",
                 "like_count":-1,"view_count":3000000123,"comment_count":"7","share_count":1.5,"duration":-3}
                """);
        assertThat(page.posts())
                .extracting(ObservedPost::nativeId)
                .containsExactly("7710077902317386161", "7710077902317386165");
        assertThat(page.posts().get(0).form()).isEqualTo(PostForm.PHOTO);
        assertThat(page.posts().get(0).counts().views())
                .as("not shown is not 0")
                .isNull();
        ObservedPost odd = page.posts().get(1);
        assertThat(odd.text()).isEqualTo("abc");
        assertThat(odd.counts().likes()).isNull();
        assertThat(odd.counts().comments()).isEqualTo(7);
        assertThat(odd.counts().shares()).isNull();
        assertThat(odd.counts().views()).isEqualTo(3_000_000_123L);
        assertThat(page.unreadable()).hasSize(7).noneMatch(each -> each.contains("<"));
    }

    @Test
    void aStrangersVideosAreNeverStored() {
        body = videos("""
                {"id":"7710077902317386161","create_time":1795142400,"video_description":"x",
                 "share_url":"https://www.tiktok.com/@orang.lain/video/7710077902317386161"}""");
        CollectionFailure failure =
                catchThrowableOfType(CollectionFailure.class, () -> collector().fetch(request()));
        assertThat(failure.kind()).isEqualTo(FailureKind.ACCOUNT_CHANGED);
    }

    @Test
    void aLinkToAnotherSiteIsNotKept() throws Exception {
        Page page = page("""
                {"id":"7710077902317386161","create_time":1795142400,"video_description":"x",
                 "share_url":"javascript:alert(1)"},
                {"id":"7710077902317386162","create_time":1795142400,"video_description":"x",
                 "share_url":"https://tiktok.com.evil.example/@orang/video/7710077902317386162"}""");
        assertThat(page.posts())
                .allMatch(post -> post.permalink().startsWith("https://www.tiktok.com/@dinkescontoh/video/77"));
    }

    @Test
    void aVideoInTheFutureDoesNotMoveTheWatermark() throws Exception {
        Page page = page("""
                {"id":"1","create_time":%d,"video_description":"x"},{"id":"2","create_time":1795142400,"title":"y"}""".formatted(Accounts.NOW.getEpochSecond() + 86_400));
        assertThat(page.watermark()).isEqualTo("1795142400");
    }

    @Test
    void pinnedOldVideosInFrontDoNotEndTheReading() throws Exception {
        body = """
                {"data":{"videos":[{"id":"1","create_time":1600000000,"title":"lama, disematkan"},
                {"id":"2","create_time":1795142400,"title":"baru"}],"cursor":1795142400000,"has_more":true},
                "error":{"code":"ok"}}""";
        assertThat(collector().fetch(request()).next()).isNotNull();
    }

    @Test
    void answersOfAnotherShapeAreUnreadable() {
        for (String each : List.of(
                "",
                "null",
                "[]",
                "{}",
                "{\"data\":[]}",
                "{\"data\":{\"videos\":{}},\"error\":{\"code\":\"ok\"}}",
                "<html></html>",
                "{\"data\":".repeat(3_000))) {
            body = each;
            CollectionFailure failure = catchThrowableOfType(
                    CollectionFailure.class, () -> collector().fetch(request()));
            assertThat(failure.kind()).as(each).isEqualTo(FailureKind.MALFORMED);
        }
    }

    @Test
    void aRedirectIsNotFollowedAndAnEndlessAnswerIsCut() {
        status = 302;
        assertThat(kind()).isEqualTo(FailureKind.MALFORMED);
        status = 200;
        body = "x".repeat(TikTokApi.LIMITS.maxBytes() + 1);
        assertThat(kind()).isEqualTo(FailureKind.MALFORMED);
        status = 503;
        body = "<html>";
        assertThat(kind()).isEqualTo(FailureKind.TRANSIENT);
    }

    @Test
    void manyIdsAreAskedForInTwenties() throws Exception {
        body = videos("{\"id\":\"1\",\"create_time\":1795142400,\"title\":\"x\",\"like_count\":5}");
        List<String> ids =
                IntStream.rangeClosed(1, 45).mapToObj(String::valueOf).toList();
        Page page = collector().refresh(request(), ids);
        assertThat(page.spent()).isEqualTo(3);
        assertThat(page.posts()).hasSize(1);
        assertThat(page.gone()).hasSize(44).doesNotContain("1");
    }

    @Test
    void withoutAConsentNothingIsAsked() {
        Request plain = Accounts.page(Accounts.of(Platform.TIKTOK, "dinkescontoh", null), null);
        assertThatThrownBy(() -> collector().fetch(plain)).isInstanceOf(CollectionFailure.class);
    }

    private FailureKind kind() {
        return catchThrowableOfType(CollectionFailure.class, () -> collector().fetch(request()))
                .kind();
    }

    private Page page(String videos) throws CollectionFailure {
        body = videos(videos);
        return collector().fetch(request());
    }

    private static String videos(String videos) {
        return "{\"data\":{\"videos\":[" + videos + "],\"cursor\":0,\"has_more\":false},\"error\":{\"code\":\"ok\"}}";
    }

    private TikTokCollector collector() {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        TikTokProperties settings = new TikTokProperties(base, base, base, null, null, TikTokProperties.Pkce.HEX);
        return new TikTokCollector(new TikTokApi(settings, Loopback.http(TikTokApi.LIMITS)));
    }

    private static Request request() {
        Request plain = Accounts.page(Accounts.of(Platform.TIKTOK, "dinkescontoh", null), null);
        return new Request(
                plain.account(),
                null,
                null,
                plain.notBefore(),
                plain.now(),
                TikTokRecordedAnswersTests.credential("act.x", Map.of()));
    }
}
