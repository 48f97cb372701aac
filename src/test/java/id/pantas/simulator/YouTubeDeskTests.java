package id.pantas.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.simulator.SimulatedAccount.State;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** YouTube as served: complete uploads, recorded shapes, refusals. */
class YouTubeDeskTests {

    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
    private static final String PARTS = "part=snippet,contentDetails,statistics,status,liveStreamingDetails";
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
    void walkingTheUploadsGivesExactlyTheTruth() {
        Set<String> served = new HashSet<>();
        for (SimulatedAccount channel : simulator.regency().accountsOn(SimulatedPlatform.YOUTUBE)) {
            if (channel.state() != State.ACTIVE) {
                continue;
            }
            List<String> ids = new ArrayList<>();
            String token = "";
            do {
                JsonNode page = Visitor.json(visitor.youTube(
                        "playlistItems?maxResults=7&playlistId=" + channel.uploads() + "&" + PARTS + token));
                page.get("items").forEach(item -> {
                    if (item.at("/status/privacyStatus").asString().equals("public")) {
                        ids.add(item.at("/contentDetails/videoId").asString());
                    }
                });
                served.addAll(Shapes.of(page));
                token = page.has("nextPageToken")
                        ? "&pageToken=" + page.get("nextPageToken").asString()
                        : null;
            } while (token != null);
            assertThat(ids)
                    .describedAs(channel.handle())
                    .containsExactlyElementsOf(simulator.postsOf(channel, NOW).stream()
                            .map(SimulatedPost::nativeId)
                            .toList());
        }
        assertThat(Shapes.recorded(
                        "youtube/playlistItems-p1.json",
                        "youtube/playlistItems-p2.json",
                        "youtube/playlistItems-p3-last.json"))
                .containsAll(served);
    }

    @Test
    void videosHaveTheRecordedFieldsAndCountsAsText() {
        Set<String> served = new HashSet<>();
        List<SimulatedPost> videos = simulator.regency().accountsOn(SimulatedPlatform.YOUTUBE).stream()
                .flatMap(channel -> simulator.postsOf(channel, NOW).stream())
                .toList();
        for (int i = 0; i < videos.size(); i += 50) {
            List<String> ids = videos.subList(i, Math.min(i + 50, videos.size())).stream()
                    .map(SimulatedPost::nativeId)
                    .toList();
            JsonNode answer = Visitor.json(visitor.youTube("videos?id=" + String.join(",", ids) + "&" + PARTS));
            assertThat(answer.get("items")).hasSameSizeAs(ids);
            served.addAll(Shapes.of(answer));
        }
        assertThat(videos)
                .extracting(SimulatedPost::nativeId)
                .allMatch(id -> id.matches("[\\w-]{10}[AEIMQUYcgkosw048]"));
        assertThat(Shapes.recorded("youtube/videos-stats.json")).containsAll(served);
        assertThat(served)
                .contains(
                        ".items[].statistics.viewCount:text",
                        ".items[].statistics.likeCount:text",
                        ".items[].liveStreamingDetails.scheduledStartTime:text");
    }

    @Test
    void withdrawnAndUnknownVideosAreLeftOut() {
        SimulatedPost withdrawn = simulator.regency().accountsOn(SimulatedPlatform.YOUTUBE).stream()
                .flatMap(channel -> simulator.everPublishedBy(channel, NOW).stream())
                .filter(post -> !post.visibleAt(NOW))
                .findFirst()
                .orElseThrow();
        JsonNode answer =
                Visitor.json(visitor.youTube("videos?part=snippet&id=AAAAAAAAAAA," + withdrawn.nativeId() + ",pendek"));
        assertThat(answer.get("items")).isEmpty();
    }

    @Test
    void channelsAreFoundByIdAndHandle() {
        SimulatedAccount channel = channel("dinkes");
        JsonNode byHandle = Visitor.json(visitor.youTube("channels?forHandle=" + channel.handle() + "&" + PARTS));
        assertThat(byHandle.at("/items/0/id").asString()).isEqualTo(channel.nativeId());
        assertThat(byHandle.at("/items/0/contentDetails/relatedPlaylists/uploads")
                        .asString())
                .isEqualTo("UU" + channel.nativeId().substring(2));
        assertThat(Shapes.recorded("youtube/channels-batch.json")).containsAll(Shapes.of(byHandle));
        JsonNode none = Visitor.json(visitor.youTube("channels?forHandle=tidakada&part=snippet"));
        assertThat(none.has("items")).isFalse();
    }

    @Test
    void theFeedShowsTheFifteenNewest() {
        SimulatedAccount channel = channel("dinkes");
        HttpResponse<String> feed = visitor.get("/youtube/feeds/videos.xml?channel_id=" + channel.nativeId());
        assertThat(Jsoup.parse(feed.body(), Parser.xmlParser()).select("entry > yt|videoId"))
                .extracting(element -> element.text())
                .containsExactlyElementsOf(simulator.postsOf(channel, NOW).stream()
                        .limit(15)
                        .map(SimulatedPost::nativeId)
                        .toList());
        assertThat(Shapes.elements(Shapes.text("youtube/feed.xml"))).containsAll(Shapes.elements(feed.body()));
        assertThat(visitor.get("/youtube/feeds/videos.xml?channel_id=UCtidakada")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesWhatTheRealOneRefuses() {
        String uploads =
                "playlistItems?part=snippet&playlistId=" + channel("dinkes").uploads();
        assertSame(visitor.youTube(uploads + "&pageToken=rusak"), 400, "youtube/err-400-invalidPageToken.json");
        assertSame(
                visitor.youTube("playlistItems?part=snippet&playlistId=UUtidakada"),
                404,
                "youtube/err-404-playlistNotFound.json");
        assertSame(
                visitor.get("/youtube/youtube/v3/" + uploads, "X-Goog-Api-Key", "salah"),
                400,
                "youtube/err-400-keyInvalid.json");
        assertThat(visitor.get("/youtube/youtube/v3/" + uploads).statusCode()).isEqualTo(403);
        assertThat(visitor.youTube(uploads + "&maxResults=51").statusCode()).isEqualTo(400);
        assertThat(visitor.youTube("playlistItems?playlistId=x").statusCode()).isEqualTo(400);
    }

    @Test
    void theSameAnswerIsNotSentTwice() {
        String path = "/youtube/youtube/v3/channels?part=snippet&id="
                + channel("dinkes").nativeId();
        HttpResponse<String> first = visitor.get(path, "X-Goog-Api-Key", Simulator.YOUTUBE_API_KEY);
        String tag = first.headers().firstValue("etag").orElseThrow();
        HttpResponse<String> again =
                visitor.get(path, "X-Goog-Api-Key", Simulator.YOUTUBE_API_KEY, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    private static void assertSame(HttpResponse<String> answer, int status, String file) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Visitor.json(answer)).isEqualTo(Visitor.json(Shapes.text(file)));
    }

    private static SimulatedAccount channel(String unit) {
        return simulator.regency().accountsOf(unit).stream()
                .filter(account -> account.platform() == SimulatedPlatform.YOUTUBE)
                .findFirst()
                .orElseThrow();
    }
}
