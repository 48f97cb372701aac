package id.pantas.collection.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import id.pantas.collection.Accounts;
import id.pantas.collection.Loopback;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Connection;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.post.ObservedPost;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class XCollectorTests {

    private static final OfficialAccount ACCOUNT = Accounts.of(Platform.X, "kominfocontoh", "1204500000000000003");

    private final Deque<XApi.Answer> answers = new ArrayDeque<>();
    private final List<Map<String, String>> asked = new ArrayList<>();
    private final XCollector collector = new XCollector(settings(true, "token"), (path, parameters) -> {
        Map<String, String> call = new LinkedHashMap<>(parameters);
        call.put("path", path);
        asked.add(call);
        return answers.remove();
    });

    @Test
    void isNotConnectedUntilXAgreedAndTheTokenIsEntered() {
        assertThat(connection(false, "token")).isEqualTo(Connection.missing("x-disabled"));
        assertThat(connection(true, null)).isEqualTo(Connection.missing("x-token"));
        assertThat(connection(true, "  ")).isEqualTo(Connection.missing("x-token"));
        assertThat(connection(true, "token")).isEqualTo(Connection.READY);
    }

    @Test
    void looksUpManyHandlesWithOneRequestAndLeavesOutWhatIsClosedOrUnknown() throws CollectionFailure {
        OfficialAccount one = Accounts.of(Platform.X, "@DinkesContoh", null);
        OfficialAccount closed = Accounts.of(Platform.X, "tertutup", null);
        OfficialAccount unknown = Accounts.of(Platform.X, "taksada", null);
        answers.add(new XApi.Answer("https://api.x.com/2/users/by", 200, "application/json", """
                {"data":[{"id":"11","username":"dinkescontoh"},{"id":"12","username":"tertutup","protected":true},
                         {"id":"13","username":"orangasing"}],
                 "errors":[{"value":"taksada","detail":"Could not find user","parameter":"usernames",
                            "type":"https://api.twitter.com/2/problems/resource-not-found"}]}
                """, null));

        var identified = collector.identify(List.of(one, closed, unknown), null, java.time.Instant.EPOCH);

        assertThat(identified.found()).containsExactly(Map.entry(one.id(), "11"));
        assertThat(identified.spent())
                .as("two units for each account that X gave")
                .isEqualTo(6);
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0)).containsEntry("usernames", "DinkesContoh,tertutup,taksada");
        assertThat(collector.identifiesAtOnce()).isEqualTo(100);
    }

    @Test
    void settingsNeverShowTheToken() {
        assertThat(settings(true, "AAAArahasia"))
                .asString()
                .doesNotContain("rahasia")
                .contains("***");
    }

    @Test
    void aSinceIdThatXForgotIsReplacedByADate() throws CollectionFailure {
        answer(400, """
                {"errors":[{"parameters":{"since_id":["5"]},"message":"'since_id' must be a tweet id created after \
                [2026-11-14T00:00Z]"}],"title":"Invalid Request","type":"https://api.twitter.com/2/problems/invalid-request"}""");
        answer(200, "{\"meta\":{\"result_count\":0}}");

        Page page = collector.fetch(Accounts.page(ACCOUNT, "5"));

        assertThat(page.posts()).isEmpty();
        assertThat(page.raw()).hasSize(2);
        assertThat(asked.get(0)).containsEntry("since_id", "5").doesNotContainKey("start_time");
        assertThat(asked.get(1))
                .containsEntry("start_time", "2026-10-22T01:00:00Z")
                .doesNotContainKey("since_id");
    }

    @Test
    void oneUnreadablePostLeavesTheOthers() throws CollectionFailure {
        answer(200, """
                {"data":[{"id":"abc","text":"tanpa id"},
                 {"id":"2123600984667062273","text":"terbaca","created_at":"2026-11-20T02:15:04.000Z",
                  "public_metrics":{"like_count":1e400,"reply_count":99999999999999999999,"retweet_count":-3,"impression_count":"17"}},
                 {"id":"2123600984667062274","text":"waktu rusak","created_at":"kemarin"},
                 {"id":["3"],"text":{}}, null, 7],
                 "meta":{"result_count":6}}""");

        Page page = collector.fetch(Accounts.page(ACCOUNT, null));

        assertThat(page.posts()).hasSize(1);
        ObservedPost post = page.posts().get(0);
        assertThat(post.text()).isEqualTo("terbaca");
        assertThat(post.counts().likes()).isNull();
        assertThat(post.counts().comments()).isNull();
        assertThat(post.counts().shares()).isNull();
        assertThat(post.counts().views()).isEqualTo(17L);
        assertThat(page.unreadable()).hasSize(5).anyMatch(line -> line.startsWith("2123600984667062274: no time"));
        assertThat(page.watermark()).isEqualTo("2123600984667062274");
    }

    @Test
    void aThreadIsKeptAndARepliesToOthersAreNot() throws CollectionFailure {
        answer(200, """
                {"data":[
                 {"id":"12","text":"lanjutan","in_reply_to_user_id":"1204500000000000003","referenced_tweets":[{"type":"replied_to","id":"11"}]},
                 {"id":"13","text":"@warga terima kasih","in_reply_to_user_id":"77","referenced_tweets":[{"type":"replied_to","id":"9"}]}],
                 "meta":{"result_count":2}}""");

        Page page = collector.fetch(Accounts.page(ACCOUNT, null));

        assertThat(page.posts()).extracting(ObservedPost::nativeId).containsExactly("12");
        assertThat(page.watermark()).as("the reply is not read again").isEqualTo("13");
        assertThat(page.spent()).isEqualTo(2);
    }

    @Test
    void theNewestVersionOfAnEditedPostIsRefreshedUnderItsFirstId() throws CollectionFailure {
        answer(200, "{\"data\":[{\"id\":\"21\",\"text\":\"lama\",\"edit_history_tweet_ids\":[\"21\",\"22\"]}]}");
        answer(200, """
                {"data":[{"id":"22","text":"baru","edit_history_tweet_ids":["21","22"],"public_metrics":{"like_count":4}}]}""");

        Page page = collector.refresh(Accounts.page(ACCOUNT, null), List.of("21"));

        assertThat(page).isNotNull();
        assertThat(page.posts()).singleElement().satisfies(post -> {
            assertThat(post.nativeId()).isEqualTo("21");
            assertThat(post.text()).isEqualTo("baru");
            assertThat(post.counts().likes()).isEqualTo(4L);
        });
    }

    @Test
    void refreshesInBatchesOfAHundred() throws CollectionFailure {
        answer(200, "{\"meta\":{\"result_count\":0}}");
        answer(200, "{\"meta\":{\"result_count\":0}}");
        List<String> ids = java.util.stream.LongStream.rangeClosed(1, 150)
                .mapToObj(String::valueOf)
                .toList();

        collector.refresh(Accounts.page(ACCOUNT, null), ids);

        assertThat(asked).extracting(call -> call.get("ids").split(",").length).containsExactly(100, 50);
    }

    @Test
    void bothDialectsRefusedIsOurMistakeAndNotALoop() {
        String refusal = "{\"errors\":[{\"parameters\":{\"%s\":[\"x\"]},\"message\":\"not one of\"}]}";
        answer(400, refusal.formatted("tweet.fields"));
        answer(400, refusal.formatted("post.fields"));

        assertThat(failure(ACCOUNT).kind()).isEqualTo(FailureKind.BAD_REQUEST);
        assertThat(asked).hasSize(2);
    }

    @Test
    void jsonThatIsNoAnswerOfXIsMalformed() {
        for (String body :
                List.of("{}", "[]", "null", "\"hai\"", "{\"data\":5}", "{\"errors\":[]}", "{\"data\":{}} {}")) {
            answer(200, body);
            assertThat(failure(ACCOUNT).kind()).as(body).isEqualTo(FailureKind.MALFORMED);
        }
    }

    @Test
    void aBodyThatNeverEndsIsCutOff() throws IOException {
        HttpServer endless = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        endless.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = "[[[[[[[[".repeat(8192).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            try (exchange) {
                while (true) {
                    exchange.getResponseBody().write(block);
                }
            }
        });
        endless.start();
        try {
            URI base = URI.create("http://127.0.0.1:" + endless.getAddress().getPort() + "/");
            XProperties settings = new XProperties(
                    true, base, "rahasia", XProperties.Dialect.TWEET, Duration.ofSeconds(5), Duration.ofSeconds(5));
            XCollector collector = new XCollector(settings, new Twitter4jXApi(settings, Loopback.clients()));
            CollectionFailure failure =
                    catchThrowableOfType(CollectionFailure.class, () -> collector.fetch(Accounts.page(ACCOUNT, null)));
            assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
        } finally {
            endless.stop(0);
        }
    }

    @Test
    void aPlatformThatIsDownIsAPassingFaultAndNoTraceShowsTheToken() {
        XProperties settings = new XProperties(
                true,
                URI.create("http://127.0.0.1:1"),
                "rahasia",
                XProperties.Dialect.TWEET,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        XCollector down = new XCollector(settings, new Twitter4jXApi(settings, Loopback.clients()));

        CollectionFailure failure =
                catchThrowableOfType(CollectionFailure.class, () -> down.fetch(Accounts.page(ACCOUNT, null)));

        assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("rahasia");
    }

    private CollectionFailure failure(OfficialAccount account) {
        return catchThrowableOfType(CollectionFailure.class, () -> collector.fetch(Accounts.page(account, null)));
    }

    private void answer(int status, String body) {
        answers.add(new XApi.Answer("https://api.x.com/2/?q", status, "application/json", body, null));
    }

    private static Connection connection(boolean enabled, String token) {
        return new XCollector(settings(enabled, token), (path, parameters) -> {
                    throw new AssertionError("asks nothing");
                })
                .connection();
    }

    private static XProperties settings(boolean enabled, String token) {
        return new XProperties(
                enabled,
                URI.create("https://api.x.com/2"),
                token,
                XProperties.Dialect.TWEET,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20));
    }
}
