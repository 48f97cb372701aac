package id.pantas.collection.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.pantas.collection.Accounts;
import id.pantas.collection.Loopback;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.post.ObservedPost;
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
        platform = Platform.X,
        by = By.STUB,
        feature = {Feature.HOSTILE_SERVER, Feature.BROKEN_ANSWERS, Feature.PAGES, Feature.EDITS})
@Timeout(30)
class XHostileServerTests {

    private static final OfficialAccount ACCOUNT = Accounts.of(Platform.X, "dinkescontoh", "1204500000000000004");
    private static final String TIMELINE = "/users/1204500000000000004/tweets";

    private final RawServer server = RawServer.start();
    private final XProperties settings = new XProperties(
            true, server.at("/"), "rahasia", XProperties.Dialect.TWEET, Duration.ofSeconds(2), Duration.ofMillis(500));
    private final XApi api = new Twitter4jXApi(settings, Loopback.clients());
    private final XCollector collector = new XCollector(settings, api, () -> false);
    private final XComments comments = new XComments(settings, api);

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
                failure(() -> collector.fetch(Accounts.page(ACCOUNT, null))),
                failure(() -> collector.refresh(Accounts.page(ACCOUNT, null), List.of("1"))),
                failure(() -> comments.comments(Accounts.page(ACCOUNT, null), null)))) {
            assertThat(failure.kind()).isEqualTo(expected);
            assertThat(failure).hasMessageNotContaining("rahasia");
        }
    }

    @Test
    void aPostFromTheFutureDoesNotHideThoseThatCome() throws CollectionFailure {
        server.on(TIMELINE, "application/json", """
                {"data":[{"id":"9223372036854775807","text":"nanti"},{"id":"2123600984667062273","text":"kini"}],
                 "meta":{"result_count":2}}""");
        Page page = collector.fetch(Accounts.page(ACCOUNT, null));
        assertThat(page.posts()).extracting(ObservedPost::text).containsExactly("kini");
        assertThat(page.unreadable()).containsExactly("9223372036854775807: dated in the future");
        assertThat(page.watermark()).isEqualTo("2123600984667062273");
    }

    @Test
    void aWrongClockOfTheServerIsNotBelieved() {
        server.on(
                TIMELINE,
                c -> c.write("HTTP/1.1 429 Too Many\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\n"
                        + "x-rate-limit-reset: 4102444800\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"));
        CollectionFailure failure = failure(() -> collector.fetch(Accounts.page(ACCOUNT, null)));
        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure.retryAt()).isEqualTo(Accounts.NOW.plus(Duration.ofMinutes(15)));
    }

    @Test
    void aTokenThatHasGrownOldLeadsBackToTheFirstPage() throws CollectionFailure {
        server.on(TIMELINE, c -> {
            if (c.request().contains("pagination_token=")) {
                String problem = """
                        {"errors":[{"parameters":{"pagination_token":["tua"]},"message":"not valid"}],"title":"Invalid Request",
                         "type":"https://api.twitter.com/2/problems/invalid-request"}""";
                c.write("HTTP/1.1 400 Bad Request\r\nContent-Length: " + problem.length()
                        + "\r\nConnection: close\r\n\r\n" + problem);
            } else {
                c.ok("application/json", """
                        {"data":[{"id":"2123600984667062273","text":"kini"}],"meta":{"result_count":1}}""");
            }
        });
        Page page = collector.fetch(Accounts.page(ACCOUNT, null, "5 tua"));
        assertThat(page.posts()).hasSize(1);
        assertThat(page.next()).isNull();
        assertThat(server.requests()).hasSize(2);
    }

    /** Between two pages a post moved down, and one was edited and so got another id. */
    @Test
    void whatMovesBetweenPagesStaysOnePost() throws CollectionFailure {
        server.on(TIMELINE, c -> c.ok("application/json", c.request().contains("pagination_token=") ? """
                                {"data":[{"id":"2120355423843254273","text":"ralat","edit_history_tweet_ids":
                                 ["2120353318302646279","2120355423843254273"]}],
                                 "meta":{"result_count":1,"next_token":"sama"}}""" : """
                                {"data":[{"id":"2120353318302646279","text":"asli","edit_history_tweet_ids":
                                 ["2120353318302646279"]}],"meta":{"result_count":1,"next_token":"sama"}}"""));
        Page first = collector.fetch(Accounts.page(ACCOUNT, null));
        Page second = collector.fetch(Accounts.page(ACCOUNT, null, first.next()));
        assertThat(second.posts().get(0).nativeId())
                .isEqualTo(first.posts().get(0).nativeId());
        assertThat(second.next())
                .as("the same token again is passed on, so that the run sees it goes in a circle")
                .endsWith(" sama");
    }

    private static CollectionFailure failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        CollectionFailure failure = catchThrowableOfType(CollectionFailure.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }
}
