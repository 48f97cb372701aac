package id.pantas.collection.meta;

import static id.pantas.collection.meta.Meta.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import id.pantas.collection.Accounts;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CollectionFailure.Scope;
import id.pantas.collection.spi.CommentCollector.CommentPage;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A graph that lies, repeats itself and forgets half. */
@Proves(
        platform = Platform.INSTAGRAM,
        by = By.STUB,
        feature = {Feature.HOSTILE_SERVER, Feature.BROKEN_ANSWERS, Feature.REFUSALS, Feature.REPOSTS, Feature.PAGES})
@Proves(
        platform = Platform.FACEBOOK,
        by = By.STUB,
        feature = {Feature.HOSTILE_SERVER, Feature.BROKEN_ANSWERS, Feature.PAGES})
@Proves(
        platform = Platform.THREADS,
        by = By.STUB,
        feature = {Feature.HOSTILE_SERVER, Feature.BROKEN_ANSWERS})
class MetaHostileTests {

    private record Reply(int status, String body, Map<String, String> headers) {}

    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private InstagramCollector instagram;
    private InstagramComments comments;
    private FacebookCollector facebook;
    private ThreadsCollector threads;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.add(URLDecoder.decode(exchange.getRequestURI().toString(), StandardCharsets.UTF_8));
                Reply reply = replies.poll();
                byte[] body = (reply == null ? "{}" : reply.body()).getBytes(StandardCharsets.UTF_8);
                if (reply != null) {
                    reply.headers()
                            .forEach((name, value) ->
                                    exchange.getResponseHeaders().set(name, value));
                }
                exchange.sendResponseHeaders(reply == null ? 599 : reply.status(), body.length == 0 ? -1 : body.length);
                if (body.length > 0) {
                    exchange.getResponseBody().write(body);
                }
            }
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        GraphClient client = Meta.client(address);
        InstagramReader reader = new InstagramReader(client, Meta.settings(address, Meta.TOKEN));
        instagram = new InstagramCollector(reader, new MediaIds());
        comments = new InstagramComments(reader, new MediaIds());
        facebook = new FacebookCollector(new FacebookPages(client, Meta.settings(address, Meta.TOKEN)));
        threads = new ThreadsCollector(
                new ThreadsReader(
                        Meta.threads(address),
                        new ThreadsProperties(address, "v1.0", Map.of("bupaticontoh", Meta.TOKEN))),
                new MediaIds());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"teks\"",
                "{\"data\":{}}",
                "{\"business_discovery\":[]}",
                "{\"business_discovery\":{\"media\":{\"data\":7}}}",
                "{\"data\":[{\"id\":",
                "<html>masuk</html>"
            })
    void whatIsNoAnswerIsNoNews(String body) {
        for (int i = 0; i < 3; i++) {
            say(200, body);
        }
        failure(() -> instagram.fetch(others("dinkescontoh", null)), FailureKind.MALFORMED, null);
        if (!body.equals("{\"data\":[]}")) {
            failure(() -> facebook.fetch(page(null)), FailureKind.MALFORMED, null);
            failure(() -> threads.fetch(thread()), FailureKind.MALFORMED, null);
        }
    }

    @Test
    void aBrokenPostDoesNotTakeTheOthersWithIt() throws CollectionFailure {
        String huge = "9".repeat(25);
        say(200, """
                {"data":[
                  7, null, "teks", {}, {"id":"1_2"}, {"id":"1_2;drop","created_time":"2026-11-20T00:00:00+0000"},
                  {"id":"1_3","created_time":"kemarin"},
                  {"id":"1_4","created_time":"2026-11-20T00:00:00+0000","message":17,"permalink_url":"javascript:alert(1)",
                   "reactions":{"summary":{"total_count":%s}},"comments":{"summary":{"total_count":-4}},"shares":{"count":"12"},
                   "attachments":"rusak","parent_id":"../../x"},
                  {"id":"1_5","created_time":"2026-11-20T00:00:00+00:00","is_hidden":true,"message":"tersembunyi"}
                ]}""".formatted(huge));
        Page page = facebook.fetch(page(null));
        assertThat(page.posts()).hasSize(1);
        ObservedPost post = page.posts().get(0);
        assertThat(post.permalink()).isEqualTo("https://www.facebook.com/1/posts/4");
        assertThat(post.counts()).isEqualTo(new Counts(null, null, 12L, null));
        assertThat(post.repostOf()).isNull();
        assertThat(page.unreadable()).hasSize(7);
    }

    @Test
    void theSameCursorAgainEndsTheRun() {
        String media = "{\"data\":[{\"id\":\"1\",\"permalink\":\"https://www.instagram.com/p/AAAAA1/\",\"timestamp\":"
                + "\"2026-11-20T00:00:00+0000\"}],\"paging\":{\"cursors\":{\"after\":\"SAMA\"}}}";
        say(200, "{\"business_discovery\":{\"id\":\"17841400000000104\",\"media\":" + media + "}}");
        failure(
                () -> instagram.fetch(others("dinkescontoh", "2026-11-20T00:00:00Z 25 0 SAMA")),
                FailureKind.MALFORMED,
                null);
    }

    @Test
    void pagesThatAreEmptyForEverEnd() throws CollectionFailure {
        String cursor = null;
        int pages = 0;
        do {
            say(200, "{\"data\":[],\"paging\":{\"cursors\":{\"after\":\"C" + pages + "\"},\"next\":\"https://x/\"}}");
            cursor = facebook.fetch(page(cursor)).next();
            pages++;
        } while (cursor != null && pages < 50);
        assertThat(pages).isEqualTo(6);
    }

    @Test
    void aCursorThatIsMoreThanACursorIsNotSentBack() throws CollectionFailure {
        say(200, "{\"data\":[],\"paging\":{\"cursors\":{\"after\":\"A).limit(1){id}\"},\"next\":\"https://x/\"}}");
        failure(() -> facebook.fetch(page(null)), FailureKind.MALFORMED, null);
        say(200, "{\"business_discovery\":{\"id\":\"17841400000000104\"}}");
        instagram.fetch(others("dinkescontoh", "2026-11-20T00:00:00Z 25 0 A).limit(1){id}"));
        assertThat(asked.get(1)).doesNotContain(".after(");
    }

    @Test
    void aHandleThatIsMoreThanAHandleIsNotAskedAbout() {
        failure(
                () -> instagram.fetch(others("a){id},business_discovery.username(b", null)),
                FailureKind.BAD_REQUEST,
                null);
        assertThat(asked).isEmpty();
    }

    @Test
    void aCursorThatExpiredInMidRunIsABadRequestSoThatTheRunBeginsAnew() {
        say(400, "{\"error\":{\"message\":\"(#100) The after cursor specified is not valid\",\"code\":100}}");
        failure(
                () -> instagram.fetch(others("dinkescontoh", "2026-11-20T00:00:00Z 25 0 LAMA")),
                FailureKind.BAD_REQUEST,
                null);
    }

    @Test
    void aFieldThatThisVersionDoesNotKnowIsDoneWithout() throws CollectionFailure {
        say(
                400,
                "{\"error\":{\"message\":\"(#100) Tried accessing nonexisting field (view_count) on node type\",\"code\":100}}");
        say(200, "{\"business_discovery\":{\"id\":\"17841400000000104\"}}");
        say(200, "{\"business_discovery\":{\"id\":\"17841400000000104\"}}");
        assertThat(instagram.fetch(others("dinkescontoh", null)).spent()).isEqualTo(2);
        instagram.fetch(others("dinkescontoh", null));
        assertThat(asked.get(0)).contains("view_count");
        assertThat(asked.subList(1, 3)).allSatisfy(each -> assertThat(each).doesNotContain("view_count"));
    }

    @Test
    void nearTheLimitNothingMoreIsAskedForAWhile() throws CollectionFailure {
        replies.add(new Reply(
                200,
                "{\"business_discovery\":{\"id\":\"17841400000000104\"}}",
                Map.of("X-App-Usage", "{\"call_count\":41,\"total_time\":96,\"total_cputime\":3}")));
        instagram.fetch(others("dinkescontoh", null));
        CollectionFailure failure = failure(
                () -> instagram.fetch(others("dinkescontoh", null)),
                FailureKind.RATE_LIMITED,
                Accounts.NOW.plus(Duration.ofMinutes(15)));
        assertThat(failure.scope()).isEqualTo(Scope.PLATFORM);
        assertThat(asked).hasSize(1);
    }

    @Test
    void anAccountNearItsOwnLimitRestsAlone() throws CollectionFailure {
        replies.add(new Reply(
                200,
                "{\"data\":[]}",
                Map.of(
                        "X-Business-Use-Case-Usage",
                        "{\"100064000000101\":[{\"type\":\"pages\",\"call_count\":99,\"total_cputime\":1,\"total_time\":1,"
                                + "\"estimated_time_to_regain_access\":7}]}")));
        facebook.fetch(page(null));
        CollectionFailure failure = failure(
                () -> facebook.fetch(page(null)), FailureKind.RATE_LIMITED, Accounts.NOW.plus(Duration.ofMinutes(7)));
        assertThat(failure.scope()).isEqualTo(Scope.ACCOUNT);
        say(200, "{\"business_discovery\":{\"id\":\"17841400000000104\"}}");
        assertThat(instagram.fetch(others("dinkescontoh", null)).spent())
                .as("others go on")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"call_count\":\"banyak\"}", "{\"call_count\":1e99}"})
    void aHeaderThatSaysNothingIsPassedOver(String header) throws CollectionFailure {
        replies.add(new Reply(
                200,
                "{\"business_discovery\":{\"id\":\"17841400000000104\"}}",
                Map.of("X-App-Usage", header, "X-Business-Use-Case-Usage", header)));
        assertThat(instagram.fetch(others("dinkescontoh", null)).posts()).isEmpty();
    }

    @Test
    void whatIsKeptHoldsNoTokenHoweverItIsWritten() throws CollectionFailure {
        say(
                200,
                "{\"data\":[],\"x\":\"" + Meta.TOKEN
                        + "\",\"paging\":{\"next\":\"https://graph.facebook.com/?access_token\\u003dEAABsecret1"
                        + "\\u0026after=1\",\"previous\":\"https://graph.facebook.com/?a=1&access_token=EAABsecret2&b=2\"},"
                        + "\"access_token\" : \"EAABsecret3\"}");
        Page page = facebook.fetch(page(null));
        assertThat(page.raw().get(0).body())
                .doesNotContain("secret1")
                .doesNotContain("secret2")
                .doesNotContain("secret3")
                .doesNotContain(Meta.TOKEN);
        say(500, "{\"error\":{\"message\":\"x\",\"code\":2,\"url\":\"?access_token=EAABsecret4\"}}");
        failure(() -> facebook.fetch(page(null)), FailureKind.TRANSIENT, null);
    }

    @Test
    void commentsThatAreBrokenDoNotTakeTheOthersWithThem() throws CollectionFailure {
        say(200, "{\"data\":[{\"id\":\"18000000000000001\",\"permalink\":\"https://www.instagram.com/p/AAAAA1/\"}]}");
        say(200, """
                {"data":[null, {"id":"x' or 1"}, {"id":"17","timestamp":"besok"},
                  {"id":"18","timestamp":"2026-11-20T00:00:00+0000","text":"Teks\u0000​ \u202eterbalik","like_count":-1,
                   "from":"rusak","replies":{"data":[{"id":"18","timestamp":"2026-11-20T00:00:00+0000"},
                   {"id":"19","timestamp":"2026-11-20T00:00:01+0000","text":null}]}}]}""".replace("\u0000", "\\u0000"));
        OfficialAccount account = Accounts.of(Platform.INSTAGRAM, "bupaticontoh", "17841400000000101");
        CommentPage page = comments.comments(
                Meta.page(account, null, null, Meta.credential(account, true, Meta.TOKEN, Map.of())), "AAAAA1");
        assertThat(page.comments()).hasSize(2);
        assertThat(page.comments().get(0).text()).isEqualTo("Teks terbalik");
        assertThat(page.comments().get(0).likes()).isNull();
        assertThat(page.comments().get(1).parentNativeId()).isEqualTo("18");
        assertThat(page.unreadable()).hasSize(3);
    }

    @Test
    void captionsTellRepostsFromMentions() {
        List<String> reposts = List.of(
                "Repost @bupaticontoh – Peninjauan",
                "REPOSTED from @BupatiContoh: kegiatan hari ini",
                "Kegiatan pagi.\n\nrepost dari @bupaticontoh",
                "Regram • @bupaticontoh",
                "#repost @bupaticontoh",
                "📷 @bupaticontoh",
                "via @bupaticontoh kunjungan kerja");
        List<String> others = new ArrayList<>(List.of(
                "Bersama @bupaticontoh meninjau jalan",
                "Jangan lupa repost ya! Salam @bupaticontoh",
                "Kegiatan hari ini. 📷 @fotografer.desa",
                "Repost @dinkescontoh",
                "Daftar via link di bio",
                "surel: repost@bupaticontoh"));
        assertThat(reposts)
                .allSatisfy(each -> assertThat(InstagramPosts.original(each, "dinkescontoh"))
                        .isEqualTo("@bupaticontoh"));
        assertThat(others)
                .allSatisfy(each -> assertThat(InstagramPosts.original(each, "dinkescontoh"))
                        .isNull());
        assertThat(InstagramPosts.original(
                        "Repost @bupaticontoh https://www.instagram.com/p/DRh8iJkLmNo/?igsh=1", "dinkescontoh"))
                .isEqualTo("DRh8iJkLmNo");
    }

    private void say(int status, String body) {
        replies.add(new Reply(status, body, Map.of()));
    }

    private static Request others(String handle, String cursor) {
        return Meta.page(Accounts.of(Platform.INSTAGRAM, handle, null), null, cursor, null);
    }

    private static Request page(String cursor) {
        OfficialAccount account = Accounts.of(Platform.FACEBOOK, "dinkescontoh", "100064000000101");
        return Meta.page(account, null, cursor, Meta.credential(account, true, Meta.TOKEN, Map.of()));
    }

    private static Request thread() {
        return Meta.page(Accounts.of(Platform.THREADS, "bupaticontoh", "26000000000000101"), null, null, null);
    }
}
