package id.pantas.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every switch does what it says, on the account and for the calls it was set for, and is seen in the log. */
class FailureSwitchboardTests {

    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
    private static Simulator simulator;
    private static Visitor visitor;
    private static SimulatedAccount x;
    private static SimulatedAccount channel;
    private static SimulatedAccount site;

    @BeforeAll
    static void start() {
        simulator = Simulator.start(SimulatorSettings.demo()
                .withClock(Clock.fixed(NOW, ZoneOffset.UTC))
                .withSlowness(Duration.ofMillis(1_500)));
        visitor = new Visitor(simulator);
        x = of(SimulatedPlatform.X);
        channel = of(SimulatedPlatform.YOUTUBE);
        site = of(SimulatedPlatform.WEBSITE);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @AfterEach
    void allOff() {
        simulator.failures().clear();
    }

    @Test
    void aRateLimitSaysUntilWhen() {
        simulator.failures().failNext(x, Failure.RATE_LIMITED, 1);
        HttpResponse<String> limited = timeline();
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(Visitor.json(limited)).isEqualTo(Visitor.json(Shapes.text("x/err-429-rate.json")));
        assertThat(limited.headers().firstValueAsLong("x-rate-limit-reset")).hasValue(NOW.getEpochSecond() + 420);
        assertThat(timeline().statusCode()).isEqualTo(200);

        simulator.failures().fail(SimulatedPlatform.YOUTUBE, Failure.RATE_LIMITED);
        assertThat(uploads().statusCode()).isEqualTo(429);
        simulator.failures().fail(SimulatedPlatform.WEBSITE, Failure.RATE_LIMITED);
        assertThat(visitor.site(site, "/feed/").headers().firstValue("retry-after"))
                .contains("Sat, 21 Nov 2026 05:10:00 GMT");
    }

    @Test
    void serversFailInTheirWays() {
        simulator.failures().failNext(x, Failure.SERVER_ERROR, 1);
        assertThat(timeline().statusCode()).isEqualTo(500);
        simulator.failures().failNext(x, Failure.BAD_GATEWAY, 1);
        assertThat(timeline().body()).startsWith("<html>");
        simulator.failures().failNext(x, Failure.UNAVAILABLE, 1);
        HttpResponse<String> unavailable = timeline();
        assertThat(unavailable.statusCode()).isEqualTo(503);
        assertThat(unavailable.headers().firstValue("retry-after")).contains("120");
    }

    @Test
    void bodiesAreSpoiled() {
        String whole = timeline().body();
        simulator.failures().failNext(x, Failure.TRUNCATED, 1);
        String half = timeline().body();
        assertThat(half.length()).isBetween(1, whole.length() - 1);
        assertThat(whole).startsWith(half.substring(0, half.length() - 4));
        simulator.failures().failNext(x, Failure.HTML_INSTEAD, 1);
        assertThat(timeline().body()).contains("<title>Selamat datang</title>");
        simulator.failures().failNext(x, Failure.EMPTY_BODY, 1);
        HttpResponse<String> empty = timeline();
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.body()).isEmpty();
        assertThat(timeline().body()).isEqualTo(whole);
    }

    @Test
    void connectionsEnd() {
        simulator.failures().failNext(x, Failure.CONNECTION_RESET, 1);
        assertThatThrownBy(FailureSwitchboardTests::tryTimeline).isInstanceOf(IOException.class);
        simulator.failures().fail(x, Failure.TIMEOUT);
        assertThatThrownBy(FailureSwitchboardTests::tryTimeline).isInstanceOf(IOException.class);
    }

    @Test
    void credentialsAndBudgetsRunOut() {
        simulator.failures().failNext(x, Failure.TOKEN_EXPIRED, 1);
        assertThat(timeline().statusCode()).isEqualTo(401);
        simulator.failures().failNext(x, Failure.QUOTA_EXCEEDED, 1);
        assertThat(Visitor.json(timeline())).isEqualTo(Visitor.json(Shapes.text("x/err-429-usage-capped.json")));
        simulator.failures().failNext(x, Failure.SPENDING_LIMIT, 1);
        HttpResponse<String> spent = timeline();
        assertThat(spent.statusCode()).isEqualTo(403);
        assertThat(Visitor.json(spent)).isEqualTo(Visitor.json(Shapes.text("x/err-403-spending-limit.json")));
        simulator.failures().failNext(channel, Failure.QUOTA_EXCEEDED, 1);
        HttpResponse<String> quota = uploads();
        assertThat(quota.statusCode()).isEqualTo(403);
        assertThat(Visitor.json(quota)).isEqualTo(Visitor.json(Shapes.text("youtube/err-403-quotaExceeded.json")));
        simulator.failures().failNext(channel, Failure.TOKEN_EXPIRED, 1);
        assertThat(Visitor.json(uploads())).isEqualTo(Visitor.json(Shapes.text("youtube/err-400-keyInvalid.json")));
    }

    @Test
    void accountsChangeTheirState() {
        simulator.failures().fail(x, Failure.SUSPENDED);
        assertThat(timeline().body()).contains("User has been suspended");
        assertThat(visitor.x("users/by?usernames=" + x.handle()).body()).contains("User has been suspended");
        simulator.failures().clear(x);
        simulator.failures().fail(x, Failure.PRIVATE);
        assertThat(timeline().body()).contains("not-authorized-for-resource");
        simulator.failures().clear(x);
        simulator.failures().fail(x, Failure.DELETED);
        assertThat(timeline().body()).contains("Could not find user");
        simulator.failures().clear(x);
        assertThat(timeline().body()).contains("\"data\"");

        simulator.failures().fail(channel, Failure.DELETED);
        assertThat(uploads().statusCode()).isEqualTo(404);
        simulator.failures().fail(site, Failure.SUSPENDED);
        assertThat(visitor.site(site, "/feed/").body()).contains("Account Suspended");
    }

    @Test
    void aRenamedAccountKeepsItsId() {
        simulator.failures().fail(x, Failure.RENAMED);
        assertThat(visitor.x("users/by?usernames=" + x.handle()).body()).contains("Could not find user");
        assertThat(Visitor.json(visitor.x("users/by?usernames=" + XDesk.renamed(x)))
                        .at("/data/0/id")
                        .asString())
                .isEqualTo(x.nativeId());
        assertThat(timeline().body()).contains("\"data\"");

        simulator.failures().fail(channel, Failure.RENAMED);
        assertThat(visitor.youTube("channels?part=id&forHandle=" + channel.handle())
                        .body())
                .doesNotContain("items");
        assertThat(uploads().statusCode()).isEqualTo(200);

        simulator.failures().fail(site, Failure.RENAMED);
        HttpResponse<String> moved = visitor.site(site, "/feed/");
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("location")).contains("https://baru-" + site.nativeId() + "/feed/");
        assertThat(visitor.get("/website/baru-" + site.nativeId() + "/feed/").statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyTheChosenAccountFailsForTheChosenCalls() {
        simulator.failures().failNext(x, Failure.SERVER_ERROR, 2);
        SimulatedAccount other =
                simulator.regency().accountsOn(SimulatedPlatform.X).get(0);
        assertThat(visitor.x("users/" + other.nativeId() + "/tweets").statusCode())
                .isEqualTo(200);
        assertThat(timeline().statusCode()).isEqualTo(500);
        assertThat(simulator.failures().active())
                .singleElement()
                .satisfies(one -> assertThat(one.callsLeft()).isEqualTo(1));
        assertThat(timeline().statusCode()).isEqualTo(500);
        assertThat(timeline().statusCode()).isEqualTo(200);
    }

    @Test
    void peopleSwitchThemOnThePage() {
        String form = "platform=X&failure=SERVER_ERROR&calls=1&account=" + x.handle();
        assertThat(visitor.post("/__simulator/failures", form).statusCode()).isEqualTo(303);
        assertThat(visitor.get("/__simulator/").body()).contains("SERVER_ERROR").contains("sisa 1 panggilan");
        assertThat(timeline().statusCode()).isEqualTo(500);
        visitor.post("/__simulator/failures", "platform=YOUTUBE&failure=QUOTA_EXCEEDED");
        assertThat(uploads().statusCode()).isEqualTo(403);
        visitor.post("/__simulator/failures/clear", "");
        assertThat(uploads().statusCode()).isEqualTo(200);
        assertThat(visitor.post("/__simulator/failures", "platform=X&failure=HUJAN")
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.post(
                                "/__simulator/failures",
                                "platform=X&failure=DELETED",
                                "Origin",
                                "http://127.0.0.1.jahat.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(simulator.failures().active()).isEmpty();
    }

    @Test
    void theLogTellsWhatHappenedWithoutCredentials() {
        simulator.forgetRequests();
        simulator.failures().failNext(x, Failure.SERVER_ERROR, 1);
        timeline();
        visitor.get("/youtube/youtube/v3/channels?part=snippet&id=x&key=" + Simulator.YOUTUBE_API_KEY);
        assertThat(simulator.requests()).first().satisfies(request -> {
            assertThat(request.status()).isEqualTo(500);
            assertThat(request.failure()).isEqualTo(Failure.SERVER_ERROR);
            assertThat(request.account()).isEqualTo(x.key());
        });
        assertThat(simulator.requests().toString()).doesNotContain(Simulator.YOUTUBE_API_KEY);
    }

    @Test
    void requestsForOneAccountAtTheSameTimeAreCounted() throws Exception {
        simulator.forgetRequests();
        timeline();
        assertThat(simulator.mostRequestsAtOnce(x)).isEqualTo(1);
        simulator.failures().fail(x, Failure.TIMEOUT);
        CompletableFuture<?>[] four = new CompletableFuture<?>[4];
        ExecutorService threads = Executors.newFixedThreadPool(four.length);
        try {
            for (int i = 0; i < four.length; i++) {
                four[i] = CompletableFuture.runAsync(
                        () -> assertThatThrownBy(FailureSwitchboardTests::tryTimeline)
                                .isInstanceOf(IOException.class),
                        threads);
            }
            CompletableFuture.allOf(four).get(20, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        assertThat(simulator.mostRequestsAtOnceForAnyAccount()).isBetween(2, 4);
    }

    private static HttpResponse<String> timeline() {
        return visitor.x("users/" + x.nativeId() + "/tweets?max_results=20&tweet.fields=created_at");
    }

    private static HttpResponse<String> tryTimeline() throws IOException {
        return visitor.tryGet(
                "/x/2/users/" + x.nativeId() + "/tweets", "Authorization", "Bearer " + Simulator.X_BEARER_TOKEN);
    }

    private static HttpResponse<String> uploads() {
        return visitor.youTube("playlistItems?part=snippet&playlistId=" + channel.uploads());
    }

    private static SimulatedAccount of(SimulatedPlatform platform) {
        return simulator.regency().accountsOf("dinkes").stream()
                .filter(account -> account.platform() == platform)
                .findFirst()
                .orElseThrow();
    }
}
