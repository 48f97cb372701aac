package id.pantas.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.simulator.SimulatedAccount.State;
import id.pantas.simulator.SimulatorSettings.XDialect;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** X as served: complete timelines, recorded shapes, refusals. */
class XDeskTests {

    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
    private static final String FIELDS = "tweet.fields=created_at,author_id,conversation_id,in_reply_to_user_id,"
            + "referenced_tweets,public_metrics,entities,attachments,lang,note_tweet,edit_controls,possibly_sensitive,"
            + "reply_settings&expansions=attachments.media_keys,author_id,referenced_tweets.id";
    private static Simulator simulator;
    private static Visitor visitor;

    @BeforeAll
    static void start() {
        simulator = Simulator.start(SimulatorSettings.demo().withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
        visitor = new Visitor(simulator);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void walkingThePagesGivesExactlyTheTruth() {
        for (SimulatedAccount account : simulator.regency().accountsOn(SimulatedPlatform.X)) {
            if (account.state() == State.ACTIVE) {
                assertThat(walk(visitor, account, ""))
                        .describedAs(account.handle())
                        .containsExactlyElementsOf(simulator.postsOf(account, NOW).stream()
                                .map(post -> post.idAt(NOW))
                                .toList());
            }
        }
    }

    @Test
    void idsCarryTheTimeOfPublishing() {
        SimulatedAccount account = account("dinkes");
        JsonNode data = Visitor.json(visitor.x("users/" + account.nativeId() + "/tweets?max_results=100&" + FIELDS))
                .get("data");
        data.forEach(
                post -> assertThat(PostIds.timeOfX(Long.parseLong(post.get("id").asString())))
                        .isEqualTo(Instant.parse(post.get("created_at").asString())));
    }

    @Test
    void answersWithFieldsThatWereRecordedAndNoOthers() {
        Set<String> recorded = Shapes.recorded(
                "x/timeline-p1.json",
                "x/timeline-p2.json",
                "x/timeline-p3-last.json",
                "x/timeline-suspended.json",
                "x/users-by.json");
        Set<String> served = new HashSet<>();
        for (SimulatedAccount account : simulator.regency().accountsOn(SimulatedPlatform.X)) {
            served.addAll(Shapes.of(
                    Visitor.json(visitor.x("users/" + account.nativeId() + "/tweets?max_results=100&" + FIELDS))));
        }
        // An included post has the form of a listed one.
        assertThat(served)
                .allSatisfy(path -> assertThat(recorded).contains(path.replace(".includes.tweets[]", ".data[]")));
        assertThat(served)
                .contains(
                        ".data[].note_tweet.text:text",
                        ".data[].referenced_tweets[].id:text",
                        ".data[].edit_controls.editable_until:text",
                        ".data[].in_reply_to_user_id:text",
                        ".includes.media[].public_metrics.view_count:number",
                        ".includes.tweets[].id:text",
                        ".includes.users[].username:text",
                        ".errors[].detail:text",
                        ".meta.next_token:text");
    }

    @Test
    void speaksBothNamings() {
        SimulatedAccount account = account("dinkes");
        String post = FIELDS.replace("tweet.fields", "post.fields")
                .replace("referenced_tweets", "referenced_posts")
                .replace("note_tweet", "note_post");
        Set<String> served =
                Shapes.of(Visitor.json(visitor.x("users/" + account.nativeId() + "/tweets?max_results=100&" + post)));
        assertThat(Shapes.recorded("x/timeline-post-dialect.json"))
                .contains(".data[].public_metrics.repost_count:number", ".data[].note_post.text:text");
        assertThat(served)
                .contains(
                        ".data[].public_metrics.repost_count:number",
                        ".data[].edit_history_post_ids",
                        ".data[].referenced_posts[].id:text",
                        ".includes.posts[].id:text")
                .noneMatch(path -> path.contains("tweet_ids") || path.contains("retweet_count"));
    }

    @Test
    void refusesTheNamingItDoesNotSpeak() {
        try (Simulator strict = Simulator.start(SimulatorSettings.demo()
                .withClock(Clock.fixed(NOW, ZoneOffset.UTC))
                .withDialect(XDialect.POST))) {
            String id = account("dinkes").nativeId();
            HttpResponse<String> answer = new Visitor(strict).x("users/" + id + "/tweets?tweet.fields=created_at");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("tweet.fields", "invalid-request");
            assertThat(new Visitor(strict)
                            .x("users/" + id + "/tweets?post.fields=created_at")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void sinceIdGivesOnlyWhatIsNewer() {
        SimulatedAccount account = account("dinkes");
        List<SimulatedPost> truth = simulator.postsOf(account, NOW);
        assertThat(walk(visitor, account, "&since_id=" + truth.get(130).idAt(NOW)))
                .containsExactlyElementsOf(truth.subList(0, 130).stream()
                        .map(post -> post.idAt(NOW))
                        .toList());
        HttpResponse<String> nothing = visitor.x("users/" + account.nativeId() + "/tweets?since_id="
                + truth.get(0).idAt(NOW));
        assertThat(Visitor.json(nothing)).isEqualTo(Visitor.json("{\"meta\":{\"result_count\":0}}"));
    }

    @Test
    void timeLimitsAndExclusionsAreObeyed() {
        SimulatedAccount account = account("dinkes");
        Instant from = NOW.minus(Duration.ofDays(20));
        Instant to = NOW.minus(Duration.ofDays(5));
        List<String> expected = simulator.postsOf(account, NOW).stream()
                .filter(post -> post.repostOf() == null && post.replyTo() == null && post.editedAt() == null)
                .filter(post ->
                        !post.publishedAt().isBefore(from) && post.publishedAt().isBefore(to))
                .map(SimulatedPost::nativeId)
                .toList();
        assertThat(expected).isNotEmpty();
        assertThat(walk(visitor, account, "&exclude=replies,retweets&start_time=" + from + "&end_time=" + to))
                .containsAll(expected)
                .hasSizeLessThan(expected.size() + 5);
    }

    @Test
    void aRepostHasTheOriginalsRepostCountAndNothingElse() {
        SimulatedAccount account = account("dishub");
        JsonNode answer = Visitor.json(visitor.x("users/" + account.nativeId() + "/tweets?max_results=100&" + FIELDS));
        List<JsonNode> reposts = new ArrayList<>();
        answer.get("data").forEach(post -> {
            if (post.has("referenced_tweets")) {
                reposts.add(post);
            }
        });
        assertThat(reposts).hasSizeGreaterThan(20).allSatisfy(post -> {
            assertThat(post.get("text").asString()).startsWith("RT @");
            assertThat(post.get("text")
                            .asString()
                            .codePointCount(0, post.get("text").asString().length()))
                    .isLessThan(180);
            assertThat(post.at("/public_metrics/like_count").asInt()).isZero();
            assertThat(post.at("/public_metrics/impression_count").asInt()).isZero();
        });
    }

    @Test
    void lookupTellsWhatIsGone() {
        SimulatedPost deleted = simulator.regency().accountsOn(SimulatedPlatform.X).stream()
                .filter(account -> account.state() == State.ACTIVE)
                .flatMap(account -> simulator.everPublishedBy(account, NOW).stream())
                .filter(post -> !post.visibleAt(NOW))
                .findFirst()
                .orElseThrow();
        SimulatedPost there = simulator.postsOf(account("dinkes"), NOW).get(3);
        JsonNode answer = Visitor.json(visitor.x(
                "tweets?ids=" + there.idAt(NOW) + "," + deleted.nativeId() + ",123&tweet.fields=public_metrics"));
        assertThat(answer.get("data")).hasSize(1);
        assertThat(answer.at("/data/0/id").asString()).isEqualTo(there.idAt(NOW));
        assertThat(answer.get("errors")).hasSize(2);
        assertThat(Shapes.recorded("x/tweets-refresh.json")).containsAll(Shapes.of(answer));
        assertThat(Visitor.json(visitor.x("tweets/" + there.idAt(NOW)))
                        .at("/data/id")
                        .asString())
                .isEqualTo(there.idAt(NOW));
    }

    @Test
    void anEditedPostHasANewIdAndKeepsItsHistory() {
        SimulatedPost edited = simulator.regency().accountsOn(SimulatedPlatform.X).stream()
                .filter(account -> account.state() == State.ACTIVE)
                .flatMap(account -> simulator.postsOf(account, NOW).stream())
                .filter(post -> post.editedBy(NOW))
                .findFirst()
                .orElseThrow();
        JsonNode answer = Visitor.json(visitor.x("tweets?ids=" + edited.idAt(NOW)));
        assertThat(answer.at("/data/0/edit_history_tweet_ids/0").asString()).isEqualTo(edited.nativeId());
        assertThat(answer.at("/data/0/edit_history_tweet_ids/1").asString()).isEqualTo(edited.editedId());
    }

    @Test
    void accountsInABadStateAnswer200WithAnError() {
        for (SimulatedAccount account : simulator.regency().accountsOn(SimulatedPlatform.X)) {
            String file = switch (account.state()) {
                case SUSPENDED -> "x/timeline-suspended.json";
                case PRIVATE -> "x/timeline-protected.json";
                case DELETED -> "x/timeline-notfound.json";
                default -> null;
            };
            if (file != null) {
                HttpResponse<String> answer = visitor.x("users/" + account.nativeId() + "/tweets");
                assertThat(answer.statusCode()).isEqualTo(200);
                String recorded = Shapes.text(file);
                String id = Visitor.json(recorded).at("/errors/0/value").asString();
                assertThat(Visitor.json(answer)).isEqualTo(Visitor.json(recorded.replace(id, account.nativeId())));
            }
        }
    }

    @Test
    void handlesAreResolvedTogether() {
        SimulatedAccount suspended = account("bkad");
        JsonNode answer = Visitor.json(visitor.x(
                "users/by?usernames=DINKES_nj99,tidakada99," + suspended.handle() + "&user.fields=public_metrics"));
        assertThat(answer.at("/data/0/id").asString())
                .isEqualTo(account("dinkes").nativeId());
        assertThat(answer.get("data")).hasSize(1);
        assertThat(answer.get("errors")).hasSize(2);
        assertThat(Shapes.recorded("x/users-by.json")).containsAll(Shapes.of(answer));
        assertThat(Visitor.json(visitor.x("users/by/username/dinkes_nj99"))
                        .at("/data/username")
                        .asString())
                .isEqualTo("dinkes_nj99");
    }

    @Test
    void refusesWhatTheRealOneRefuses() {
        String timeline = "users/" + account("dinkes").nativeId() + "/tweets";
        for (String query : List.of(
                "max_results=4",
                "max_results=101",
                "max_results=x",
                "since_id=abc",
                "start_time=kemarin",
                "pagination_token=rusak",
                "bukan.parameter=1")) {
            HttpResponse<String> answer = visitor.x(timeline + "?" + query);
            assertThat(answer.statusCode()).describedAs(query).isEqualTo(400);
            assertThat(Visitor.json(answer).get("type").asString()).endsWith("/invalid-request");
        }
        HttpResponse<String> since = visitor.x(timeline + "?since_id=abc");
        assertThat(Visitor.json(since)).isEqualTo(Visitor.json(Shapes.text("x/err-400-invalid-param.json")));
        HttpResponse<String> stranger = visitor.get("/x/2/" + timeline, "Authorization", "Bearer salah");
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(Visitor.json(stranger)).isEqualTo(Visitor.json(Shapes.text("x/err-401.json")));
        assertThat(visitor.get("/x/2/" + timeline).statusCode()).isEqualTo(401);
        assertThat(visitor.x(timeline).headers().firstValue("x-rate-limit-limit"))
                .contains("10000");
    }

    @Test
    void keyAndSecretGiveTheBearer() {
        String basic = Base64.getEncoder()
                .encodeToString((Simulator.X_CONSUMER_KEY + ":" + Simulator.X_CONSUMER_SECRET)
                        .getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> good =
                visitor.post("/x/oauth2/token", "grant_type=client_credentials", "Authorization", "Basic " + basic);
        assertThat(Visitor.json(good).get("access_token").asString()).isEqualTo(Simulator.X_BEARER_TOKEN);
        assertThat(visitor.post("/x/oauth2/token", "grant_type=client_credentials", "Authorization", "Basic eA==")
                        .statusCode())
                .isEqualTo(403);
    }

    static List<String> walk(Visitor visitor, SimulatedAccount account, String more) {
        List<String> ids = new ArrayList<>();
        String token = "";
        do {
            JsonNode page =
                    Visitor.json(visitor.x("users/" + account.nativeId() + "/tweets?max_results=100" + more + token));
            if (page.has("data")) {
                page.get("data").forEach(post -> ids.add(post.get("id").asString()));
                assertThat(page.at("/meta/result_count").asInt())
                        .isEqualTo(page.get("data").size());
            }
            token = page.at("/meta/next_token").isMissingNode()
                    ? null
                    : "&pagination_token=" + page.at("/meta/next_token").asString();
        } while (token != null);
        return ids;
    }

    private static SimulatedAccount account(String unit) {
        return simulator.regency().accountsOf(unit).stream()
                .filter(account -> account.platform() == SimulatedPlatform.X)
                .findFirst()
                .orElseThrow();
    }
}
