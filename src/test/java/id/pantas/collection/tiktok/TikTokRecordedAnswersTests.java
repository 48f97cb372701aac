package id.pantas.collection.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.pantas.collection.Accounts;
import id.pantas.collection.Loopback;
import id.pantas.collection.RecordedPlatform;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CommentCollector.CommentPage;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.credential.ConsentScheme.Code;
import id.pantas.credential.ConsentScheme.Grant;
import id.pantas.credential.Credential;
import id.pantas.credential.CredentialId;
import id.pantas.credential.CredentialScheme.Finding;
import id.pantas.credential.CredentialScheme.Refused;
import id.pantas.credential.CredentialScheme.Renewed;
import id.pantas.credential.Credentials;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** What becomes of every recorded answer of TikTok, by its name. */
@Proves(
        platform = Platform.TIKTOK,
        feature = {
            Feature.CONNECTING,
            Feature.RENAMES,
            Feature.POSTS,
            Feature.PAGES,
            Feature.COUNTS,
            Feature.DELETIONS,
            Feature.COMMENTS,
            Feature.REFUSALS,
            Feature.BROKEN_ANSWERS,
            Feature.BUDGET
        },
        by = By.FIXTURE)
class TikTokRecordedAnswersTests {

    static final String VIDEO = "7709822779619472226";

    private final Map<String, ThrowingConsumer<Setup>> cases = new LinkedHashMap<>();

    private record Setup(RecordedPlatform tiktok, String name) {

        TikTokProperties settings() {
            return new TikTokProperties(
                    tiktok.address("/"),
                    tiktok.address("/open_api/v1.3/"),
                    URI.create("https://www.tiktok.com/v2/auth/authorize/"),
                    null,
                    null,
                    TikTokProperties.Pkce.HEX);
        }

        TikTokApi api() {
            return new TikTokApi(settings(), Loopback.http(TikTokApi.LIMITS));
        }

        TikTokScheme scheme() {
            return new TikTokScheme(settings(), api(), APPLICATION);
        }

        Request request(String token, String watermark, String cursor) {
            Request plain = Accounts.page(Accounts.of(Platform.TIKTOK, "dinkescontoh", null), watermark, cursor);
            return new Request(
                    plain.account(), watermark, cursor, plain.notBefore(), plain.now(), credential(token, Map.of()));
        }

        Page videos(String token, String watermark, String cursor) throws CollectionFailure {
            return new TikTokCollector(api()).fetch(request(token, watermark, cursor));
        }

        CommentPage comments(String cursor) throws CollectionFailure {
            Request plain = request("act.x", null, cursor);
            Credential business =
                    credential("act.x", Map.of(TikTokComments.TOKEN, "biz.x", TikTokComments.ID, "-000leader"));
            return new TikTokComments(api())
                    .comments(
                            new Request(plain.account(), null, cursor, plain.notBefore(), plain.now(), business),
                            VIDEO);
        }
    }

    private static final Credentials APPLICATION = new Credentials() {
        @Override
        public Optional<Credential> forAccount(Platform platform, AccountId account) {
            return Optional.empty();
        }

        @Override
        public Optional<Credential> forPlatform(Platform platform) {
            return Optional.empty();
        }

        @Override
        public Optional<Credential> application(Platform platform) {
            return Optional.of(credential("", Map.of("client-key", "kunci", "client-secret", "rahasia")));
        }

        @Override
        public void refused(CredentialId id, Instant at, String reason) {}
    };

    static Credential credential(String token, Map<String, String> parts) {
        return new Credential(new CredentialId(UUID.randomUUID()), Platform.TIKTOK, null, token, parts, null);
    }

    TikTokRecordedAnswersTests() {
        videos();
        tokens();
        refusals();
        business();
        pastedLinks();
    }

    @Test
    void noRecordedAnswerIsLeftOut() {
        try (RecordedPlatform tiktok = RecordedPlatform.of("tiktok")) {
            assertThat(cases.keySet()).containsExactlyInAnyOrderElementsOf(tiktok.names());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedAnswer() {
        return cases.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    try (RecordedPlatform tiktok = RecordedPlatform.of("tiktok")) {
                        each.getValue().accept(new Setup(tiktok, each.getKey()));
                        assertThat(tiktok.answeredBy()).contains(each.getKey()).doesNotContainNull();
                        assertThat(tiktok.calls())
                                .allSatisfy(call -> assertThat(call.query().toString() + call.path())
                                        .doesNotContain("act.")
                                        .doesNotContain("biz.")
                                        .doesNotContain("rahasia"));
                    }
                }));
    }

    private void videos() {
        cases.put("video list page 1", setup -> {
            Page page = setup.videos("act.baik", null, null);
            assertThat(page.posts())
                    .extracting(ObservedPost::nativeId)
                    .containsExactly("7710077902317386161", VIDEO, "7709705529666727187");
            ObservedPost first = page.posts().get(0);
            assertThat(first.publishedAt()).isEqualTo(Instant.ofEpochSecond(1_795_142_400L));
            assertThat(first.text()).isEqualTo("Imunisasi dasar lengkap tembus 92,4% 💉 #ContohSehat #fyp");
            assertThat(first.form()).isEqualTo(PostForm.SHORT_VIDEO);
            assertThat(first.permalink()).isEqualTo("https://www.tiktok.com/@dinkescontoh/video/7710077902317386161");
            assertThat(first.counts()).isEqualTo(new Counts(412L, 18L, 31L, 12_044L));
            assertThat(page.watermark()).isEqualTo("1795142400");
            assertThat(page.next()).isEqualTo("1795142400 1795055700000 0");
            assertThat(page.spent()).isEqualTo(1);
            assertThat(page.raw().toString()).doesNotContain("act.baik");
        });
        cases.put("video list page 2", setup -> {
            Page page = setup.videos("act.baik", null, "1795142400 1795055700000 0");
            assertThat(page.posts()).hasSize(2);
            assertThat(page.posts().get(1).text()).isEmpty();
            assertThat(page.posts().get(1).counts().comments()).isZero();
            assertThat(page.next()).isNull();
            assertThat(page.watermark()).isEqualTo("1795142400");
        });
        cases.put("video list empty", setup -> {
            Page page = setup.videos("act.kosong", null, null);
            assertThat(page.posts()).isEmpty();
            assertThat(page.next()).isNull();
            assertThat(page.watermark()).isNull();
        });
        cases.put("video list empty but has_more", setup -> {
            Page page = setup.videos("act.lagi", "1795142400", null);
            assertThat(page.next()).isEqualTo("1795142400 1793491200000 1");
            assertThat(setup.videos("act.lagi", "1795142400", page.next()).next())
                    .isNull();
        });
        cases.put("metric refresh by ids (max 20)", setup -> {
            Page page = new TikTokCollector(setup.api())
                    .refresh(
                            setup.request("act.baik", null, null),
                            List.of(VIDEO, "7707073142570477252", "7706327105110630517"));
            assertThat(page.gone()).containsExactly("7706327105110630517");
            // This answer leaves out time and caption, though asked for: a caption that is known must not be wiped out.
            assertThat(page.posts()).isEmpty();
            assertThat(page.unreadable()).hasSize(2);
        });
        cases.put("user info", setup -> {
            OfficialAccount renamed = Accounts.of(Platform.TIKTOK, "dinkes.lama", null);
            Credential consent =
                    credential("act.x", Map.of(TikTokScheme.OPEN_ID, "-000contohDinkesOpenId0000000000000001"));
            TikTokCollector collector = new TikTokCollector(setup.api());
            assertThat(collector
                            .handles(List.of(renamed), consent, Accounts.NOW)
                            .present())
                    .containsOnly(Map.entry(renamed.id(), "dinkescontoh"));
            Credential others = credential("act.x", Map.of(TikTokScheme.OPEN_ID, "-000orangLain"));
            assertThat(collector.handles(List.of(renamed), others, Accounts.NOW).present())
                    .as("a token that turned into somebody else's says nothing about this account")
                    .isEmpty();
            Map<String, String> entered = Map.of("token", "act.baik", "scope", TikTokScheme.SCOPES);
            Finding finding = setup.scheme().check(entered, "DinkesContoh", Accounts.NOW);
            assertThat(finding.usable()).isTrue();
            assertThat(finding.abilities()).anySatisfy(each -> {
                assertThat(each.ability()).isEqualTo("credential.ability.comments");
                assertThat(each.granted()).isFalse();
            });
            assertThat(setup.scheme()
                            .check(entered, "dishubcontoh", Accounts.NOW)
                            .problem())
                    .isEqualTo(Finding.OTHER_ACCOUNT);
            assertThat(setup.scheme()
                            .check(Map.of("token", "act.x", "scope", "user.info.basic"), null, Accounts.NOW)
                            .problem())
                    .isEqualTo(Finding.PERMISSION);
        });
        cases.put("unknown path", setup -> {
            CollectionFailure failure = failure(
                    () -> setup.api().ask("v2/comment/list/", "id", Map.of("max_count", 1), "act.baik", Accounts.NOW));
            assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
        });
    }

    private void tokens() {
        cases.put("token by code", setup -> {
            Credential application = APPLICATION.application(Platform.TIKTOK).orElseThrow();
            Code code = new Code("kode", URI.create("https://pantas.example/sambungan/kembali/tiktok"), "verifier");
            List<Grant> grants = setup.scheme().exchange(application, code, Accounts.NOW);
            assertThat(grants).hasSize(1);
            Grant grant = grants.get(0);
            assertThat(grant.handle()).isEqualTo("dinkescontoh");
            assertThat(grant.token()).isEqualTo("act.fixtureAccessToken0001");
            assertThat(grant.parts()).containsEntry("refresh-token", "rft.fixtureRefreshToken0001");
            assertThat(grant.expiresAt()).isEqualTo(Accounts.NOW.plus(Duration.ofDays(1)));
            assertThat(grant.connectBy()).isEqualTo(Accounts.NOW.plus(Duration.ofDays(365)));
            assertThat(grant.toString()).doesNotContain("fixture");
        });
        cases.put("token refresh", setup -> {
            Renewed renewed =
                    setup.scheme().renew(credential("act.lama", Map.of("refresh-token", "rft.lama")), Accounts.NOW);
            assertThat(renewed).isNotNull();
            assertThat(renewed.token()).isEqualTo("act.fixtureAccessToken0002");
            assertThat(renewed.parts()).containsEntry("refresh-token", "rft.fixtureRefreshToken0002");
            assertThat(renewed.connectBy()).isEqualTo(Accounts.NOW.plus(Duration.ofDays(364)));
        });
        cases.put("token refresh refused", setup -> {
            Refused refused = catchThrowableOfType(
                    Refused.class,
                    () -> setup.scheme()
                            .renew(credential("act.lama", Map.of("refresh-token", "rft.kedaluwarsa")), Accounts.NOW));
            assertThat(refused.passing()).isFalse();
            assertThat(refused).hasMessageContaining("invalid_grant").hasMessageNotContaining("rft.");
        });
    }

    private void refusals() {
        refusal("err-401-access_token_invalid", "act.kedaluwarsa", FailureKind.AUTH);
        refusal("err-401-scope_not_authorized", "act.tanpa-izin", FailureKind.PERMISSION);
        ordered("err-401-scope_permission_missed", FailureKind.PERMISSION, null);
        ordered("err-429-rate_limit_exceeded", FailureKind.RATE_LIMITED, Duration.ofMinutes(1));
        ordered("err-400-invalid_params", FailureKind.BAD_REQUEST, null);
        ordered("err-500-internal_error", FailureKind.TRANSIENT, null);
        ordered("truncated", FailureKind.MALFORMED, null);
    }

    private void refusal(String name, String token, FailureKind kind) {
        cases.put(
                name,
                setup -> assertThat(
                                failure(() -> setup.videos(token, null, null)).kind())
                        .isEqualTo(kind));
    }

    private void ordered(String name, FailureKind kind, Duration wait) {
        cases.put(name, setup -> {
            setup.tiktok().answerNext(name);
            CollectionFailure failure = failure(() -> setup.videos("act.baik", null, null));
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.retryAt()).isEqualTo(wait == null ? null : Accounts.NOW.plus(wait));
            assertThat(failure).hasMessageNotContaining("act.baik");
        });
    }

    private void business() {
        cases.put("business comments page 1", setup -> {
            CommentPage page = setup.comments(null);
            assertThat(page.comments()).hasSize(3);
            assertThat(page.comments().get(0).text()).startsWith("di puskesmas sukamaju antri");
            assertThat(page.comments().get(0).publishedAt()).isEqualTo(Instant.ofEpochSecond(1_795_086_000L));
            assertThat(page.comments().get(1).parentNativeId()).isEqualTo("7570000000000000101");
            assertThat(page.comments().get(1).official()).isTrue();
            assertThat(page.next()).isEqualTo("2");
        });
        cases.put("business comments page 2", setup -> {
            CommentPage page = setup.comments("2");
            assertThat(page.comments())
                    .singleElement()
                    .satisfies(each -> assertThat(each.likes()).isZero());
            assertThat(page.next()).isNull();
        });
        videoList("business video list page 1", Map.of(), 2);
        videoList("business video list page 2", Map.of("cursor", "1795083000000"), 1);
        comment("business-err-40100", FailureKind.RATE_LIMITED);
        comment("business-err-40105", FailureKind.AUTH);
        comment("business-err-40001", FailureKind.PERMISSION);
        comment("business-err-40002", FailureKind.BAD_REQUEST);
        comment("business-err-50000", FailureKind.TRANSIENT);
    }

    /** Not read for posts, which the Display API gives fresher; only that its form is understood. */
    private void videoList(String name, Map<String, String> more, int videos) {
        cases.put(name, setup -> {
            Map<String, String> parameters = new LinkedHashMap<>(more);
            parameters.put("business_id", "-000leader");
            parameters.put("fields", "[\"item_id\"]");
            assertThat(setup.api()
                            .askBusiness("business/video/list/", parameters, "biz.x", Accounts.NOW)
                            .document()
                            .at("/data/videos"))
                    .hasSize(videos);
        });
    }

    private void comment(String name, FailureKind kind) {
        cases.put(name, setup -> {
            setup.tiktok().answerNext(name);
            CollectionFailure failure = failure(() -> setup.comments(null));
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.retryAt())
                    .isEqualTo(kind == FailureKind.RATE_LIMITED ? Accounts.NOW.plus(Duration.ofMinutes(5)) : null);
            assertThat(failure).hasMessageNotContaining("biz.x");
        });
    }

    /** What oEmbed tells of pasted links is no answer of an interface that is read here: refused as such. */
    private void pastedLinks() {
        for (String name : List.of("oEmbed", "oEmbed gone")) {
            cases.put(name, setup -> {
                setup.tiktok().answerNext(name);
                assertThat(failure(() -> setup.videos("act.baik", null, null)).kind())
                        .isIn(FailureKind.MALFORMED, FailureKind.BAD_REQUEST);
            });
        }
    }

    private static CollectionFailure failure(ThrowingCallable call) {
        CollectionFailure failure = catchThrowableOfType(CollectionFailure.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }
}
