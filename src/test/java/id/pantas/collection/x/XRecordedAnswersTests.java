package id.pantas.collection.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.pantas.collection.Accounts;
import id.pantas.collection.Loopback;
import id.pantas.collection.RecordedPlatform;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CommentCollector.CommentPage;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.credential.CredentialScheme;
import id.pantas.post.Counts;
import id.pantas.post.ObservedComment;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.post.RepostGrade;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.testing.Cleared;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** What becomes of every recorded answer of X, by its name. */
@Proves(
        platform = Platform.X,
        by = By.FIXTURE,
        feature = {
            Feature.CONNECTING,
            Feature.FINDING,
            Feature.RENAMES,
            Feature.POSTS,
            Feature.PAGES,
            Feature.COUNTS,
            Feature.REFRESHING,
            Feature.REPOSTS,
            Feature.EDITS,
            Feature.DELETIONS,
            Feature.COMMENTS,
            Feature.REFUSALS,
            Feature.BROKEN_ANSWERS,
            Feature.BUDGET
        })
class XRecordedAnswersTests {

    private static final String DINKES = "1204500000000000004";
    private static final String NEWEST = "2123600984667062273";

    private static final Set<String> tried = new HashSet<>();

    private final Map<String, ThrowingConsumer<Setup>> cases = new LinkedHashMap<>();

    /** One server and one collector. */
    private record Setup(RecordedPlatform x, XCollector collector, String name) {

        Page timeline(String id) throws CollectionFailure {
            return collector.fetch(Accounts.page(Accounts.of(Platform.X, "dinkescontoh", id), null));
        }

        Page since(String watermark) throws CollectionFailure {
            return collector.fetch(Accounts.page(Accounts.of(Platform.X, "dinkescontoh", DINKES), watermark));
        }

        Page byHandle(String handle) throws CollectionFailure {
            return collector.fetch(Accounts.page(Accounts.of(Platform.X, handle, null), null));
        }

        /** Asks for a path that the collector does not ask for itself, and reads the posts of the answer. */
        List<ObservedPost> read(String path, Map<String, String> parameters) throws CollectionFailure {
            XReader reader = new XReader(
                    new Twitter4jXApi(settings(x, XProperties.Dialect.TWEET), Loopback.clients()),
                    XProperties.Dialect.TWEET);
            XDocument document = reader.posts(path, parameters, Accounts.NOW).document();
            List<String> unreadable = new ArrayList<>();
            XPosts converter = new XPosts("warga", null, document.includes());
            List<ObservedPost> posts = XReader.elements(document.data(), XDocument.Post.class, unreadable).stream()
                    .map(converter::observed)
                    .toList();
            assertThat(unreadable).isEmpty();
            return posts;
        }

        CommentPage comments(String watermark, String cursor) throws CollectionFailure {
            XProperties settings = settings(x, XProperties.Dialect.TWEET);
            return new XComments(settings, new Twitter4jXApi(settings, Loopback.clients()))
                    .comments(
                            Accounts.page(
                                    Accounts.of(Platform.X, "bupaticontoh", "1204500000000000001"), watermark, cursor),
                            null);
        }

        CredentialScheme scheme() {
            return new XScheme(settings(x, XProperties.Dialect.TWEET), Loopback.clients(), Cleared.EVERYTHING);
        }

        CollectionFailure refused() {
            x.answerNext(name);
            return catchThrowableOfType(CollectionFailure.class, () -> timeline(DINKES));
        }
    }

    XRecordedAnswersTests() {
        keys();
        timelines();
        accounts();
        otherReads();
        failures();
    }

    @Test
    void noRecordedAnswerIsLeftOut() {
        try (RecordedPlatform x = RecordedPlatform.of("x")) {
            assertThat(cases.keySet()).containsExactlyInAnyOrderElementsOf(x.names());
        }
    }

    /** Says so only where all cases were tried, not where one was picked out. */
    @AfterAll
    static void noFileIsLeftUnused() {
        if (tried.size() == new XRecordedAnswersTests().cases.size()) {
            assertThat(RecordedPlatform.unused("x")).isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedAnswer() {
        return cases.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    tried.add(each.getKey());
                    try (RecordedPlatform x = RecordedPlatform.of("x")) {
                        XProperties.Dialect dialect = each.getKey().contains("unknown-field")
                                        || each.getKey().contains("post.*")
                                ? XProperties.Dialect.POST
                                : XProperties.Dialect.TWEET;
                        XProperties settings = settings(x, dialect);
                        each.getValue()
                                .accept(new Setup(
                                        x,
                                        new XCollector(settings, new Twitter4jXApi(settings, Loopback.clients())),
                                        each.getKey()));
                        assertThat(x.answeredBy()).contains(each.getKey()).doesNotContainNull();
                    }
                }));
    }

    static XProperties settings(RecordedPlatform x, XProperties.Dialect dialect) {
        return new XProperties(
                true, x.address("/2/"), "AAAA%2Bsecret%3D", dialect, Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    private void keys() {
        cases.put("app-only bearer", at -> {
            CredentialScheme scheme = at.scheme();
            assertThat(scheme.completed(Map.of("key", "kunci", "secret", "rahasia")))
                    .containsExactly(Map.entry("token", "AAAAAAAAAAAAAAAAAAAAAcontohFIXTUREbearer%3Dxyz"));
            assertThat(at.x.calls()).hasSize(1);
            assertThat(scheme.completed(Map.of("token", "AAAA", "secret", "rahasia")))
                    .as("what is not needed is not kept")
                    .containsExactly(Map.entry("token", "AAAA"));
            assertThat(scheme.check(scheme.completed(Map.of("key", "kunci")), null, Accounts.NOW)
                            .problem())
                    .isEqualTo("collection.x.needed");
            assertThat(at.x.calls()).as("asked once in all").hasSize(1);
        });
        cases.put("app-only bearer refused", at -> {
            at.x.answerNext(at.name());
            assertThatThrownBy(() -> at.scheme().completed(Map.of("key", "salah", "secret", "salah")))
                    .isInstanceOfSatisfying(
                            CredentialScheme.Refused.class,
                            refused -> assertThat(refused.passing()).isFalse())
                    .hasMessage("status 403");
        });
    }

    private void timelines() {
        cases.put("timeline page 1", at -> {
            Page page = at.timeline(DINKES);
            assertThat(at.x().lastCall().headers()).containsEntry("authorization", "Bearer AAAA%2Bsecret%3D");
            assertThat(at.x().lastCall().query())
                    .containsEntry("max_results", "100")
                    .containsEntry("start_time", "2026-10-22T01:00:00Z")
                    .doesNotContainKey("since_id");
            firstPage(page);
        });
        cases.put("timeline page 1, post.* naming", at -> firstPage(at.timeline(DINKES)));
        cases.put("timeline page 2", at -> {
            Page page = at.collector()
                    .fetch(Accounts.page(
                            Accounts.of(Platform.X, "dinkescontoh", DINKES),
                            null,
                            at.timeline(DINKES).next()));
            assertThat(page.watermark()).isEqualTo(NEWEST);
            assertThat(page.posts())
                    .extracting(ObservedPost::form)
                    .containsExactly(PostForm.VIDEO, PostForm.PHOTO, PostForm.TEXT, PostForm.PHOTO, PostForm.TEXT);
            ObservedPost edited = page.posts().get(2);
            assertThat(edited.nativeId()).isEqualTo("2120353318302646279");
            assertThat(edited.permalink()).endsWith("/status/2120355423843254273");
            assertThat(edited.publishedAt()).isBetween("2026-11-11T03:09:00Z", "2026-11-11T03:11:00Z");
            assertThat(page.posts().get(3).publishedAt()).isEqualTo("2026-11-09T23:59:58Z");
            assertThat(page.posts().get(3).mediaKey()).isEqualTo("3_1993000000000000001");
            assertThat(page.posts().get(1).text()).contains("🇮🇩\n“Generasi Sehat, Masa Depan Hebat”\n#HKN62");
        });
        cases.put("timeline page 3 (last: no next_token)", at -> {
            var account = Accounts.of(Platform.X, "dinkescontoh", DINKES);
            Page page = at.timeline(DINKES);
            List<ObservedPost> all = new ArrayList<>(page.posts());
            while (page.next() != null) {
                page = at.collector().fetch(Accounts.page(account, null, page.next()));
                all.addAll(page.posts());
            }
            assertThat(all).hasSize(11).extracting(ObservedPost::nativeId).doesNotHaveDuplicates();
            assertThat(page.watermark()).isEqualTo(NEWEST);
            assertThat(page.gone()).as("a deleted original is not ours").isEmpty();
            assertThat(page.posts().get(0).repostOf()).isEqualTo("2119233439134646316");
        });
        cases.put("timeline nothing new", at -> {
            Page page = at.since(NEWEST);
            assertThat(page.posts()).isEmpty();
            assertThat(page.spent()).isZero();
            assertThat(page.next()).isNull();
            assertThat(page.watermark()).isEqualTo(NEWEST);
        });
        cases.put("timeline incremental", at -> {
            Page page = at.since("2123236231214006274");
            assertThat(page.posts()).hasSize(1);
            assertThat(page.watermark()).isEqualTo("2123710753797046273");
            assertThat(page.spent()).isEqualTo(1);
        });
        cases.put("edge cases", at -> {
            List<ObservedPost> posts = at.timeline("1204500000000000006").posts();
            assertThat(posts).hasSize(11);
            assertThat(posts.get(0).text())
                    .isEqualTo("Teks dengan spasi nollebar, kanan-ke-kiri, dan tanda hubung lunak");
            assertThat(posts.get(1).text()).contains("👨‍👩‍👧‍👦👩🏽‍⚕️🏴󠁧󠁢󠁥󠁮󠁧󠁿 ✊🏿");
            assertThat(posts.get(2).counts()).isEqualTo(new Counts(3_000_000_123L, 98_765L, 458_023L, 9_876_543_210L));
            assertThat(posts.get(3).counts()).isEqualTo(Counts.NONE);
            assertThat(posts.get(4).text()).isEmpty();
            assertThat(posts.get(5).text()).isEqualTo("<b>Rp1.500.000,-</b> & 5 > 3 \"kutip\"");
            assertThat(posts.get(6).publishedAt()).isEqualTo("2026-11-15T16:59:59Z");
            assertThat(posts.get(9).text()).startsWith("Laporan Satu Data Kabupaten Contoh 2026\n\n");
            assertThat(posts.get(9).form()).isEqualTo(PostForm.LINK);
            assertThat(posts.get(10).text()).startsWith("baris1\nbaris2\ttab \\ garis miring");
        });
        cases.put("hostile text", at -> {
            List<ObservedPost> posts =
                    at.read("users/1204500000000000006/tweets", Map.of("until_id", "2122072144081846274"));
            assertThat(posts.get(0).text()).isEqualTo("NUL di sini:  dan separuh emoji:");
        });
    }

    private static void firstPage(Page page) {
        assertThat(page.posts()).as("the reply to a citizen is left out").hasSize(4);
        assertThat(page.spent()).isEqualTo(5);
        assertThat(page.nativeAccountId()).isEqualTo(DINKES);
        assertThat(page.watermark()).isEqualTo(NEWEST);
        assertThat(page.next()).isEqualTo(NEWEST + " 7140dibdnow9c7btw4b0w1m4pz7vklf6k3tk0");
        assertThat(page.gone()).isEmpty();
        assertThat(page.unreadable()).isEmpty();
        assertThat(page.raw()).hasSize(1).allSatisfy(raw -> {
            assertThat(raw.address()).contains("/users/" + DINKES + "/tweets?").doesNotContain("secret");
            assertThat(raw.body()).contains(NEWEST);
        });
        ObservedPost photo = page.posts().get(0);
        assertThat(photo.form()).isEqualTo(PostForm.PHOTO);
        assertThat(photo.text()).contains("puskesmas & ribuan kader 💉👶🏽");
        assertThat(photo.publishedAt()).isEqualTo("2026-11-20T02:15:04Z");
        assertThat(photo.permalink()).isEqualTo("https://x.com/dinkescontoh/status/" + NEWEST);
        assertThat(photo.mediaKey()).isEqualTo("3_1991000000000000001");
        assertThat(photo.counts()).isEqualTo(new Counts(88L, 4L, 14L, 3204L));
        ObservedPost repost = page.posts().get(1);
        assertThat(repost.repostOf()).isEqualTo("2123227305735094273");
        assertThat(repost.repostGrade()).isEqualTo(RepostGrade.CERTAIN);
        assertThat(repost.counts()).as("the numbers are the original's").isEqualTo(Counts.NONE);
        assertThat(repost.text()).startsWith("RT @bupaticontoh: Pagi ini saya meninjau");
        ObservedPost quote = page.posts().get(2);
        assertThat(quote.repostOf()).isNull();
        assertThat(quote.quoteOf()).isEqualTo("2122887516779446273");
        assertThat(quote.form()).isEqualTo(PostForm.TEXT);
        assertThat(page.posts().get(3).text())
                .as("the whole text of a long post")
                .endsWith("#KinerjaContoh");
    }

    private void accounts() {
        cases.put("users lookup by id", at -> {
            OfficialAccount same = Accounts.of(Platform.X, "DinkesContoh", DINKES);
            OfficialAccount renamed = Accounts.of(Platform.X, "sukamaju_lama", "1204500000000000007");
            OfficialAccount gone = Accounts.of(Platform.X, "tidakada999", "1204500000000000092");
            OfficialAccount unknown = Accounts.of(Platform.X, "kec_sukamaju", null);
            var told = at.collector().handles(List.of(same, renamed, gone, unknown), null, Accounts.NOW);
            assertThat(at.x().lastCall().query().get("ids"))
                    .isEqualTo(DINKES + ",1204500000000000007,1204500000000000092");
            assertThat(told.present())
                    .as(
                            "an account without a known id is not asked about by its name, which may be a stranger's by now")
                    .containsOnly(Map.entry(same.id(), "dinkescontoh"), Map.entry(renamed.id(), "kec_sukamaju"));
            assertThat(told.spent()).as("X bills what it gives").isEqualTo(6);
        });
        cases.put("users lookup by username, partial", at -> {
            Page page = at.byHandle("@DinkesContoh");
            assertThat(page.nativeAccountId()).isEqualTo(DINKES);
            assertThat(page.posts()).hasSize(4);
            assertThat(page.spent()).isEqualTo(7);
            assertThat(page.raw()).hasSize(2);
            assertFailure(() -> at.byHandle("desamekarsari"), FailureKind.ACCOUNT_PRIVATE);
            assertFailure(() -> at.byHandle("satpolppcontoh"), FailureKind.ACCOUNT_SUSPENDED);
            assertFailure(() -> at.byHandle("dinkes_lama"), FailureKind.ACCOUNT_GONE);
        });
        cases.put(
                "users lookup, none found",
                at -> assertFailure(() -> at.byHandle("tidakada999"), FailureKind.ACCOUNT_GONE));
        cases.put(
                "timeline protected",
                at -> assertFailure(() -> at.timeline("1204500000000000008"), FailureKind.ACCOUNT_PRIVATE));
        cases.put(
                "timeline suspended",
                at -> assertFailure(() -> at.timeline("1204500000000000091"), FailureKind.ACCOUNT_SUSPENDED));
        cases.put(
                "timeline notfound",
                at -> assertFailure(() -> at.timeline("1204500000000000092"), FailureKind.ACCOUNT_GONE));
    }

    private void otherReads() {
        cases.put("metric refresh by ids", at -> {
            List<String> ids = List.of(
                    NEWEST,
                    "2121468164305846273",
                    "2120669149393846273",
                    "2122540354237366273",
                    "2119943106982838273",
                    "2119248538629046273");
            Page page =
                    at.collector().refresh(Accounts.page(Accounts.of(Platform.X, "dinkescontoh", DINKES), null), ids);
            assertThat(page).isNotNull();
            assertThat(page.posts()).hasSize(4);
            assertThat(page.posts().get(0).counts()).isEqualTo(new Counts(129L, 6L, 18L, 5106L));
            assertThat(page.gone()).containsExactly("2119943106982838273", "2119248538629046273");
            assertThat(page.spent()).isEqualTo(4);
            assertThat(page.watermark()).isNull();
            assertThat(at.x().lastCall().query().get("ids")).isEqualTo(String.join(",", ids));
        });
        cases.put("mentions of a leader", at -> {
            CommentPage page = at.comments("2123000000000000000", null);
            assertThat(page.comments()).singleElement().satisfies(comment -> {
                assertThat(comment.nativeId()).isEqualTo("2123582093521846275");
                assertThat(comment.postNativeId()).as("answers no post").isNull();
                assertThat(comment.authorId()).isEqualTo("1450000000000000102");
                assertThat(comment.authorName())
                        .as("names of citizens are not taken")
                        .isNull();
                assertThat(comment.official()).isFalse();
                assertThat(comment.likes()).isEqualTo(18);
                assertThat(comment.publishedAt()).isEqualTo("2026-11-20T01:00:00Z");
                assertThat(comment.permalink()).isEqualTo("https://x.com/i/status/2123582093521846275");
            });
            assertThat(at.x().lastCall().query())
                    .containsEntry("since_id", "2123000000000000000")
                    .containsEntry("expansions", "attachments.media_keys")
                    .doesNotContainKeys("user.fields", "start_time");
            assertThat(page.next()).isEqualTo("2123582093521846275 s -");
            assertThat(page.watermark()).isEqualTo("2123582093521846275");
            assertThat(page.spent()).isEqualTo(1);
        });
        cases.put("replies to a leader, page 1", at -> {
            at.x().answerNext(at.name());
            CommentPage page = at.comments(null, "2123582093521846275 s -");
            assertThat(at.x().lastCall().query())
                    .containsEntry("query", "(to:bupaticontoh OR (from:bupaticontoh is:reply)) -is:retweet")
                    .containsEntry("start_time", "2026-11-14T01:05:00Z");
            assertThat(page.comments())
                    .extracting(ObservedComment::postNativeId)
                    .containsOnly("2123227305735094273");
            assertThat(page.comments())
                    .extracting(ObservedComment::parentNativeId)
                    .containsExactly("2123235056808886273", null, null);
            assertThat(page.comments().get(1).text())
                    .as("letters of every script stay")
                    .containsPattern("\\p{InArabic}");
            assertThat(page.next()).isEqualTo("2123582093521846275 s b26v89c19zqg8o3frj5b8j1k2l3m4n5o6p7q8r9s0t1u");
            assertThat(page.watermark()).as("of the mentions").isEqualTo("2123582093521846275");
        });
        cases.put("replies to a leader, page 2", at -> {
            at.x().answerNext(at.name());
            CommentPage page = at.comments(null, "2123582093521846275 s b26v89c19zqg8o3frj5b8j1k2l3m4n5o6p7q8r9s0t1u");
            assertThat(at.x().lastCall().query())
                    .containsEntry("next_token", "b26v89c19zqg8o3frj5b8j1k2l3m4n5o6p7q8r9s0t1u");
            assertThat(page.comments()).hasSize(2);
            assertThat(page.next()).isNull();
        });
        cases.put("search empty", at -> {
            CommentPage page = at.comments(null, "2123582093521846275 s -");
            assertThat(page.comments()).isEmpty();
            assertThat(page.next()).isNull();
            assertThat(page.spent()).isZero();
        });
        cases.put(
                "usage",
                at -> assertThat(at.read("usage/tweets", Map.of()))
                        .as("no list of posts")
                        .isEmpty());
    }

    private void failures() {
        Instant nextDay = Instant.parse("2026-11-22T00:00:00Z");
        refused("err-400-invalid-param", FailureKind.BAD_REQUEST);
        refused("err-401", FailureKind.AUTH);
        cases.put("err-402-credits", at -> assertFailure(at.refused(), FailureKind.BUDGET_SPENT, nextDay));
        cases.put("err-403-spending-limit", at -> assertFailure(at.refused(), FailureKind.BUDGET_SPENT, nextDay));
        cases.put("err-429-usage-capped", at -> assertFailure(at.refused(), FailureKind.BUDGET_SPENT, nextDay));
        refused("err-403-not-enrolled", FailureKind.PERMISSION);
        refused("err-403-v11-453", FailureKind.BAD_REQUEST);
        refused("err-404", FailureKind.BAD_REQUEST);
        for (String name : List.of("err-429-rate", "err-429-legacy")) {
            cases.put(name, at -> {
                Instant before = Instant.now();
                at.x().answerNext(name);
                var account = Accounts.of(Platform.X, "dinkescontoh", DINKES);
                var request =
                        new id.pantas.collection.spi.PlatformCollector.Request(account, null, null, before, before);
                CollectionFailure failure = catchThrowableOfType(
                        CollectionFailure.class, () -> at.collector().fetch(request));
                assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
                assertThat(failure.retryAt())
                        .isBetween(before.plusSeconds(418), Instant.now().plusSeconds(421));
            });
        }
        refused("err-500", FailureKind.TRANSIENT);
        refused("err-503", FailureKind.TRANSIENT);
        refused("gateway html", FailureKind.TRANSIENT);
        refused("truncated body", FailureKind.TRANSIENT);
        refused("empty body", FailureKind.TRANSIENT);
        cases.put("err-400-unknown-field", at -> {
            at.x().answerNext(at.name());
            firstPage(at.timeline(DINKES));
            firstPage(at.timeline(DINKES));
            assertThat(at.x().answeredBy())
                    .as("what X understood is remembered")
                    .containsExactly(at.name(), "timeline page 1", "timeline page 1");
        });
    }

    private void refused(String name, FailureKind kind) {
        cases.put(name, at -> assertFailure(at.refused(), kind, null));
    }

    private static void assertFailure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, FailureKind kind) {
        assertFailure(catchThrowableOfType(CollectionFailure.class, call), kind, null);
    }

    private static void assertFailure(CollectionFailure failure, FailureKind kind, Instant retryAt) {
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.retryAt()).isEqualTo(retryAt);
        assertThat(failure).hasMessageNotContaining("secret");
    }
}
