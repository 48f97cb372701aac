package id.pantas.collection.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.pantas.collection.Accounts;
import id.pantas.collection.Loopback;
import id.pantas.collection.RecordedPlatform;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CommentCollector.CommentPage;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.post.Counts;
import id.pantas.post.ObservedComment;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
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
            Feature.RENAMES,
            Feature.POSTS,
            Feature.PAGES,
            Feature.COUNTS,
            Feature.REFRESHING,
            Feature.DELETIONS,
            Feature.COMMENTS,
            Feature.REFUSALS,
            Feature.BROKEN_ANSWERS,
            Feature.BUDGET
        })
class YouTubeRecordedAnswersTests {

    private static final String DINKES = "UCd1nkesC0ntohKesehatan2";

    private static final Set<String> tried = new HashSet<>();

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

        CommentPage comments(String video, String watermark, String cursor) throws CollectionFailure {
            return new YouTubeComments(api("kunci"))
                    .comments(
                            Accounts.page(Accounts.of(Platform.YOUTUBE, "@dinkescontoh", DINKES), watermark, cursor),
                            video);
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

    /** Says so only where all cases were tried, not where one was picked out. */
    @AfterAll
    static void noFileIsLeftUnused() {
        if (tried.size() == new YouTubeRecordedAnswersTests().cases.size()) {
            assertThat(RecordedPlatform.unused("youtube")).isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedAnswer() {
        return cases.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    tried.add(each.getKey());
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

            OfficialAccount renamed = Accounts.of(Platform.YOUTUBE, "@pemkablama", "UCc0nt0hPemkabOfficial01");
            OfficialAccount other = Accounts.of(Platform.YOUTUBE, "@dishub", "UCtidakAdaDalamJawaban01");
            var told = at.collector("kunci").handles(List.of(renamed, other), null, Accounts.NOW);
            assertThat(told.present()).containsOnly(Map.entry(renamed.id(), "@pemkabcontoh"));
            assertThat(told.spent()).as("fifty channels cost one unit").isEqualTo(1);
            assertThat(at.collector(null)
                            .handles(List.of(renamed), null, Accounts.NOW)
                            .spent())
                    .as("without a key nobody is asked")
                    .isZero();
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

    private void comments() {
        cases.put("comment threads page 1", at -> {
            CommentPage page = at.comments("aB3dE5gH7jK", null, null);
            assertThat(at.youtube().calls().get(0).query())
                    .containsEntry("order", "time")
                    .containsEntry("textFormat", "plainText");
            ObservedComment first = page.comments().get(0);
            assertThat(first.text())
                    .isEqualTo("Pak Bupati, jalan Dusun 3 Mekarsari kapan diperbaiki? Sudah 2 tahun rusak");
            assertThat(first.postNativeId()).isEqualTo("aB3dE5gH7jK");
            assertThat(first.parentNativeId()).isNull();
            assertThat(first.authorName()).isEqualTo("@yantosukamaju");
            assertThat(first.likes()).isEqualTo(41);
            assertThat(first.official()).isFalse();
            assertThat(first.permalink())
                    .isEqualTo("https://www.youtube.com/watch?v=aB3dE5gH7jK&lc=UgxA1contoh0000000000000AaABAg");
            assertThat(page.next()).isEqualTo("2026-11-20T05:00:00Z Z2V0X25ld2VzdF9maXJzdC0tQ2dnSWdBUVZGN2ZST0JJ");
            assertThat(page.watermark()).isEqualTo("2026-11-20T05:00:00Z");
            assertThat(page.closed()).isFalse();
        });
        cases.put("replies of a thread", at -> {
            CommentPage page = at.comments("aB3dE5gH7jK", null, null);
            assertThat(at.youtube().answeredBy()).containsExactly("comment threads page 1", at.name());
            assertThat(page.spent()).as("six answers, of which two came along").isEqualTo(2);
            assertThat(page.comments())
                    .extracting(ObservedComment::nativeId)
                    .containsExactly(
                            "UgxA1contoh0000000000000AaABAg",
                            "UgxA1contoh0000000000000AaABAg.r1",
                            "UgxA1contoh0000000000000AaABAg.r2",
                            "UgxA1contoh0000000000000AaABAg.r3",
                            "UgxA2contoh0000000000000AaABAg");
            assertThat(page.comments().get(3).parentNativeId()).isEqualTo("UgxA1contoh0000000000000AaABAg");
        });
        cases.put("comment threads page 2", at -> {
            CommentPage page = at.comments(
                    "aB3dE5gH7jK", null, at.comments("aB3dE5gH7jK", null, null).next());
            assertThat(page.comments())
                    .singleElement()
                    .extracting(ObservedComment::text)
                    .isEqualTo("air pdam keruh sejak senin di blok C\nmohon dicek");
            assertThat(page.next()).isNull();
            assertThat(page.watermark()).as("of the whole round").isEqualTo("2026-11-20T05:00:00Z");
        });
        cases.put(
                "comment threads of a whole channel",
                at -> assertThat(at.ask("commentThreads", "allThreadsRelatedToChannelId", DINKES)
                                .path("items"))
                        .as("not asked by the collector, which goes video by video")
                        .isNotEmpty());
        cases.put("comment threads empty", at -> {
            CommentPage page = at.comments("Pq1Rs2Tu3Vw", "2026-11-01T00:00:00Z", null);
            assertThat(page.comments()).isEmpty();
            assertThat(page.watermark()).isEqualTo("2026-11-01T00:00:00Z");
        });
        for (var closed : Map.of("err-403-commentsDisabled", "LiVe1234567", "err-404-videoNotFound", "gone0000000")
                .entrySet()) {
            cases.put(closed.getKey(), at -> {
                CommentPage page = at.comments(closed.getValue(), null, null);
                assertThat(page.closed()).isTrue();
                assertThat(page.comments()).isEmpty();
                assertThat(page.spent()).as("a refusal costs too").isEqualTo(1);
            });
        }
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
        refused("truncated", FailureKind.TRANSIENT, null);
        cases.put(
                "err-404-playlistNotFound",
                at -> assertFailure(
                        () -> at.uploads("@tutup", "UCtutup0000000000000000X", null, null),
                        FailureKind.ACCOUNT_GONE,
                        null));
        cases.put("err-400-invalidPageToken", at -> {
            at.youtube().answerNext(at.name());
            Page page = at.uploads("@dinkescontoh", DINKES, null, "- rusak");
            assertThat(at.youtube().answeredBy())
                    .as("a token that has grown old: from the first page again")
                    .containsExactly(at.name(), "uploads page 1", "video statistics (up to 50 ids)");
            assertThat(page.spent()).isEqualTo(3);
        });
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
            assertFailure(() -> at.feed(DINKES), FailureKind.TRANSIENT, null);
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
