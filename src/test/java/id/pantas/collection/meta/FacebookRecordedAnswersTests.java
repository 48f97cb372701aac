package id.pantas.collection.meta;

import static id.pantas.collection.meta.Meta.failure;
import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.Accounts;
import id.pantas.collection.RecordedPlatform;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CollectionFailure.Scope;
import id.pantas.collection.spi.CommentCollector.CommentPage;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.post.Counts;
import id.pantas.post.ObservedComment;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.post.RepostGrade;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** What becomes of every recorded answer about Facebook, by its name. */
@Proves(
        platform = Platform.FACEBOOK,
        by = By.FIXTURE,
        feature = {
            Feature.FINDING,
            Feature.RENAMES,
            Feature.POSTS,
            Feature.PAGES,
            Feature.COUNTS,
            Feature.REFRESHING,
            Feature.REPOSTS,
            Feature.DELETIONS,
            Feature.COMMENTS,
            Feature.REFUSALS,
            Feature.BROKEN_ANSWERS,
            Feature.BUDGET
        })
class FacebookRecordedAnswersTests {

    private static final Instant NOW = Accounts.NOW;
    private static final String DINKES = "100064000000101";
    private static final String LEADERS_POST = "100064000000100_2012345678900001";

    private final Map<String, ThrowingConsumer<Setup>> cases = new LinkedHashMap<>();

    private static final class Setup {

        final RecordedPlatform facebook;
        final FacebookCollector collector;
        final FacebookComments comments;

        Setup(RecordedPlatform facebook) {
            this.facebook = facebook;
            FacebookPages pages = new FacebookPages(
                    Meta.client(facebook.address("/")), Meta.settings(facebook.address("/"), Meta.TOKEN));
            this.collector = new FacebookCollector(pages);
            this.comments = new FacebookComments(pages);
        }

        /** With the Page's own token. */
        static Request request(String pageId, String watermark, String cursor) {
            OfficialAccount account = Accounts.of(Platform.FACEBOOK, "dinkescontoh", pageId);
            return Meta.page(account, watermark, cursor, Meta.credential(account, true, Meta.TOKEN, Map.of()));
        }

        Page posts(String pageId, String watermark, String cursor) throws CollectionFailure {
            return collector.fetch(request(pageId, watermark, cursor));
        }

        Page posts() throws CollectionFailure {
            return posts(DINKES, null, null);
        }

        CommentPage comments(String post, String cursor) throws CollectionFailure {
            return comments.comments(request("100064000000100", null, cursor), post);
        }
    }

    FacebookRecordedAnswersTests() {
        posts();
        pages();
        refreshing();
        comments();
        refusals();
    }

    @Test
    void noRecordedAnswerIsLeftOut() {
        try (RecordedPlatform facebook = RecordedPlatform.of("facebook")) {
            assertThat(cases.keySet()).containsExactlyInAnyOrderElementsOf(facebook.names());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedAnswer() {
        return cases.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    try (RecordedPlatform facebook = RecordedPlatform.of("facebook")) {
                        each.getValue().accept(new Setup(facebook));
                        assertThat(facebook.answeredBy())
                                .contains(each.getKey())
                                .doesNotContainNull();
                    }
                }));
    }

    private void posts() {
        cases.put("posts page 1", at -> {
            Page page = at.posts();
            assertThat(at.facebook.lastCall().headers()).containsEntry("authorization", "Bearer " + Meta.TOKEN);
            assertThat(at.facebook.lastCall().query())
                    .containsEntry("appsecret_proof", Meta.PROOF)
                    .containsEntry("limit", "25")
                    .doesNotContainKey("access_token")
                    .doesNotContainKey("since");
            assertThat(page.posts())
                    .extracting(ObservedPost::nativeId)
                    .containsExactly(
                            "100064000000101_1012345678901234",
                            "100064000000101_1012345678901235",
                            "100064000000101_1012345678901236");
            assertThat(page.posts())
                    .extracting(ObservedPost::form)
                    .containsExactly(PostForm.PHOTO, PostForm.LINK, PostForm.VIDEO);
            assertThat(page.posts().get(0).counts()).isEqualTo(new Counts(475L, 38L, 21L, null));
            ObservedPost share = page.posts().get(1);
            assertThat(share.repostOf()).isEqualTo(LEADERS_POST);
            assertThat(share.repostGrade()).isEqualTo(RepostGrade.CERTAIN);
            assertThat(share.text()).isEqualTo("Mari dukung! 👇");
            assertThat(share.counts().likes()).isEqualTo(35);
            assertThat(share.counts().shares()).as("left out when 0").isZero();
            assertThat(page.next()).isEqualTo("2026-11-20T02:18:00Z 25 0 QVFIUjAtUGFnZAUFmdGVyMQZDZD");
            assertThat(page.watermark()).isEqualTo("2026-11-20T02:18:00Z");
            assertThat(page.raw().get(0).body()).contains("access_token=***").doesNotContain("EAAB");
            assertThat(page.spent()).isEqualTo(1);
        });
        cases.put("posts page 2", at -> {
            Page page = at.posts(DINKES, null, at.posts().next());
            assertThat(page.posts()).hasSize(3);
            assertThat(page.posts().get(0).form()).as("an album").isEqualTo(PostForm.PHOTO);
            assertThat(page.posts().get(2).text()).as("nobody wrote a text").contains("updated");
            assertThat(page.watermark()).as("of the whole run").isEqualTo("2026-11-20T02:18:00Z");
        });
        cases.put("posts page 3 (last: no next)", at -> {
            Page page = at.posts(DINKES, null, "2026-11-20T02:18:00Z 25 0 QVFIUjAtUGFnZAUFmdGVyMgZDZD");
            ObservedPost link = page.posts().get(0);
            assertThat(link.repostOf()).as("a link to elsewhere is no repost").isNull();
            assertThat(link.form()).isEqualTo(PostForm.LINK);
            assertThat(link.counts().shares()).isZero();
            assertThat(page.next()).isNull();
        });
        cases.put("empty page that still has next", at -> {
            Page page = at.posts("100064000000107", null, null);
            assertThat(page.posts()).isEmpty();
            assertThat(page.next()).isEqualTo("- 25 1 QVFIUa9");
            Page sixth = at.posts("100064000000107", null, "- 25 5 QVFIUx0");
            assertThat(sixth.next()).as("not for ever").isNull();
        });
        cases.put("no posts", at -> {
            Page page = at.posts("100064000000107", "2026-11-01T00:00:00Z", "- 25 1 QVFIUa9");
            assertThat(page.posts()).isEmpty();
            assertThat(page.next()).isNull();
            assertThat(page.watermark()).isEqualTo("2026-11-01T00:00:00Z");
        });
        cases.put("incremental by time", at -> {
            Page page = at.posts(DINKES, "2026-11-20T02:18:00Z", null);
            assertThat(at.facebook.lastCall().query())
                    .as("two hours behind what is known")
                    .containsEntry("since", "1795133880");
            assertThat(page.posts()).extracting(ObservedPost::form).containsExactly(PostForm.TEXT);
            assertThat(page.watermark()).isEqualTo("2026-11-20T09:35:00Z");
        });
        cases.put("fallback request without engagement fields", at -> {
            at.facebook.answerNext("err-283-user-content");
            Page page = at.posts();
            assertThat(at.facebook.answeredBy())
                    .containsExactly("err-283-user-content", "fallback request without engagement fields");
            assertThat(page.posts())
                    .extracting(ObservedPost::counts)
                    .as("what is not permitted is not 0")
                    .startsWith(new Counts(null, null, 21L, null), Counts.NONE);
            assertThat(page.posts().get(1).repostOf()).isEqualTo(LEADERS_POST);
            assertThat(page.spent()).isEqualTo(2);
        });
        cases.put("edge cases", at -> {
            Page page = at.posts("100064000000108", null, null);
            assertThat(page.posts()).hasSize(7);
            assertThat(page.posts().get(0).publishedAt()).isEqualTo("2026-11-15T16:59:59Z");
            assertThat(page.posts().get(1).text()).isEqualTo("Teks takterlihat terbalik 𝗛𝗨𝗧 👨‍👩‍👧‍👦 بسم الله");
            assertThat(page.posts().get(2).counts())
                    .isEqualTo(new Counts(3_000_000_123L, 2_147_483_648L, 4_294_967_296L, null));
            assertThat(page.posts().get(3).text().length()).isGreaterThan(9_000);
            assertThat(page.posts().get(4).counts()).as("no summaries").isEqualTo(Counts.NONE);
            assertThat(page.posts().get(5).form()).as("an event").isEqualTo(PostForm.LINK);
            assertThat(page.posts().get(6).publishedAt()).as("backdated").isEqualTo("2020-03-01T03:00:00Z");
            assertThat(page.next()).isNull();
        });
    }

    private void pages() {
        cases.put("page by username", at -> {
            OfficialAccount account = Accounts.of(Platform.FACEBOOK, "Kec.Sukamaju", null);
            Page page = at.collector.fetch(
                    Meta.page(account, null, null, Meta.credential(account, true, Meta.TOKEN, Map.of())));
            assertThat(page.nativeAccountId()).isEqualTo("100064000000107");
            assertThat(page.spent()).isEqualTo(2);
        });
        cases.put("page node", at -> {
            OfficialAccount account = Accounts.of(Platform.FACEBOOK, DINKES, null);
            Page page = at.collector.fetch(
                    Meta.page(account, null, null, Meta.credential(account, true, Meta.TOKEN, Map.of())));
            assertThat(page.nativeAccountId()).isEqualTo(DINKES);
            assertThat(page.posts()).isNotEmpty();

            OfficialAccount renamed = Accounts.of(Platform.FACEBOOK, "dinkes.lama", DINKES);
            var told = at.collector.handles(
                    List.of(renamed), Meta.credential(renamed, true, Meta.TOKEN, Map.of()), Accounts.NOW);
            assertThat(told.present()).containsOnly(Map.entry(renamed.id(), "dinkescontoh"));
            assertThat(told.spent()).isEqualTo(1);
        });
        cases.put("me/accounts page 1", at -> {
            OfficialAccount account = Accounts.of(Platform.FACEBOOK, "dinkescontoh", DINKES);
            Request request = Meta.page(account, null, null, null);
            Page page = at.collector.fetch(request);
            assertThat(at.facebook.answeredBy())
                    .containsExactly("me/accounts page 1", "me/accounts page 2", "posts page 1");
            assertThat(at.facebook.calls().get(0).headers()).containsEntry("authorization", "Bearer " + Meta.TOKEN);
            assertThat(at.facebook.lastCall().headers())
                    .as("with the token of this Page")
                    .containsEntry("authorization", "Bearer EAABpageTokenDinkes");
            assertThat(page.spent()).isEqualTo(3);
            assertThat(page.raw())
                    .hasSize(1)
                    .allSatisfy(raw -> assertThat(raw.body()).doesNotContain("EAABpageToken"));
            assertThat(at.collector.fetch(request).spent())
                    .as("the list is kept")
                    .isEqualTo(1);
        });
        cases.put("me/accounts page 2", at -> {
            OfficialAccount account = Accounts.of(Platform.FACEBOOK, "kec.sukamaju", "100064000000107");
            at.collector.fetch(Meta.page(account, null, null, Meta.credential(account, false, Meta.TOKEN, Map.of())));
            assertThat(at.facebook.lastCall().headers()).containsEntry("authorization", "Bearer EAABpageTokenKec");
            OfficialAccount stranger = Accounts.of(Platform.FACEBOOK, "orang.lain", "100064000000999");
            failure(() -> at.collector.fetch(Meta.page(stranger, null, null, null)), FailureKind.PERMISSION, null);
        });
    }

    private void refreshing() {
        cases.put("metric refresh of one post", at -> {
            Page page = at.collector.refresh(
                    Setup.request(DINKES, null, null), List.of("100064000000101_1012345678901236"));
            assertThat(page.posts())
                    .extracting(ObservedPost::counts)
                    .containsExactly(new Counts(960L, 120L, 251L, null));
            assertThat(page.posts().get(0).text()).isEqualTo("Video edukasi 3M Plus cegah demam berdarah.");
            assertThat(page.spent()).isEqualTo(1);
        });
        cases.put("batch of reads (up to 50; each one counts)", at -> {
            Page page = at.collector.refresh(
                    Setup.request(DINKES, null, null),
                    List.of(
                            "100064000000101_1012345678901236",
                            "100064000000101_1012345678901299",
                            "100064000000101_1012345678901240"));
            assertThat(at.facebook.answeredBy())
                    .as("what was not run in time is asked for once more; a missing post is looked after")
                    .containsExactly(
                            "batch of reads (up to 50; each one counts)",
                            "batch of reads (up to 50; each one counts)",
                            "oEmbed post, tokenless");
            assertThat(page.posts()).extracting(ObservedPost::nativeId).contains("100064000000101_1012345678901236");
            assertThat(page.gone()).as("its link still leads to a post").isEmpty();
            assertThat(page.spent()).as("each part counts").isEqualTo(3 + 1 + 1);
        });
        cases.put("oEmbed post, tokenless", at -> {
            at.facebook.answerNext("err-100-33-object");
            Page page = at.collector.refresh(
                    Setup.request(DINKES, null, null), List.of("100064000000101_1012345678901234"));
            assertThat(at.facebook.lastCall().headers()).doesNotContainKey("authorization");
            assertThat(at.facebook.lastCall().query())
                    .containsEntry("url", "https://www.facebook.com/100064000000101/posts/1012345678901234");
            assertThat(page.gone()).isEmpty();
        });
        cases.put("err-100-33-object", at -> {
            at.facebook.answerNext("err-100-33-object");
            failure(at::posts, FailureKind.ACCOUNT_GONE, null);
            at.facebook.answerNext("err-100-33-object");
            at.facebook.answerNext("err-100-33-object");
            Page page = at.collector.refresh(
                    Setup.request(DINKES, null, null), List.of("100064000000101_1012345678901299"));
            assertThat(page.gone()).as("two findings").containsExactly("100064000000101_1012345678901299");
        });
    }

    private void comments() {
        cases.put("comments page 1", at -> {
            CommentPage page = at.comments(LEADERS_POST, null);
            assertThat(at.facebook.lastCall().query())
                    .containsEntry("filter", "stream")
                    .containsEntry("order", "reverse_chronological");
            assertThat(page.comments()).hasSize(3);
            ObservedComment complaint = page.comments().get(0);
            assertThat(complaint.nativeId()).isEqualTo("2012345678900001_900000000000001");
            assertThat(complaint.postNativeId()).isEqualTo(LEADERS_POST);
            assertThat(complaint.authorName()).isEqualTo("Yanto Sukamaju");
            assertThat(complaint.likes()).isEqualTo(132);
            assertThat(complaint.official()).isFalse();
            assertThat(complaint.permalink()).contains("comment_id=900000000000001");
            ObservedComment answer = page.comments().get(2);
            assertThat(answer.official()).isTrue();
            assertThat(answer.parentNativeId()).isEqualTo(complaint.nativeId());
            assertThat(page.next()).isEqualTo("2026-11-19T02:15:30Z 50 0 Q2MxYQ");
            assertThat(page.closed()).isFalse();
            assertThat(page.raw().get(0).body()).doesNotContain("EAAB");
        });
        cases.put("comments page 2", at -> {
            CommentPage page = at.comments(LEADERS_POST, "2026-11-19T02:15:30Z 50 0 Q2MxYQ");
            assertThat(page.comments()).hasSize(3);
            assertThat(page.comments().get(0).authorId()).as("not shown").isNull();
            assertThat(page.comments().get(2).text()).as("a sticker").isEmpty();
            assertThat(page.next()).isNull();
            assertThat(page.watermark()).isEqualTo("2026-11-19T07:00:00Z");
        });
        cases.put("comments empty / off", at -> {
            CommentPage page = at.comments("100064000000101_1012345678901239", null);
            assertThat(page.comments()).isEmpty();
            assertThat(page.closed()).isTrue();
        });
    }

    private void refusals() {
        refused("err-100-ppca-proof", FailureKind.AUTH, Scope.CREDENTIAL, null);
        refused("err-4-app-limit", FailureKind.RATE_LIMITED, Scope.PLATFORM, NOW.plus(Duration.ofMinutes(30)));
        refused("err-32-page-limit", FailureKind.RATE_LIMITED, Scope.CREDENTIAL, NOW.plus(Duration.ofMinutes(15)));
        refused("err-80001-buc", FailureKind.RATE_LIMITED, Scope.ACCOUNT, NOW.plus(Duration.ofMinutes(19)));
        refused("err-190-463", FailureKind.AUTH, Scope.CREDENTIAL, null);
        refused("err-190-492-role", FailureKind.AUTH, Scope.CREDENTIAL, null);
        refused("err-190-suspended-page", FailureKind.AUTH, Scope.CREDENTIAL, null);
        refused("err-2-transient", FailureKind.TRANSIENT, Scope.ACCOUNT, null);
        refused("html error", FailureKind.TRANSIENT, Scope.ACCOUNT, null);
        refused("truncated", FailureKind.MALFORMED, Scope.ACCOUNT, null);
        cases.put("err-10-ppca", at -> {
            at.facebook.answerNext("err-10-ppca");
            at.facebook.answerNext("err-10-ppca");
            failure(at::posts, FailureKind.PERMISSION, null);
            assertThat(at.facebook.calls()).as("with counts, then without").hasSize(2);
        });
        cases.put("err-283-user-content", at -> {
            at.facebook.answerNext("err-283-user-content");
            failure(() -> at.comments(LEADERS_POST, null), FailureKind.PERMISSION, null);
        });
        cases.put("err-803-alias", at -> {
            at.facebook.answerNext("err-803-alias");
            OfficialAccount account = Accounts.of(Platform.FACEBOOK, "kec.sukamaju.lama", null);
            failure(
                    () -> at.collector.fetch(
                            Meta.page(account, null, null, Meta.credential(account, true, Meta.TOKEN, Map.of()))),
                    FailureKind.ACCOUNT_GONE,
                    null);
        });
        cases.put("err-1-reduce", at -> {
            at.facebook.answerNext("err-1-reduce");
            at.facebook.answerNext("err-1-reduce");
            Page page = at.posts();
            assertThat(at.facebook.calls().stream().map(call -> call.query().get("limit")))
                    .containsExactly("25", "13", "7");
            assertThat(page.next()).contains(" 7 0 ");
            at.facebook.answerNext("err-1-reduce");
            at.facebook.answerNext("err-1-reduce");
            at.facebook.answerNext("err-1-reduce");
            failure(at::posts, FailureKind.TRANSIENT, null);
        });
    }

    private void refused(String name, FailureKind kind, Scope scope, Instant retryAt) {
        cases.put(name, at -> {
            at.facebook.answerNext(name);
            CollectionFailure failure = failure(at::posts, kind, retryAt);
            assertThat(failure.scope()).isEqualTo(scope);
            assertThat(at.facebook.calls()).as("no repeating").hasSize(1);
        });
    }
}
