package id.pantas.collection.meta;

import static id.pantas.collection.meta.Meta.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.pantas.collection.Accounts;
import id.pantas.collection.RecordedPlatform;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CollectionFailure.Scope;
import id.pantas.collection.spi.CommentCollector.CommentPage;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.credential.Credential;
import id.pantas.credential.CredentialScheme;
import id.pantas.credential.CredentialScheme.Ability;
import id.pantas.credential.CredentialScheme.Finding;
import id.pantas.credential.CredentialScheme.Renewed;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** What becomes of every recorded answer about Threads, by its name. */
@Proves(
        platform = Platform.THREADS,
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
            Feature.BUDGET
        })
class ThreadsRecordedAnswersTests {

    private static final String ID = "26000000000000101";

    private final Map<String, ThrowingConsumer<Setup>> cases = new LinkedHashMap<>();

    private static final class Setup {

        final RecordedPlatform threads;
        final GraphClient client;
        final ThreadsReader reader;
        final MediaIds mediaIds = new MediaIds();
        final ThreadsCollector collector;
        final ThreadsComments comments;

        Setup(RecordedPlatform threads) {
            this.threads = threads;
            this.client = Meta.threads(threads.address("/"));
            this.reader = new ThreadsReader(
                    client, new ThreadsProperties(threads.address("/"), "v1.0", Map.of("@BupatiContoh", Meta.TOKEN)));
            this.collector = new ThreadsCollector(reader, mediaIds);
            this.comments = new ThreadsComments(reader, mediaIds);
        }

        Request request(String nativeId, String cursor) {
            OfficialAccount account = Accounts.of(Platform.THREADS, "bupaticontoh", nativeId);
            return Meta.page(account, null, cursor, null);
        }

        Page posts(String cursor) throws CollectionFailure {
            return collector.fetch(request(ID, cursor));
        }

        CredentialScheme scheme() {
            return new ThreadsScheme(reader);
        }

        Finding check(String account) {
            return scheme().check(Map.of("token", Meta.TOKEN), account, Accounts.NOW);
        }
    }

    private static Credential own(OfficialAccount account) {
        return Meta.credential(account, true, Meta.TOKEN, Map.of());
    }

    ThreadsRecordedAnswersTests() {
        cases.put("own posts page 1", at -> {
            Page page = at.posts(null);
            assertThat(at.threads.lastCall().headers()).containsEntry("authorization", "Bearer " + Meta.TOKEN);
            assertThat(page.posts())
                    .extracting(ObservedPost::nativeId)
                    .containsExactly("DRq1AbCdEfG", "DRq2BcDeFgH", "DRq3CdEfGhI");
            assertThat(page.posts())
                    .extracting(ObservedPost::form)
                    .containsExactly(PostForm.PHOTO, PostForm.TEXT, PostForm.TEXT);
            ObservedPost repost = page.posts().get(1);
            assertThat(repost.repostOf()).isEqualTo("18100000000000771");
            assertThat(repost.repostGrade()).isEqualTo(RepostGrade.CERTAIN);
            assertThat(page.posts().get(2).repostOf())
                    .as("a quote is an own post")
                    .isNull();
            assertThat(page.posts().get(2).quoteOf()).isEqualTo("18100000000000772");
            assertThat(page.posts())
                    .allSatisfy(post -> assertThat(post.counts()).isEqualTo(Counts.NONE));
            assertThat(page.next()).isEqualTo("2026-11-19T01:40:00Z 25 0 QVFIUt2");
            assertThat(page.spent()).isEqualTo(1);
        });
        cases.put("own posts page 2", at -> {
            Page page = at.posts(at.posts(null).next());
            assertThat(page.posts()).extracting(ObservedPost::form).containsExactly(PostForm.PHOTO);
            assertThat(page.next()).as("only an empty page is the end").isNotNull();
        });
        cases.put("own posts empty", at -> {
            Page page = at.posts("2026-11-19T01:40:00Z 25 0 QVFIUt4");
            assertThat(page.posts()).isEmpty();
            assertThat(page.next()).isNull();
            assertThat(page.watermark()).isEqualTo("2026-11-19T01:40:00Z");
        });
        cases.put("who the token belongs to", at -> {
            Page page = at.collector.fetch(at.request(null, null));
            assertThat(page.nativeAccountId()).isEqualTo(ID);
            assertThat(page.spent()).isEqualTo(2);
            OfficialAccount other = Accounts.of(Platform.THREADS, "dinkescontoh", null);
            Request wrong = Meta.page(other, null, null, Meta.credential(other, true, Meta.TOKEN, Map.of()));
            failure(() -> at.collector.fetch(wrong), FailureKind.ACCOUNT_CHANGED, null);
            assertThat(at.check("dinkescontoh").problem()).isEqualTo(Finding.OTHER_ACCOUNT);

            OfficialAccount renamed = Accounts.of(Platform.THREADS, "bupati.lama", ID);
            assertThat(at.collector
                            .handles(List.of(renamed), own(renamed), Accounts.NOW)
                            .present())
                    .containsOnly(Map.entry(renamed.id(), "bupaticontoh"));
            OfficialAccount stranger = Accounts.of(Platform.THREADS, "bupati.lama", "26000000000000999");
            assertThat(at.collector
                            .handles(List.of(stranger), own(stranger), Accounts.NOW)
                            .present())
                    .as("a token of somebody else says nothing about this account")
                    .isEmpty();
        });
        cases.put("media insights", at -> {
            Page page = at.collector.refresh(at.request(ID, null), List.of("DRq1AbCdEfG"));
            assertThat(page.posts())
                    .extracting(ObservedPost::counts)
                    .as("reposts, quotes and shares together")
                    .containsExactly(new Counts(410L, 38L, 35L, 9120L));
            assertThat(page.spent()).isEqualTo(2);
        });
        cases.put("media insights of a repost", at -> {
            assertThat(ThreadsPosts.counts(
                            at.reader.insights(at.reader.visit(at.request(ID, null)), "18100000000000002")))
                    .isEqualTo(Counts.NONE);
            Page page = at.collector.refresh(at.request(ID, null), List.of("DRq2BcDeFgH"));
            assertThat(page.spent()).as("a repost's are not asked for").isEqualTo(1);
            assertThat(page.posts()).hasSize(1);
        });
        cases.put("conversation (all levels)", at -> {
            CommentPage page = at.comments.comments(at.request(ID, null), "DRq1AbCdEfG");
            assertThat(page.comments())
                    .extracting(ObservedComment::nativeId)
                    .containsExactly("18100000000000501", "18100000000000502");
            assertThat(page.comments())
                    .extracting(ObservedComment::parentNativeId)
                    .as("the first answers the post itself")
                    .containsExactly(null, "18100000000000501");
            assertThat(page.comments()).extracting(ObservedComment::official).containsExactly(false, true);
            assertThat(page.comments().get(0).permalink()).isEqualTo("https://www.threads.com/@ibu_rina77/post/DRr1");
            assertThat(page.next()).isEqualTo("2026-11-19T02:30:00Z 50 0 c2");
            assertThat(page.spent()).isEqualTo(2);
        });
        cases.put("blocked app", at -> {
            at.threads.answerNext("blocked app");
            CollectionFailure failure = failure(() -> at.posts(null), FailureKind.AUTH, null);
            assertThat(failure.scope()).as("not one permission: all").isEqualTo(Scope.CREDENTIAL);
        });
        cases.put("expired token", at -> {
            at.threads.answerNext("expired token");
            failure(() -> at.posts(null), FailureKind.AUTH, null);
            at.threads.answerNext("expired token");
            assertThat(at.check("bupaticontoh").problem()).isEqualTo(Finding.REFUSED);
        });
        cases.put("refresh token", at -> {
            OfficialAccount account = Accounts.of(Platform.THREADS, "bupaticontoh", ID);
            Renewed renewed = at.scheme().renew(Meta.credential(account, true, Meta.TOKEN, Map.of()), Accounts.NOW);
            assertThat(renewed).isNotNull();
            assertThat(renewed.token()).isEqualTo("THQWJfixture");
            assertThat(renewed.expiresAt()).isEqualTo(Accounts.NOW.plusSeconds(5_183_944));
            assertThat(at.threads.lastCall().path()).isEqualTo("/refresh_access_token");
            assertThat(at.threads.lastCall().query()).doesNotContainKey("access_token");
            at.threads.answerNext("expired token");
            CredentialScheme.Refused refused = catchThrowableOfType(
                    CredentialScheme.Refused.class,
                    () -> at.scheme().renew(Meta.credential(account, true, Meta.TOKEN, Map.of()), Accounts.NOW));
            assertThat(refused.passing()).isFalse();
            assertThat(at.check("@BupatiContoh").abilities())
                    .as("posts, insights and answers")
                    .hasSize(3)
                    .allMatch(Ability::granted);
        });
        cases.put("oEmbed", at -> {
            GraphVisit visit = at.reader.visit(at.request(ID, null));
            assertThat(visit.askOpenly(
                                    "oembed", Map.of("url", "https://www.threads.com/@bupaticontoh/post/DRq1AbCdEfG"))
                            .path("provider_name")
                            .asString(""))
                    .isEqualTo("Threads");
            assertThat(visit.raw()).as("must not be kept").isEmpty();
        });
    }

    @Test
    void noRecordedAnswerIsLeftOut() {
        try (RecordedPlatform threads = RecordedPlatform.of("threads")) {
            assertThat(cases.keySet()).containsExactlyInAnyOrderElementsOf(threads.names());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedAnswer() {
        return cases.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    try (RecordedPlatform threads = RecordedPlatform.of("threads")) {
                        each.getValue().accept(new Setup(threads));
                        assertThat(threads.answeredBy()).contains(each.getKey()).doesNotContainNull();
                    }
                }));
    }
}
