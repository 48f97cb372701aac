package id.pantas.collection.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.pantas.collection.Accounts;
import id.pantas.collection.Loopback;
import id.pantas.collection.Simulation;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.credential.ConsentScheme.Code;
import id.pantas.credential.ConsentScheme.Grant;
import id.pantas.credential.Credential;
import id.pantas.credential.CredentialId;
import id.pantas.credential.CredentialScheme.Refused;
import id.pantas.credential.CredentialScheme.Renewed;
import id.pantas.credential.Credentials;
import id.pantas.post.ObservedPost;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.simulator.Failure;
import id.pantas.simulator.SimulatedAccount;
import id.pantas.simulator.SimulatedPlatform;
import id.pantas.simulator.SimulatedPost;
import id.pantas.simulator.Simulator;
import id.pantas.simulator.SimulatorSettings;
import id.pantas.simulator.TikTokConsent;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The simulated TikTok: what is collected is what was published, and tokens come, rotate and go. */
@Proves(
        platform = Platform.TIKTOK,
        by = By.SIMULATOR,
        feature = {
            Feature.CONNECTING,
            Feature.POSTS,
            Feature.PAGES,
            Feature.COUNTS,
            Feature.REFRESHING,
            Feature.DELETIONS,
            Feature.REFUSALS
        })
class TikTokSimulatorTests implements Credentials {

    private static final Instant NOW = Simulation.NOW;
    private static final Instant REACH = NOW.minus(Duration.ofDays(30));

    private Simulator simulator;
    private TikTokScheme scheme;
    private TikTokCollector collector;

    @BeforeEach
    void start() {
        simulator = Simulator.start(SimulatorSettings.demo()
                .withClock(Clock.fixed(NOW, ZoneOffset.UTC))
                .withHistoryDays(60));
        URI base = URI.create(simulator.baseUrl() + "/tiktok/");
        TikTokProperties settings = new TikTokProperties(
                base, base, base.resolve("v2/auth/authorize/"), null, null, TikTokProperties.Pkce.HEX);
        TikTokApi api = new TikTokApi(settings, Loopback.http(TikTokApi.LIMITS));
        scheme = new TikTokScheme(settings, api, this);
        collector = new TikTokCollector(api);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void everyAccountIsCollectedExactly() throws Exception {
        assertThat(accounts()).hasSizeGreaterThan(5);
        for (SimulatedAccount account : accounts()) {
            List<ObservedPost> videos = walk(account);
            List<SimulatedPost> truth = simulator.postsOf(account, NOW).stream()
                    .filter(post -> !post.publishedAt().isBefore(REACH))
                    .toList();
            assertThat(videos.stream().filter(video -> !video.publishedAt().isBefore(REACH)))
                    .as(account.handle())
                    .extracting(ObservedPost::nativeId, ObservedPost::permalink)
                    .containsExactlyElementsOf(truth.stream()
                            .map(post ->
                                    org.assertj.core.groups.Tuple.tuple(post.nativeId(), simulator.permalinkOf(post)))
                            .toList());
            assertThat(videos)
                    .allSatisfy(video -> assertThat(Long.parseLong(video.nativeId()) >> 32)
                            .isEqualTo(video.publishedAt().getEpochSecond()));
        }
    }

    @Test
    void knownVideosAreReadAgainAndDeletedOnesAreMissing() throws Exception {
        SimulatedAccount account = accounts().get(0);
        List<String> ids =
                walk(account).stream().map(ObservedPost::nativeId).limit(25).toList();
        List<String> asked = new ArrayList<>(ids);
        asked.add("7000000000000000000");
        Page page = collector.refresh(request(account, null), asked);
        assertThat(page.posts()).extracting(ObservedPost::nativeId).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(page.posts())
                .allMatch(post -> post.counts().views() != null && !post.text().isEmpty());
        assertThat(page.gone()).containsExactly("7000000000000000000");
        assertThat(page.spent()).isEqualTo(2);
    }

    @Test
    void aRefreshTokenIsGoodOnceAndItsSuccessorWorks() throws Exception {
        SimulatedAccount account = accounts().get(0);
        Credential first = credential(simulator.tikTokConsent(account));
        Renewed renewed = scheme.renew(first, NOW);
        assertThat(renewed).isNotNull();
        assertThat(renewed.parts().get("refresh-token")).isNotEqualTo(first.part("refresh-token"));
        Refused again = catchThrowableOfType(Refused.class, () -> scheme.renew(first, NOW));
        assertThat(again.passing()).isFalse();
        Credential second = new Credential(
                first.id(), Platform.TIKTOK, null, renewed.token(), renewed.parts(), renewed.expiresAt());
        assertThat(scheme.renew(second, NOW)).isNotNull();
    }

    @Test
    void aConsentTakenBackIsToldFromAPassingFault() {
        SimulatedAccount account = accounts().get(1);
        Credential credential = credential(simulator.tikTokConsent(account));
        simulator.failures().fail(account, Failure.UNAVAILABLE);
        assertThat(catchThrowableOfType(Refused.class, () -> scheme.renew(credential, NOW))
                        .passing())
                .isTrue();
        simulator.failures().clear();
        simulator.failures().fail(account, Failure.TOKEN_EXPIRED);
        assertThat(catchThrowableOfType(Refused.class, () -> scheme.renew(credential, NOW))
                        .passing())
                .isFalse();
        CollectionFailure failure =
                catchThrowableOfType(CollectionFailure.class, () -> collector.fetch(request(account, null)));
        assertThat(failure.kind()).isEqualTo(FailureKind.AUTH);
        simulator.failures().fail(accounts().get(2), Failure.RATE_LIMITED);
        assertThat(catchThrowableOfType(
                                CollectionFailure.class,
                                () -> collector.fetch(request(accounts().get(2), null)))
                        .kind())
                .isEqualTo(FailureKind.RATE_LIMITED);
    }

    @Test
    void anOwnerAgreesAndTheCodeIsExchangedOnceWithItsVerifier() throws Exception {
        SimulatedAccount account = accounts().get(0);
        URI redirect = URI.create("http://localhost:8080/sambungan/kembali/tiktok");
        String verifier = "x".repeat(43);
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        URI page = scheme.ask(application(Platform.TIKTOK).orElseThrow(), redirect, "keadaan", challenge);
        assertThat(HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains("@" + account.handle());
        String hex = page.getQuery().replaceAll(".*code_challenge=([0-9a-f]{64}).*", "$1");
        Code code = new Code(decide(account, redirect, hex, "ya"), redirect, verifier);
        assertThatThrownBy(() -> scheme.exchange(
                        application(Platform.TIKTOK).orElseThrow(),
                        new Code(decide(account, redirect, hex, "ya"), redirect, "y".repeat(43)),
                        NOW))
                .isInstanceOf(Refused.class);
        List<Grant> grants = scheme.exchange(application(Platform.TIKTOK).orElseThrow(), code, NOW);
        assertThat(grants).singleElement().satisfies(grant -> {
            assertThat(grant.handle()).isEqualTo(account.handle());
            assertThat(grant.connectBy()).isEqualTo(NOW.plus(Duration.ofDays(365)));
        });
        assertThatThrownBy(() -> scheme.exchange(application(Platform.TIKTOK).orElseThrow(), code, NOW))
                .isInstanceOf(Refused.class);
    }

    private String decide(SimulatedAccount account, URI redirect, String challenge, String answer) throws Exception {
        String form = "akun=" + account.number() + "&state=keadaan&jawab=" + answer + "&code_challenge=" + challenge
                + "&redirect_uri=" + URLEncoder.encode(redirect.toString(), StandardCharsets.UTF_8);
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/tiktok/v2/auth/authorize/"))
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(302);
        String location = response.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(redirect + "?code=").contains("state=keadaan");
        return location.replaceAll(".*[?&]code=([^&]+).*", "$1");
    }

    private List<SimulatedAccount> accounts() {
        return simulator.regency().accountsOn(SimulatedPlatform.TIKTOK);
    }

    private List<ObservedPost> walk(SimulatedAccount account) throws CollectionFailure {
        List<ObservedPost> posts = new ArrayList<>();
        String cursor = null;
        for (int i = 0; i < 100; i++) {
            Page page = collector.fetch(request(account, cursor));
            assertThat(page.unreadable()).as(account.handle()).isEmpty();
            posts.addAll(page.posts());
            cursor = page.next();
            if (cursor == null) {
                return posts;
            }
        }
        throw new AssertionError("a run without end of " + account.handle());
    }

    private Request request(SimulatedAccount account, String cursor) {
        return new Request(
                Accounts.of(Platform.TIKTOK, account.handle(), null),
                null,
                cursor,
                REACH,
                NOW,
                credential(simulator.tikTokConsent(account)));
    }

    private static Credential credential(TikTokConsent consent) {
        return new Credential(
                new CredentialId(UUID.randomUUID()),
                Platform.TIKTOK,
                null,
                consent.accessToken(),
                Map.of("refresh-token", consent.refreshToken(), "scope", consent.scope()),
                consent.expiresAt());
    }

    @Override
    public Optional<Credential> application(Platform platform) {
        return Optional.of(new Credential(
                new CredentialId(UUID.randomUUID()),
                platform,
                null,
                "",
                Map.of("client-key", Simulator.TIKTOK_CLIENT_KEY, "client-secret", Simulator.TIKTOK_CLIENT_SECRET),
                null));
    }

    @Override
    public Optional<Credential> forAccount(Platform platform, AccountId account) {
        return Optional.empty();
    }

    @Override
    public Optional<Credential> forPlatform(Platform platform) {
        return Optional.empty();
    }

    @Override
    public void refused(CredentialId id, Instant at, String reason) {}
}
