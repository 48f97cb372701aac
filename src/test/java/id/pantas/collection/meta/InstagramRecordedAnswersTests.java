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
import id.pantas.credential.CredentialScheme.Ability;
import id.pantas.credential.CredentialScheme.Finding;
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

/** What becomes of every recorded answer about Instagram, by its name. */
@Proves(
        platform = Platform.INSTAGRAM,
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
            Feature.DELETIONS,
            Feature.COMMENTS,
            Feature.REFUSALS,
            Feature.BROKEN_ANSWERS,
            Feature.BUDGET
        })
class InstagramRecordedAnswersTests {

    private static final Instant NOW = Accounts.NOW;

    private final Map<String, ThrowingConsumer<InstagramSetup>> cases = new LinkedHashMap<>();

    InstagramRecordedAnswersTests() {
        discovery();
        ownMedia();
        comments();
        connecting();
        refusals();
        broken();
    }

    @Test
    void noRecordedAnswerIsLeftOut() {
        try (RecordedPlatform instagram = RecordedPlatform.of("instagram")) {
            assertThat(cases.keySet()).containsExactlyInAnyOrderElementsOf(instagram.names());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedAnswer() {
        return cases.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    try (RecordedPlatform instagram = RecordedPlatform.of("instagram")) {
                        each.getValue().accept(new InstagramSetup(instagram));
                        assertThat(instagram.answeredBy())
                                .contains(each.getKey())
                                .doesNotContainNull();
                        assertThat(instagram.calls())
                                .filteredOn(call -> !call.path().endsWith("oembed"))
                                .allSatisfy(call -> assertThat(call.headers())
                                        .hasEntrySatisfying(
                                                "authorization",
                                                value -> assertThat(value).startsWith("Bearer ")));
                    }
                }));
    }

    private void discovery() {
        cases.put("business discovery page 1", at -> {
            Page page = at.others();
            assertThat(at.instagram.lastCall().query())
                    .containsEntry("appsecret_proof", Meta.PROOF)
                    .doesNotContainKey("access_token")
                    .hasEntrySatisfying(
                            "fields",
                            fields -> assertThat(fields)
                                    .startsWith(
                                            "business_discovery.username(dinkescontoh){id,username,media.limit(25){id,caption"));
            assertThat(at.instagram.lastCall().headers()).containsEntry("authorization", "Bearer " + Meta.TOKEN);
            assertThat(page.posts())
                    .extracting(ObservedPost::nativeId)
                    .containsExactly("DRa1bCdEfGh", "DRb2cDeFgHi", "DRc3dEfGhIj");
            assertThat(page.posts())
                    .extracting(ObservedPost::form)
                    .containsExactly(PostForm.PHOTO, PostForm.SHORT_VIDEO, PostForm.PHOTO);
            assertThat(page.posts())
                    .extracting(ObservedPost::counts)
                    .containsExactly(
                            new Counts(412L, 18L, null, null),
                            new Counts(1890L, 96L, null, 48_211L),
                            new Counts(230L, 4L, null, null));
            assertThat(page.posts().get(1).permalink()).isEqualTo("https://www.instagram.com/reel/DRb2cDeFgHi/");
            assertThat(page.posts().get(0).publishedAt()).isEqualTo("2026-11-20T02:20:00Z");
            assertThat(page.posts().get(2).repostOf()).isEqualTo("@bupaticontoh");
            assertThat(page.posts().get(2).repostGrade()).isEqualTo(RepostGrade.PROBABLE);
            assertThat(page.posts().subList(0, 2))
                    .allSatisfy(post -> assertThat(post.repostOf()).isNull());
            assertThat(page.next()).isEqualTo("2026-11-20T02:20:00Z 25 0 QVFIUjFBZAFhY0xwVGVzdEFmdGVyMQZDZD");
            assertThat(page.watermark()).isEqualTo("2026-11-20T02:20:00Z");
            assertThat(page.nativeAccountId()).isEqualTo("17841400000000104");
            assertThat(page.spent()).isEqualTo(1);
            assertThat(page.raw())
                    .hasSize(1)
                    .allSatisfy(raw ->
                            assertThat(raw.address()).doesNotContain(Meta.TOKEN).doesNotContain(Meta.PROOF));
        });
        cases.put("business discovery page 2", at -> {
            Page page = at.others("dinkescontoh", null, at.others().next());
            assertThat(page.posts())
                    .extracting(ObservedPost::nativeId)
                    .containsExactly("DRd4eFgHiJk", "DRe5fGhIjKl", "DRf6gHiJkLm");
            ObservedPost last = page.posts().get(2);
            assertThat(last.text()).as("no caption").isEmpty();
            assertThat(last.form()).isEqualTo(PostForm.VIDEO);
            assertThat(last.counts()).isEqualTo(new Counts(77L, 0L, null, null));
            assertThat(page.watermark()).as("of the whole run").isEqualTo("2026-11-20T02:20:00Z");
        });
        cases.put("business discovery page 3 (last)", at -> {
            Page page = at.others("dinkescontoh", null, "2026-11-20T02:20:00Z 25 0 QVFIUjNCZAFhY0xwVGVzdEFmdGVyMgZDZD");
            assertThat(page.posts().get(0).counts())
                    .as("hidden likes are not 0")
                    .isEqualTo(new Counts(null, 3L, null, null));
            assertThat(page.next()).isNull();
        });
        cases.put("business discovery, account without posts", at -> {
            Page page = at.others("@desamekarsari.official", "2026-11-01T00:00:00Z", null);
            assertThat(page.posts()).isEmpty();
            assertThat(page.next()).isNull();
            assertThat(page.watermark()).isEqualTo("2026-11-01T00:00:00Z");
            assertThat(page.nativeAccountId()).isEqualTo("17841400000000108");
        });
        cases.put("business discovery, page after the end", at -> {
            Page page = at.others("dinkescontoh", null, "2026-11-20T02:20:00Z 25 0 QVFIUjVEMDAw");
            assertThat(page.posts()).isEmpty();
            assertThat(page.next()).isNull();
            assertThat(page.watermark()).isEqualTo("2026-11-20T02:20:00Z");
        });
        cases.put("business discovery unknown or personal account", at -> {
            CollectionFailure failure =
                    failure(() -> at.others("warga_biasa", null, null), FailureKind.ACCOUNT_GONE, null);
            assertThat(failure).hasMessageContaining("110/2207013").hasMessageContaining("AnFixture110");
        });
        cases.put("edge cases", at -> {
            Page page = at.others("kec_sukamaju", null, null);
            assertThat(page.posts()).hasSize(5);
            assertThat(page.posts().get(0).text()).isEqualTo("Teks takterlihat terbalik 𝗛𝗨𝗧 👨‍👩‍👧‍👦");
            assertThat(page.posts().get(0).publishedAt()).isEqualTo("2026-11-15T16:59:59Z");
            assertThat(page.posts().get(1).text()).hasSize(2_200);
            assertThat(page.posts().get(2).counts())
                    .isEqualTo(new Counts(3_000_000_123L, 2_147_483_648L, null, 9_876_543_210L));
            assertThat(page.posts().get(3).text()).isEmpty();
            assertThat(page.posts().get(4).counts())
                    .as("comments switched off")
                    .isEqualTo(new Counts(33L, null, null, null));
            assertThat(page.unreadable()).containsExactly("18000000000000036: no link and no shortcode");
        });
        cases.put("oEmbed tokenless", at -> {
            // The third page has only another post, and the list ends there.
            Page page = refreshOfMissing(at, "DRa1bCdEfGh");
            assertThat(page.gone()).as("its link still leads to a post").isEmpty();
            assertThat(at.instagram.lastCall().headers()).doesNotContainKey("authorization");
        });
        cases.put("oEmbed not found", at -> {
            Page page = refreshOfMissing(at, "DRzTerhapus");
            assertThat(page.gone()).containsExactly("DRzTerhapus");
            assertThat(page.posts()).isEmpty();
        });
    }

    /** A refresh that finds one short page without what is wanted. */
    private static Page refreshOfMissing(InstagramSetup at, String shortcode) throws CollectionFailure {
        at.instagram.answerNext("business discovery page 3 (last)");
        return at.collector.refresh(
                Meta.page(InstagramSetup.account("dinkescontoh"), null, null, null), List.of(shortcode));
    }

    private void ownMedia() {
        cases.put("own account node", at -> {
            OfficialAccount renamed = Accounts.of(Platform.INSTAGRAM, "bupati.lama", InstagramSetup.LEADER);
            var own = Meta.credential(renamed, true, Meta.TOKEN, Map.of());
            assertThat(at.collector.handles(List.of(renamed), own, Accounts.NOW).present())
                    .containsOnly(Map.entry(renamed.id(), "bupaticontoh"));
            assertThat(at.collector.handles(List.of(renamed), null, Accounts.NOW))
                    .as("others are found by their handle alone, so nobody is asked about them")
                    .satisfies(told -> assertThat(told.present()).isEmpty())
                    .satisfies(told -> assertThat(told.spent()).isZero());
        });
        cases.put("own media page 1", at -> {
            Page page = at.collector.fetch(at.own(InstagramSetup.LEADER, null));
            assertThat(page.posts())
                    .extracting(ObservedPost::counts)
                    .as("shares and reposts together")
                    .containsExactly(new Counts(5120L, 412L, 239L, null), new Counts(20_340L, 1877L, 1020L, 612_044L));
            assertThat(page.next()).isEqualTo("2026-11-19T01:35:00Z 25 0 QVFIUo2");
            assertThat(page.raw().get(0).body())
                    .as("the next link carries a token")
                    .contains("access_token=***")
                    .doesNotContain("EAAB");
            assertThat(at.instagram.lastCall().query())
                    .containsEntry(
                            "since",
                            String.valueOf(NOW.minus(Duration.ofDays(30)).getEpochSecond()));
        });
        cases.put("own media page 2", at -> {
            Page page = at.collector.fetch(at.own(InstagramSetup.LEADER, "2026-11-19T01:35:00Z 25 0 QVFIUo2"));
            assertThat(page.posts()).extracting(ObservedPost::nativeId).containsExactly("DRj0kLmNoPq");
            assertThat(page.next()).as("a cursor, but no next link").isNull();
        });
        cases.put("own media empty", at -> {
            Page page = at.collector.fetch(at.own("17841400000000108", null));
            assertThat(page.posts()).isEmpty();
            assertThat(page.next()).isNull();
            assertThat(page.watermark()).isNull();
        });
        cases.put("media insights (own only)", at -> {
            Page page = at.collector.refresh(at.own(InstagramSetup.LEADER, null), List.of("DRh8iJkLmNo"));
            assertThat(page.posts())
                    .extracting(ObservedPost::counts)
                    .as("pictures tell their views only in the insights")
                    .containsExactly(new Counts(5120L, 412L, 239L, 40_211L));
            assertThat(page.spent()).isEqualTo(2);
        });
        cases.put("metric refresh of one own media", at -> {
            at.collector.fetch(at.own(InstagramSetup.LEADER, null));
            at.instagram.answerNext("own media page 2"); // it is not among the newest any more
            Page page = at.collector.refresh(at.own(InstagramSetup.LEADER, null), List.of("DRh8iJkLmNo"));
            assertThat(page.posts())
                    .extracting(ObservedPost::counts)
                    .containsExactly(new Counts(5340L, 430L, 248L, 40_211L));
            assertThat(page.gone()).isEmpty();
        });
        cases.put("page to IG account id", at -> {
            OfficialAccount account = Accounts.of(Platform.INSTAGRAM, "bupaticontoh", null);
            Request request = Meta.page(
                    account,
                    null,
                    null,
                    Meta.credential(account, true, Meta.TOKEN, Map.of("instagram-id", "100064000000100")));
            Page page = at.collector.fetch(request);
            assertThat(page.nativeAccountId()).isEqualTo(InstagramSetup.LEADER);
            assertThat(at.instagram.answeredBy()).containsExactly("page to IG account id", "own media page 1");
            at.collector.fetch(request);
            assertThat(at.instagram.calls()).as("asked once").hasSize(3);
        });
    }

    private void comments() {
        cases.put("comments page 1", at -> {
            CommentPage page = at.comments("DRh8iJkLmNo", null);
            assertThat(at.instagram.answeredBy())
                    .as("posts are known by shortcodes, comments hang on Meta's ids")
                    .containsExactly("own media page 1", "comments page 1");
            assertThat(page.comments())
                    .extracting(ObservedComment::nativeId)
                    .containsExactly(
                            "17873440459140001",
                            "17873440459140011",
                            "17873440459140002",
                            "17873440459140003",
                            "17873440459140004");
            ObservedComment complaint = page.comments().get(0);
            assertThat(complaint.text()).startsWith("Pak Bupati jalan Dusun 3");
            assertThat(complaint.postNativeId()).isEqualTo("DRh8iJkLmNo");
            assertThat(complaint.parentNativeId()).isNull();
            assertThat(complaint.authorName()).isEqualTo("yanto.sukamaju");
            assertThat(complaint.authorId()).isEqualTo("123456700000001");
            assertThat(complaint.official()).isFalse();
            assertThat(complaint.likes()).isEqualTo(88);
            ObservedComment answer = page.comments().get(1);
            assertThat(answer.official()).isTrue();
            assertThat(answer.parentNativeId()).isEqualTo("17873440459140001");
            assertThat(page.next()).isEqualTo("18000000000000021 2026-11-19T04:00:00Z 50 0 QVFIUc2");
            assertThat(page.watermark()).isEqualTo("2026-11-19T04:00:00Z");
            assertThat(page.spent()).isEqualTo(2);
            assertThat(page.closed()).isFalse();
            assertThat(page.raw()).allSatisfy(raw -> assertThat(raw.body()).doesNotContain("EAAB"));
        });
        cases.put("comments page 2", at -> {
            CommentPage page = at.comments("DRh8iJkLmNo", "18000000000000021 2026-11-19T04:00:00Z 50 0 QVFIUc2");
            assertThat(page.comments()).hasSize(3);
            ObservedComment last = page.comments().get(2);
            assertThat(last.authorId()).as("Instagram does not show who").isNull();
            assertThat(last.text()).isEqualTo("اللهم بارك 🤲 semoga amanah");
            assertThat(page.next()).isNull();
            assertThat(page.watermark()).isEqualTo("2026-11-19T04:00:00Z");
        });
        cases.put("comments empty", at -> {
            CommentPage page = at.comments("DRj0kLmNoPq", null);
            assertThat(at.instagram.answeredBy())
                    .containsExactly("own media page 1", "own media page 2", "comments empty");
            assertThat(page.comments()).isEmpty();
            assertThat(page.next()).isNull();
        });
        cases.put("comment replies", at -> {
            Request request = at.own(InstagramSetup.LEADER, null);
            GraphVisit visit = at.reader.visit(request);
            GraphComments comments = new GraphComments(visit, request, "DRh8iJkLmNo");
            at.comments.allReplies(comments, visit, "17873440459140001", null);
            assertThat(comments.found())
                    .hasSize(2)
                    .allSatisfy(reply -> assertThat(reply.parentNativeId()).isEqualTo("17873440459140001"));
            assertThat(comments.found()).extracting(ObservedComment::official).containsExactly(true, false);
        });
    }

    private void connecting() {
        cases.put("debug_token", at -> {
            Finding finding = at.check(Meta.TOKEN);
            assertThat(finding.usable()).isTrue();
            assertThat(finding.problem()).isNull();
            assertThat(finding.expiresAt())
                    .as("a system user's token never ends")
                    .isNull();
            assertThat(finding.abilities()).hasSize(4).allMatch(Ability::granted);
        });
        cases.put("debug_token expired", at -> {
            Finding finding = at.check("EXPIRED-token-of-tests");
            assertThat(finding.usable()).isFalse();
            assertThat(finding.problem()).isEqualTo(Finding.REFUSED);
        });
    }

    private void refusals() {
        refused("err-4-app-limit", FailureKind.RATE_LIMITED, Scope.PLATFORM, NOW.plus(Duration.ofMinutes(30)));
        refused("err-17-user-limit", FailureKind.RATE_LIMITED, Scope.CREDENTIAL, NOW.plus(Duration.ofMinutes(15)));
        refused("err-32-page-limit", FailureKind.RATE_LIMITED, Scope.CREDENTIAL, NOW.plus(Duration.ofMinutes(15)));
        refused("err-613-custom-limit", FailureKind.RATE_LIMITED, Scope.CREDENTIAL, NOW.plus(Duration.ofMinutes(15)));
        refused("err-80002-buc-limit", FailureKind.RATE_LIMITED, Scope.ACCOUNT, NOW.plus(Duration.ofMinutes(19)));
        refused("err-190-463-expired", FailureKind.AUTH, Scope.CREDENTIAL, null);
        refused("err-190-460-password-changed", FailureKind.AUTH, Scope.CREDENTIAL, null);
        refused("err-190-458-app-removed", FailureKind.AUTH, Scope.CREDENTIAL, null);
        refused("err-10-permission", FailureKind.PERMISSION, Scope.ACCOUNT, null);
        refused("err-200-permission", FailureKind.PERMISSION, Scope.ACCOUNT, null);
        refused("err-code-as-string", FailureKind.PERMISSION, Scope.ACCOUNT, null);
        refused("err-100-field", FailureKind.BAD_REQUEST, Scope.ACCOUNT, null);
        refused("err-2500-path", FailureKind.BAD_REQUEST, Scope.ACCOUNT, null);
        refused("err-2-transient", FailureKind.TRANSIENT, Scope.ACCOUNT, null);
        refused("err-368-policy", FailureKind.RATE_LIMITED, Scope.PLATFORM, NOW.plus(Duration.ofHours(6)));
        refused(
                "error body with HTTP 200",
                FailureKind.RATE_LIMITED,
                Scope.CREDENTIAL,
                NOW.plus(Duration.ofMinutes(15)));
        cases.put("err-100-33-object", at -> {
            at.collector.fetch(at.own(InstagramSetup.LEADER, null));
            at.instagram.answerNext("own media page 2");
            at.instagram.answerNext("err-100-33-object");
            Page page = at.collector.refresh(at.own(InstagramSetup.LEADER, null), List.of("DRh8iJkLmNo"));
            assertThat(page.gone()).containsExactly("DRh8iJkLmNo");
        });
        cases.put("err-1-unknown", at -> {
            at.instagram.answerNext("err-1-unknown");
            Page page = at.others();
            assertThat(page.posts()).hasSize(3);
            assertThat(page.spent()).isEqualTo(2);
            assertThat(at.instagram.lastCall().query().get("fields")).contains("media.limit(13)");
            assertThat(page.next()).as("goes on with the smaller size").contains(" 13 0 ");
        });
    }

    private void refused(String name, FailureKind kind, Scope scope, Instant retryAt) {
        cases.put(name, at -> {
            at.instagram.answerNext(name);
            CollectionFailure failure = failure(at::others, kind, retryAt);
            assertThat(failure.scope()).isEqualTo(scope);
            assertThat(at.instagram.calls()).as("no repeating").hasSize(1);
        });
    }

    private void broken() {
        cases.put("html error", at -> {
            at.instagram.answerNext("html error");
            failure(at::others, FailureKind.TRANSIENT, null);
        });
        cases.put("truncated", at -> {
            at.instagram.answerNext("truncated");
            failure(at::others, FailureKind.MALFORMED, null);
        });
    }
}
