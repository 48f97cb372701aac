package id.pantas.collection.website;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.pantas.collection.Accounts;
import id.pantas.collection.Loopback;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.outgoing.OutgoingClients.Limits;
import id.pantas.post.ObservedPost;
import id.pantas.registry.Platform;
import id.pantas.testing.Misbehaviour;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import id.pantas.testing.RawServer;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Proves(
        platform = Platform.WEBSITE,
        by = By.STUB,
        feature = {Feature.HOSTILE_SERVER, Feature.BROKEN_ANSWERS, Feature.PAGES, Feature.BUDGET})
@Timeout(60)
class WebsiteHostileServerTests {

    private final RawServer server = RawServer.start();
    private final WebsiteCollector collector = new WebsiteCollector(new SiteVisit.Means(
            Loopback.http(new Limits(1_000_000, Duration.ofSeconds(2), Duration.ofMillis(500))),
            RecordedSites.SETTINGS,
            new Pacer(),
            new RobotRules.Cache()));

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void noMisbehaviourIsMoreThanAFailure(Misbehaviour misbehaviour) {
        server.on("*", misbehaviour);
        FailureKind expected = misbehaviour.passing() ? FailureKind.TRANSIENT : FailureKind.MALFORMED;
        assertThat(failure().kind()).isEqualTo(expected);
        server.on("/robots.txt", "text/plain", "User-agent: *\nAllow: /\n");
        assertThat(failure().kind()).as("with good rules").isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.2/", "http://169.254.169.254/", "https://lain.example/"})
    void noSiteLeadsUsElsewhere(String target) {
        server.on(
                "*",
                c -> c.write("HTTP/1.1 302 Found\r\nLocation: " + target
                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        server.on("/robots.txt", "text/plain", "");
        assertThat(failure().kind()).isEqualTo(FailureKind.REFUSED);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aCircleOfRedirectsEnds() {
        server.on(
                "*",
                c -> c.write(
                        "HTTP/1.1 301 Moved\r\nLocation: /lagi\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        server.on("/robots.txt", "text/plain", "");
        assertThat(failure().kind()).isEqualTo(FailureKind.MALFORMED);
        assertThat(server.requests()).hasSize(7);
    }

    @Test
    void aFeedWithTheSamePageForEverEnds() throws CollectionFailure {
        String items = IntStream.range(0, 10)
                .mapToObj(i -> "<item><title>Berita " + i + "</title><link>/b/" + i
                        + "</link><pubDate>Fri, 20 Nov 2026 0" + i + ":00:00 +0700</pubDate></item>")
                .collect(Collectors.joining());
        server.on(
                "/feed/",
                "application/rss+xml",
                "<rss version=\"2.0\"><channel><generator>https://wordpress.org/?v=6.4</generator>" + items
                        + "</channel></rss>");
        Page first = fetch(null, null);
        assertThat(first.posts()).hasSize(10);
        assertThat(first.next()).isNotNull();
        Page second = fetch(first.watermark(), first.next());
        assertThat(second.posts())
                .extracting(ObservedPost::nativeId)
                .containsExactlyElementsOf(
                        first.posts().stream().map(ObservedPost::nativeId).toList());
        assertThat(second.next()).isNull();
    }

    /** RSS 0.92 knows no dates. The article's own page tells, or the day in its link; what is new and tells nothing is of now. */
    @Test
    void articlesOfAFeedWithoutDatesAreDatedByTheirPages() throws CollectionFailure {
        server.on("/feed/", "application/rss+xml", """
                <rss version="0.92"><channel>
                <item><title>Satu</title><link>/2026/11/17/satu</link></item>
                <item><title>Dua</title><link>/dua</link></item>
                <item><title>Tiga</title><link>/2026/11/16/tiga</link></item>
                </channel></rss>""");
        server.on("/2026/11/17/satu", "text/html", """
                <html><head><meta property="article:published_time" content="2026-11-17T10:15:00+07:00"></head>
                <body><article>Isi satu</article></body></html>""");
        server.on("/dua", "text/html", "<html><body><article>Isi dua</article></body></html>");
        Page page = fetch(null, null);
        assertThat(page.posts())
                .extracting(ObservedPost::publishedAt)
                .containsExactly(Instant.parse("2026-11-17T03:15:00Z"), Instant.parse("2026-11-16T05:00:00Z"));
        assertThat(page.unreadable())
                .contains("/dua: no date anywhere", "/2026/11/16/tiga: only a day is known of its publication");

        server.on("/feed/", "application/rss+xml", """
                <rss version="0.92"><channel>
                <item><title>Empat</title><link>/empat</link></item>
                <item><title>Dua</title><link>/dua</link></item>
                </channel></rss>""");
        server.on("/empat", "text/html", "<html><body><article>Isi empat</article></body></html>");
        Page later = fetch(page.watermark(), null);
        assertThat(later.posts()).singleElement().satisfies(post -> {
            assertThat(post.text()).startsWith("Empat");
            assertThat(post.publishedAt()).as("first seen").isEqualTo(Accounts.NOW);
        });
        assertThat(later.unreadable()).containsExactly("/empat: no date anywhere, dated as first seen");
    }

    private Page fetch(String watermark, String cursor) throws CollectionFailure {
        return collector.fetch(
                Accounts.page(Accounts.of(Platform.WEBSITE, server.at("/").toString(), null), watermark, cursor));
    }

    private CollectionFailure failure() {
        CollectionFailure failure = catchThrowableOfType(CollectionFailure.class, () -> fetch(null, null));
        assertThat(failure).isNotNull();
        return failure;
    }
}
