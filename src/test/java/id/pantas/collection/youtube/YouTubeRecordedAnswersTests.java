package id.pantas.collection.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.pantas.collection.Accounts;
import id.pantas.collection.Loopback;
import id.pantas.collection.RecordedPlatform;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.registry.Platform;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;
import tools.jackson.databind.JsonNode;

/** What becomes of every recorded answer of YouTube, by its name. */
@Proves(
        platform = Platform.YOUTUBE,
        by = By.FIXTURE,
        feature = {
            Feature.FINDING,
            Feature.POSTS,
            Feature.PAGES,
            Feature.COUNTS,
            Feature.REFRESHING,
            Feature.DELETIONS,
            Feature.REFUSALS,
            Feature.BROKEN_ANSWERS,
            Feature.BUDGET
        })
class YouTubeRecordedAnswersTests {

    private static final String DINKES = "UCd1nkesC0ntohKesehatan2";

    private final Map<String, ThrowingConsumer<Setup>> cases = new LinkedHashMap<>();

    private record Setup(RecordedPlatform youtube, String name) {

        YouTubeApi api(String key) {
            YouTubeProperties settings =
                    new YouTubeProperties(key, youtube.address("/youtube/v3"), youtube.address("/"));
            return new YouTubeApi(settings, Loopback.http(YouTubeApi.LIMITS));
        }

        YouTubeCollector collector(String key) {
            return new YouTubeCollector(api(key));
        }

        Page uploads(String handle, String channel, String watermark, String cursor) throws CollectionFailure {
            return collector("kunci")
                    .fetch(Accounts.page(Accounts.of(Platform.YOUTUBE, handle, channel), watermark, cursor));
        }

        Page uploads() throws CollectionFailure {
            return uploads("@dinkescontoh", DINKES, null, null);
        }

        Page feed(String channel) throws CollectionFailure {
            return collector(null).fetch(Accounts.page(Accounts.of(Platform.YOUTUBE, channel, null), null));
        }

        JsonNode ask(String path, String parameter, String value) throws CollectionFailure {
            return api("kunci")
                    .ask(path, Map.of(parameter, value), Accounts.NOW)
                    .document();
        }
    }

    YouTubeRecordedAnswersTests() {
        channels();
        uploads();
        comments();
        refusals();
        feeds();
    }

    @Test
    void noRecordedAnswerIsLeftOut() {
        try (RecordedPlatform youtube = RecordedPlatform.of("youtube")) {
            assertThat(cases.keySet()).containsExactlyInAnyOrderElementsOf(youtube.names());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedAnswer() {
        return cases.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    try (RecordedPlatform youtube = RecordedPlatform.of("youtube")) {
                        each.getValue().accept(new Setup(youtube, each.getKey()));
                        assertThat(youtube.answeredBy()).contains(each.getKey()).doesNotContainNull();
                    }
                }));
    }

    private void channels() {
        cases.put("channel by handle", at -> {
            Page page = at.uploads("dinkescontoh", null, null, null);
            assertThat(page.nativeAccountId()).isEqualTo(DINKES);
            assertThat(page.spent()).isEqualTo(3);
            assertThat(at.youtube().calls().get(0).query()).containsEntry("forHandle", "@dinkescontoh");
            assertThat(at.youtube().calls()).allSatisfy(call -> {
                assertThat(call.headers()).containsEntry("x-goog-api-key", "kunci");
                assertThat(call.query()).doesNotContainKey("key");
            });
        });
        cases.put(
                "channel unknown",
                at -> assertFailure(() -> at.uploads("@tidakada77", null, null, null), FailureKind.ACCOUNT_GONE, null));
        cases.put("channels by id (batch of up to 50)", at -> {
            Page page = at.uploads("@pemkab", "UCc0nt0hPemkabOfficial01", null, null);
            assertThat(page.posts())
                    .as("a channel without uploads has no list of them")
                    .isEmpty();
            assertThat(page.next()).isNull();
        });
    }

    private void uploads() {
        cases.put("uploads page 1", at -> {
            Page page = at.uploads();
            assertThat(at.youtube().calls().get(0).query())
                    .containsEntry("playlistId", "UUd1nkesC0ntohKesehatan2")
                    .containsEntry("maxResults", "50");
            assertThat(page.posts())
                    .extracting(ObservedPost::nativeId)
                    .containsExactly("aB3dE5gH7jK", "-Zx9_yW8vU7", "LiVe1234567");
            assertThat(page.next()).isEqualTo("2026-11-20T02:30:00Z EAAaBlBUOkNBTQ");
            assertThat(page.watermark()).isEqualTo("2026-11-20T02:30:00Z");
            assertThat(page.spent()).isEqualTo(2);
            assertThat(page.raw())
                    .hasSize(2)
                    .allSatisfy(raw -> assertThat(raw.address()).doesNotContain("kunci"));
        });
        cases.put("uploads page 2", at -> {
            Page page = at.uploads("@dinkescontoh", DINKES, null, at.uploads().next());
            assertThat(page.posts())
                    .as("the announced premiere has not begun")
                    .extracting(ObservedPost::nativeId)
                    .containsExactly("Pq1Rs2Tu3Vw", "gH7iJ8kL9mN");
            assertThat(page.watermark()).as("of the whole run").isEqualTo("2026-11-20T02:30:00Z");
        });
        cases.put("uploads page 3 (last)", at -> {
            Page page = at.uploads("@dinkescontoh", DINKES, null, "2026-11-20T02:30:00Z EAAaBlBUOkNBWQ");
            assertThat(page.posts()).isEmpty();
            assertThat(page.gone()).containsExactly("_oP0qR1sT2u", "vW3xY4zA5bC");
            assertThat(page.next()).isNull();
            assertThat(page.spent()).as("nothing to ask about").isEqualTo(1);
        });
        cases.put("uploads empty", at -> {
            Page page = at.uploads("@desamekarsari", "UCdesaMekarsariContoh003", "2026-11-01T00:00:00Z", null);
            assertThat(page.posts()).isEmpty();
            assertThat(page.watermark()).isEqualTo("2026-11-01T00:00:00Z");
        });
        cases.put("video statistics (up to 50 ids)", at -> {
            Page page = at.collector("kunci")
                    .refresh(
                            Accounts.page(Accounts.of(Platform.YOUTUBE, "@dinkescontoh", DINKES), null),
                            List.of(
                                    "aB3dE5gH7jK",
                                    "-Zx9_yW8vU7",
                                    "LiVe1234567",
                                    "Pq1Rs2Tu3Vw",
                                    "Yz4Ab5Cd6Ef",
                                    "gH7iJ8kL9mN",
                                    "_oP0qR1sT2u",
                                    "vW3xY4zA5bC"));
            assertThat(page).isNotNull();
            assertThat(page.gone()).containsExactly("_oP0qR1sT2u", "vW3xY4zA5bC");
            assertThat(page.spent()).isEqualTo(1);
            assertThat(page.posts())
                    .extracting(ObservedPost::counts)
                    .containsExactly(
                            new Counts(88L, 7L, null, 1204L),
                            new Counts(1890L, 96L, null, 48211L),
                            new Counts(null, null, null, 9120L),
                            new Counts(4_294_967_296L, 2_147_483_648L, null, 3_000_000_123L),
                            new Counts(12L, null, null, 311L));
            assertThat(page.posts())
                    .extracting(ObservedPost::form)
                    .containsExactly(
                            PostForm.VIDEO, PostForm.SHORT_VIDEO, PostForm.VIDEO, PostForm.VIDEO, PostForm.VIDEO);
            ObservedPost first = page.posts().get(0);
            assertThat(first.text()).isEqualTo("""
                    Capaian Imunisasi Kabupaten Contoh November 2026

                    Deskripsi.

                    https://dinkes.contohkab.go.id
                    #ContohSehat""");
            assertThat(first.permalink()).isEqualTo("https://www.youtube.com/watch?v=aB3dE5gH7jK");
            assertThat(page.posts().get(1).permalink()).isEqualTo("https://www.youtube.com/shorts/-Zx9_yW8vU7");
        });
        cases.put("video gone", at -> {
            Page page = at.collector("kunci")
                    .refresh(
                            Accounts.page(Accounts.of(Platform.YOUTUBE, "@dinkescontoh", DINKES), null),
                            List.of("gone0000000"));
            assertThat(page).isNotNull();
            assertThat(page.posts()).isEmpty();
            assertThat(page.gone()).containsExactly("gone0000000");
        });
        cases.put("not modified", at -> {
            at.youtube().answerNext("not modified");
            assertFailure(at::uploads, FailureKind.MALFORMED, null);
        });
    }

    /** Not asked by the collector; the answers show that the client reads them and names their refusals. */
    private void comments() {
        comment("comment threads page 1", "commentThreads", "videoId", "aB3dE5gH7jK");
        cases.put("comment threads page 2", at -> {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("videoId", "aB3dE5gH7jK");
            parameters.put("pageToken", "Z2V0X25ld2VzdF9maXJzdC0tQ2dnSWdBUVZGN2ZST0JJ");
            assertThat(at.api("kunci")
                            .ask("commentThreads", parameters, Accounts.NOW)
                            .document()
                            .path("items"))
                    .isNotEmpty();
        });
        comment("comment threads of a whole channel", "commentThreads", "allThreadsRelatedToChannelId", DINKES);
        cases.put(
                "comment threads empty",
                at -> assertThat(at.ask("commentThreads", "videoId", "Pq1Rs2Tu3Vw")
                                .path("items"))
                        .isEmpty());
        comment("replies of a thread", "comments", "parentId", "UgxA1contoh0000000000000AaABAg");
        cases.put(
                "err-403-commentsDisabled",
                at -> assertFailure(
                        () -> at.ask("commentThreads", "videoId", "LiVe1234567"), FailureKind.PERMISSION, null));
        cases.put(
                "err-404-videoNotFound",
                at -> assertFailure(
                        () -> at.ask("commentThreads", "videoId", "gone0000000"), FailureKind.BAD_REQUEST, null));
    }

    private void comment(String name, String path, String parameter, String value) {
        cases.put(
                name,
                at -> assertThat(at.ask(path, parameter, value).path("items")).isNotEmpty());
    }

    private void refusals() {
        refused("err-403-quotaExceeded", FailureKind.BUDGET_SPENT, Instant.parse("2026-11-21T08:00:00Z"));
        refused("err-403-rateLimitExceeded", FailureKind.RATE_LIMITED, Accounts.NOW.plusSeconds(60));
        refused("err-429-rateLimitExceeded", FailureKind.RATE_LIMITED, Accounts.NOW.plusSeconds(60));
        refused("err-400-keyInvalid", FailureKind.AUTH, null);
        refused("err-403-accessNotConfigured", FailureKind.PERMISSION, null);
        refused("err-400-processingFailure", FailureKind.TRANSIENT, null);
        refused("err-500-backendError", FailureKind.TRANSIENT, null);
        refused("err-503", FailureKind.TRANSIENT, null);
        refused("truncated", FailureKind.MALFORMED, null);
        cases.put(
                "err-404-playlistNotFound",
                at -> assertFailure(
                        () -> at.uploads("@tutup", "UCtutup0000000000000000X", null, null),
                        FailureKind.ACCOUNT_GONE,
                        null));
        cases.put(
                "err-400-invalidPageToken",
                at -> assertFailure(
                        () -> at.uploads("@lain", "UCtutup0000000000000000X", null, "- rusak"),
                        FailureKind.TRANSIENT,
                        null));
    }

    private void refused(String name, FailureKind kind, Instant retryAt) {
        cases.put(name, at -> {
            at.youtube().answerNext(name);
            assertFailure(at::uploads, kind, retryAt);
        });
    }

    private void feeds() {
        cases.put("Atom feed", at -> {
            Page page = at.feed(DINKES);
            assertThat(at.youtube().lastCall().headers()).doesNotContainKey("x-goog-api-key");
            assertThat(page.nativeAccountId()).isEqualTo(DINKES);
            assertThat(page.watermark()).isEqualTo("2026-11-20T02:30:00Z");
            assertThat(page.next()).isNull();
            assertThat(page.spent()).isZero();
            assertThat(page.posts()).as("the announced premiere has not begun").hasSize(4);
            ObservedPost first = page.posts().get(0);
            assertThat(first.text()).isEqualTo("""
                    Capaian Imunisasi Kabupaten Contoh <November> & Desember 2026 💉

                    Baris 1
                    Baris 2 & tautan https://dinkes.contohkab.go.id
                    #ContohSehat""");
            assertThat(page.posts())
                    .extracting(ObservedPost::counts)
                    .containsExactly(
                            new Counts(88L, null, null, 1204L),
                            new Counts(1890L, null, null, 48211L),
                            new Counts(null, null, null, 9120L),
                            new Counts(4_294_967_296L, null, null, 3_000_000_123L));
            assertThat(page.posts().get(1).form()).isEqualTo(PostForm.SHORT_VIDEO);
        });
        cases.put("Atom feed, no videos", at -> {
            Page page = at.feed("UCdesaMekarsariContoh003");
            assertThat(page.posts()).isEmpty();
            assertThat(page.watermark()).isNull();
        });
        Instant later = Accounts.NOW.plusSeconds(3600);
        cases.put(
                "Atom feed 404",
                at -> assertFailure(() -> at.feed("UCtutup0000000000000000X"), FailureKind.TRANSIENT, later));
        cases.put("Atom feed 500", at -> {
            at.youtube().answerNext("Atom feed 500");
            assertFailure(() -> at.feed(DINKES), FailureKind.TRANSIENT, later);
        });
        cases.put("Atom feed truncated", at -> {
            at.youtube().answerNext("Atom feed truncated");
            assertFailure(() -> at.feed(DINKES), FailureKind.MALFORMED, null);
        });
    }

    private static void assertFailure(ThrowingCallable call, FailureKind kind, Instant retryAt) {
        CollectionFailure failure = catchThrowableOfType(CollectionFailure.class, call);
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.retryAt()).isEqualTo(retryAt);
        assertThat(failure).hasMessageNotContaining("kunci");
    }
}
