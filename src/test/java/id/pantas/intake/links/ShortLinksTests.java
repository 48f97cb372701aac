package id.pantas.intake.links;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import id.pantas.compliance.Clearances;
import id.pantas.intake.Confirmation;
import id.pantas.intake.PostLink;
import id.pantas.outgoing.GuardedHttp;
import id.pantas.outgoing.OutgoingClients;
import id.pantas.outgoing.OutgoingClients.Limits;
import id.pantas.outgoing.Unreached;
import id.pantas.registry.Platform;
import id.pantas.testing.Cleared;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.http.client.InetAddressFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Short links and confirmations over HTTP, answered on loopback. */
class ShortLinksTests {

    private static final LinkReader READER = new LinkReader(LinkRules.load());

    private final Map<String, String> kept = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private Clearances clearances = Cleared.EVERYTHING;
    private HttpServer server;
    private GuardedHttp http;

    private record Answer(int status, String location, String type, String body) {}

    record Redirect(String url, int status, String location, String note) {}

    static Stream<Redirect> redirects() throws IOException {
        try (InputStream file = ShortLinksTests.class.getResourceAsStream("/intake/links/redirects.json")) {
            List<Redirect> all = new ArrayList<>();
            for (JsonNode one : JsonMapper.shared().readTree(file).required("redirects")) {
                all.add(new Redirect(
                        one.required("url").stringValue(),
                        one.required("status").intValue(),
                        one.required("location").stringValue(),
                        one.path("note").stringValue("")));
            }
            return all.stream();
        }
    }

    @BeforeEach
    void startTheStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String address = "https:/" + exchange.getRequestURI();
            asked.add(exchange.getRequestMethod() + " " + address);
            Answer answer = answers.getOrDefault(address, new Answer(404, "", "text/plain", ""));
            if (!answer.location().isEmpty()) {
                exchange.getResponseHeaders().add("Location", answer.location());
            }
            exchange.getResponseHeaders().add("Content-Type", answer.type());
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), head || body.length == 0 ? -1 : body.length);
            if (!head && body.length > 0) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        GuardedHttp real = OutgoingClients.keepingTo(OutgoingClients.Rules.of(
                        InetAddressFilter.externalAddresses().or("127.0.0.1")))
                .with(new Limits(256 * 1024, Duration.ofSeconds(2), Duration.ofSeconds(2)));
        // every public host is played by the stand-in; addresses by number go to the guard as they are
        http = ask -> real.send(
                ask.address().getHost().matches("[\\d.]+")
                        ? ask
                        : new GuardedHttp.Ask(
                                ask.method(),
                                URI.create("http://127.0.0.1:"
                                        + server.getAddress().getPort() + "/"
                                        + ask.address().getHost()
                                        + ask.address().getRawPath()
                                        + (ask.address().getRawQuery() == null
                                                ? ""
                                                : "?" + ask.address().getRawQuery())),
                                ask.headers(),
                                ask.body()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private ShortLinks shortLinks() throws IOException {
        redirects().forEach(one -> answers.put(one.url(), new Answer(one.status(), one.location(), "text/html", "")));
        return new ShortLinks(
                READER,
                http,
                new ShortLinks.Memory() {
                    @Override
                    public Optional<String> target(String shortLink) {
                        return Optional.ofNullable(kept.get(shortLink));
                    }

                    @Override
                    public void keep(String shortLink, String target, Instant at) {
                        kept.put(shortLink, target);
                    }
                },
                clearances,
                Clock.systemUTC());
    }

    @Test
    void xIsNotAskedForItsShortLinksBeforeItsClearance() throws IOException {
        clearances = new Clearances() {
            @Override
            public boolean needed(Platform platform) {
                return platform == Platform.X;
            }

            @Override
            public boolean cleared(Platform platform) {
                return platform != Platform.X;
            }
        };
        ShortLinks links = shortLinks();
        PostLink own = READER.read("https://t.co/Ab12Cd34Ef");
        assertThat(own.kind()).isEqualTo(PostLink.Kind.SHORT);
        assertThat(links.closed(own)).isTrue();
        assertThat(links.follow(own)).isEmpty();
        assertThat(asked).isEmpty();

        String elsewhere = redirects()
                .map(Redirect::url)
                .filter(url -> READER.read(url).platform() != Platform.X)
                .findFirst()
                .orElseThrow();
        answers.put(elsewhere, new Answer(302, "https://t.co/Ab12Cd34Ef", "text/html", ""));
        assertThat(links.follow(READER.read(elsewhere)))
                .as("whoever leads there")
                .isEmpty();
        assertThat(asked).noneMatch(each -> each.contains("t.co")).isNotEmpty();

        kept.put(own.address(), "https://x.com/dinkescontoh/status/2123600984667062273");
        assertThat(links.follow(own)).as("what is known already asks nobody").isPresent();
    }

    @ParameterizedTest
    @MethodSource("redirects")
    void followsEveryRedirectOrSaysThatItCannot(Redirect redirect) throws IOException {
        PostLink link = READER.read(redirect.url());
        assertThat(link.kind()).isEqualTo(PostLink.Kind.SHORT);

        Optional<PostLink> target = shortLinks().follow(link);

        boolean dead = redirect.note().contains("login wall")
                || redirect.url().contains("loop")
                || redirect.note().contains("SSRF");
        if (dead) {
            assertThat(target).isEmpty();
            assertThat(kept).isEmpty();
            assertThat(asked).hasSizeLessThanOrEqualTo(10).noneMatch(line -> line.contains("169.254"));
        } else {
            assertThat(target).contains(READER.read(redirect.location()));
            asked.clear();
            assertThat(shortLinks().follow(link)).isEqualTo(target);
            assertThat(asked).as("kept for ever").isEmpty();
        }
    }

    @Test
    void asksWithGetWhereHeadIsNotAnswered() throws IOException {
        ShortLinks links = shortLinks();
        answers.put("https://vt.tiktok.com/ZSnothing/", new Answer(405, "", "text/html", ""));
        assertThat(links.follow(READER.read("https://vt.tiktok.com/ZSnothing/")))
                .isEmpty();
        assertThat(asked)
                .containsExactly("HEAD https://vt.tiktok.com/ZSnothing/", "GET https://vt.tiktok.com/ZSnothing/");
    }

    @ParameterizedTest
    @CsvSource({"200, EXISTS", "404, GONE", "410, GONE", "403, UNKNOWN", "429, UNKNOWN", "500, UNKNOWN"})
    void aFaultOrALimitNeverMeansGone(int status, Confirmation expected) {
        answers.put(
                "https://publish.x.com/oembed?omit_script=1&url=https%3A%2F%2Fx.com%2Fdinkes%2Fstatus%2F1988055000000000001",
                new Answer(
                        status,
                        "",
                        "application/json",
                        "{\"author_url\":\"https://twitter.com/dinkes\",\"html\":\"<blockquote><p>Imunisasi &amp; gizi"
                                + "<br>hari ini</p>&mdash; Dinkes</blockquote>\"}"));
        Confirmed answer = confirmations(true).ask(READER.read("https://x.com/dinkes/status/1988055000000000001"));
        assertThat(answer.result()).isEqualTo(expected);
        if (expected == Confirmation.EXISTS) {
            assertThat(answer.author()).isEqualTo("https://twitter.com/dinkes");
            assertThat(answer.text()).isEqualTo("Imunisasi & gizi\nhari ini");
        }
    }

    @Test
    void nonsenseOrSilenceMeansUnknown() throws Unreached {
        answers.put(
                "https://www.youtube.com/oembed?format=json&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3DaB3dE5gH7jK",
                new Answer(200, "", "text/html", "<html>masuk"));
        assertThat(confirmations(true)
                        .ask(READER.read("https://youtu.be/aB3dE5gH7jK"))
                        .result())
                .isEqualTo(Confirmation.UNKNOWN);
        server.stop(0);
        assertThat(confirmations(true)
                        .ask(READER.read("https://youtu.be/aB3dE5gH7jK"))
                        .result())
                .isEqualTo(Confirmation.UNKNOWN);
        assertThat(confirmations(false)
                        .ask(READER.read("https://youtu.be/aB3dE5gH7jK"))
                        .result())
                .isEqualTo(Confirmation.NOT_ASKED);
    }

    @Test
    void readsWhatAPageSaysAboutItself() {
        answers.put(
                "https://dinkes.contohkab.go.id/berita/1",
                new Answer(
                        200,
                        "",
                        "text/html",
                        "<html><head><title>T</title><meta property=og:title content='Imunisasi tuntas'>"
                                + "<script type='application/ld+json'>{\"@graph\":[{\"datePublished\":"
                                + "\"2026-11-20T09:30:00+07:00\"}]}</script>"
                                + "<link rel=shortlink href='https://dinkes.contohkab.go.id/?p=4125'></head>"
                                + "<body><article>Semua desa selesai.</article></body></html>"));
        Confirmed page = confirmations(true).ask(READER.read("https://dinkes.contohkab.go.id/berita/1"));
        assertThat(page.text()).isEqualTo("Imunisasi tuntas\n\nSemua desa selesai.");
        assertThat(page.publishedAt()).isEqualTo(Instant.parse("2026-11-20T02:30:00Z"));
        assertThat(page.nativeId()).isEqualTo("4125");
    }

    private Confirmations confirmations(boolean ask) {
        LinkProperties settings = new LinkProperties(
                ask,
                5,
                30,
                "https://publish.x.com",
                "https://www.youtube.com",
                "https://www.tiktok.com",
                "https://graph.facebook.com/v26.0",
                "https://graph.threads.net/v1.0");
        return new Confirmations(settings, http, http, Cleared.EVERYTHING);
    }
}
