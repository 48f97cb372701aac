package id.pantas.collection.metalogin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import id.pantas.collection.Loopback;
import id.pantas.credential.ConsentScheme;
import id.pantas.credential.ConsentScheme.Code;
import id.pantas.credential.ConsentScheme.Grant;
import id.pantas.credential.Credential;
import id.pantas.credential.CredentialId;
import id.pantas.credential.CredentialScheme.Refused;
import id.pantas.outgoing.OutgoingClients;
import id.pantas.registry.Platform;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Consents at Meta against a small server that answers in the documented shapes. */
@Proves(platform = Platform.FACEBOOK, by = By.STUB, feature = Feature.CONNECTING)
class MetaLoginTests {

    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
    private static final URI REDIRECT = URI.create("https://pantas.example/sambungan/kembali/facebook");
    private static final OutgoingClients.Limits LIMITS =
            new OutgoingClients.Limits(1024 * 1024, Duration.ofSeconds(5), Duration.ofSeconds(5));

    private final Map<String, String> answers = new LinkedHashMap<>();
    private final List<String> addresses = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer server;
    private MetaLoginProperties settings;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                String asked = exchange.getRequestURI() + " " + body;
                addresses.add(exchange.getRequestURI().toString());
                bodies.add(body);
                String answer = answers.entrySet().stream()
                        .filter(each -> asked.contains(each.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("{\"error\":{\"code\":100}}");
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        settings = new MetaLoginProperties(
                URI.create("https://www.facebook.com/v26.0/dialog/oauth"),
                base.resolve("v26.0/"),
                URI.create("https://threads.net/oauth/authorize"),
                base,
                null,
                null,
                null,
                null);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aPersonsConsentBecomesATokenOfEachPageAndOfItsInstagramAccount() throws Exception {
        answers.put("grant_type=fb_exchange_token", "{\"access_token\":\"EAABlang\",\"expires_in\":5183944}");
        answers.put("code=kode", "{\"access_token\":\"EAABkurz\",\"expires_in\":3600}");
        answers.put(
                "after=MTAx",
                "{\"data\":[{\"id\":\"102\",\"username\":\"dinsos\",\"access_token\":\"EAABdrei\"}],"
                        + "\"paging\":{\"cursors\":{\"after\":\"MTAy\"}}}");
        answers.put("/me/accounts", """
                {"data":[{"id":"100","username":"bupati","access_token":"EAABeins",
                "instagram_business_account":{"id":"17841","username":"bupati.ig"}},
                {"id":"101","name":"ohne Token"},{"id":"<x>","access_token":"EAABx"}],
                "paging":{"cursors":{"after":"MTAx"},"next":"https://graph.facebook.com/..."}}""");
        List<Grant> grants = facebook().exchange(application("app-id", "app-secret"), code(), NOW);
        assertThat(grants)
                .extracting(Grant::platform, Grant::nativeId, Grant::handle, Grant::token)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Platform.FACEBOOK, "100", "bupati", "EAABeins"),
                        org.assertj.core.groups.Tuple.tuple(Platform.INSTAGRAM, "17841", "bupati.ig", "EAABeins"),
                        org.assertj.core.groups.Tuple.tuple(Platform.FACEBOOK, "102", "dinsos", "EAABdrei"));
        assertThat(grants.get(1).parts()).containsEntry("instagram-id", "17841");
        assertThat(addresses).noneMatch(each -> each.contains("rahasia") || each.contains("EAAB"));
        assertThat(bodies.get(0)).contains("code_verifier=pembukti");
        assertThat(addresses.get(2)).contains("appsecret_proof=");
    }

    @Test
    void theOwnerOfAThreadsAccountConnectsItForSixtyDays() throws Exception {
        answers.put("grant_type=authorization_code", "{\"access_token\":\"THAAkurz\",\"user_id\":42}");
        answers.put("grant_type=th_exchange_token", "{\"access_token\":\"THAAlang\",\"expires_in\":5183944}");
        answers.put("/v1.0/me", "{\"id\":\"42\",\"username\":\"dinkescontoh\"}");
        Grant grant = threads()
                .exchange(application("threads-app-id", "threads-app-secret"), code(), NOW)
                .get(0);
        assertThat(grant.token()).isEqualTo("THAAlang");
        assertThat(grant.handle()).isEqualTo("dinkescontoh");
        assertThat(grant.expiresAt()).isEqualTo(NOW.plusSeconds(5_183_944));
        assertThat(addresses).noneMatch(each -> each.contains("rahasia") || each.contains("THAA"));
    }

    @Test
    void refusalsAreToldFromPassingFaultsAndNeverQuoteASecret() {
        List<Boolean> passing = new ArrayList<>();
        for (String answer : List.of(
                "{\"error\":{\"code\":100,\"message\":\"This authorization code has expired. EAABgeheim\"}}",
                "{\"error\":{\"code\":2,\"is_transient\":true}}",
                "<html>EAABgeheim</html>",
                "{}",
                "[\"EAABgeheim\"]")) {
            answers.put("", answer);
            Refused refused = catchThrowableOfType(
                    Refused.class, () -> facebook().exchange(application("app-id", "app-secret"), code(), NOW));
            assertThat(refused).hasMessageNotContaining("EAAB").hasMessageNotContaining("rahasia");
            passing.add(refused.passing());
        }
        assertThat(passing).containsExactly(false, true, true, true, true);
        status = 503;
        assertThat(catchThrowableOfType(
                                Refused.class,
                                () -> threads()
                                        .exchange(application("threads-app-id", "threads-app-secret"), code(), NOW))
                        .passing())
                .isTrue();
    }

    @Test
    void thePageThatAsksCarriesTheStateAndNoSecret() {
        URI page = facebook().ask(application("app-id", "app-secret"), REDIRECT, "keadaan", "tantangan");
        assertThat(page.toString())
                .startsWith("https://www.facebook.com/v26.0/dialog/oauth?client_id=nomor")
                .contains("state=keadaan")
                .contains("code_challenge=tantangan")
                .doesNotContain("rahasia");
        assertThat(threads()
                        .ask(application("threads-app-id", "threads-app-secret"), REDIRECT, "keadaan", "x")
                        .toString())
                .startsWith("https://threads.net/oauth/authorize?client_id=nomor")
                .doesNotContain("rahasia");
    }

    private ConsentScheme facebook() {
        return new FacebookLogin(settings, new MetaTokens(Loopback.clients().with(LIMITS)));
    }

    private ConsentScheme threads() {
        return new ThreadsLogin(settings, new MetaTokens(Loopback.clients().with(LIMITS)));
    }

    private static Code code() {
        return new Code("kode", REDIRECT, "pembukti");
    }

    private static Credential application(String id, String secret) {
        return new Credential(
                new CredentialId(UUID.randomUUID()),
                Platform.FACEBOOK,
                null,
                "",
                Map.of(id, "nomor", secret, "rahasia"),
                null);
    }
}
