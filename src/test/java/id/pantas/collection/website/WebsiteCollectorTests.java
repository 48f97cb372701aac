package id.pantas.collection.website;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import id.pantas.collection.Accounts;
import id.pantas.collection.Loopback;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformHttp;
import id.pantas.post.ObservedPost;
import id.pantas.registry.Platform;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hostile and unusual sites. */
class WebsiteCollectorTests {

    private record Told(int status, String location, byte[] body) {}

    private final Map<String, Told> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath().replace("/situs/desa.example", "");
            asked.add(path);
            Told told = answers.getOrDefault(path, new Told(404, null, new byte[0]));
            try (exchange) {
                if (told.location() != null) {
                    exchange.getResponseHeaders().set("Location", told.location());
                }
                exchange.sendResponseHeaders(told.status(), told.body().length == 0 ? -1 : told.body().length);
                if (told.body().length > 0) {
                    exchange.getResponseBody().write(told.body());
                }
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aRedirectIntoAClosedNetworkOrToSomebodyElseIsNotFollowed() {
        for (String target : List.of(
                "http://169.254.169.254/latest/",
                "http://127.0.0.1:1/",
                "https://lain.example/",
                "file:///etc/passwd")) {
            answers.put("/", new Told(302, target, new byte[0]));
            assertThat(failure().kind()).as(target).isIn(FailureKind.REFUSED, FailureKind.MALFORMED);
        }
    }

    @Test
    void redirectsInACircleEnd() {
        answers.put("/", new Told(302, "/", new byte[0]));
        assertThat(failure().kind()).isEqualTo(FailureKind.MALFORMED);
        assertThat(asked).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void aSiteThatOffersNothingCostsNoMoreThanAVisitMay() {
        answers.put("/", page("<html><title>Desa</title></html>"));
        assertThat(failure().kind()).isEqualTo(FailureKind.MALFORMED);
        assertThat(asked).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void aFeedThatLiesAboutItsCharactersIsRead() throws CollectionFailure {
        String feed = feed("Jalan “Desa”", "Fri, 20 Nov 2026 09:00:00 +0700", "/a");
        answers.put("/feed/", new Told(200, null, feed.getBytes(Charset.forName("windows-1252"))));
        assertThat(fetch(null).posts()).extracting(ObservedPost::text).containsExactly("Jalan “Desa”");
    }

    @Test
    void hiddenAndTurningMarksDoNotReachTheText() throws CollectionFailure {
        answers.put(
                "/feed/", page(feed("\u202Ejudul\u202C se\u200Bhat السلام", "Fri, 20 Nov 2026 09:00:00 +0700", "/a")));
        assertThat(fetch(null).posts()).extracting(ObservedPost::text).containsExactly("judul sehat السلام");
    }

    @Test
    void aFeedThatDidNotChangeIsNotReadAgain() throws CollectionFailure {
        answers.put("/feed/", page(feed("Judul", "Fri, 20 Nov 2026 09:00:00 +0700", "/a")));
        Page first = fetch(null);
        Page second = fetch(first.watermark());
        assertThat(first.posts()).hasSize(1);
        assertThat(second.posts()).isEmpty();
        assertThat(second.raw()).isEmpty();
        assertThat(second.watermark()).isEqualTo(first.watermark());
    }

    @Test
    void advertisementsPlantedInAFeedAreNamedAndLeftOut() throws CollectionFailure {
        answers.put("/feed/", page(feed("Situs slot gacor maxwin", "Fri, 20 Nov 2026 09:00:00 +0700", "/a")));
        Page page = fetch(null);
        assertThat(page.posts()).isEmpty();
        assertThat(page.unreadable()).singleElement().asString().contains("advertisement");
        assertThat(Planted.looksPlanted("Diskominfo blokir situs slot gacor dan judi online", ""))
                .isFalse();
        assertThat(Planted.looksPlanted("Rapat koordinasi", "Bahas jalan desa")).isFalse();
    }

    @Test
    void aSourceThatVanishedIsLookedForAgain() throws CollectionFailure {
        answers.put("/rss", page(feed("Judul", "Fri, 20 Nov 2026 09:00:00 +0700", "/a")));
        String watermark = fetch(null).watermark();
        answers.remove("/rss");
        answers.put("/rss.xml", page(feed("Judul", "Fri, 20 Nov 2026 09:00:00 +0700", "/a")));
        assertThat(fetch(watermark).watermark()).contains("/rss.xml");
    }

    @Test
    void aWatermarkThatIsNotOursStartsAnew() throws CollectionFailure {
        answers.put("/feed/", page(feed("Judul", "Fri, 20 Nov 2026 09:00:00 +0700", "/a")));
        for (String watermark : List.of("", "{}", "[]", "null", "{\"source\":\"X\"}", "2123600984667062273")) {
            assertThat(fetch(watermark).posts()).as(watermark).hasSize(1);
        }
    }

    @Test
    void addressesAreReadAsPeopleTypeThem() {
        assertThat(SiteAddress.of(" Dinkes.Contoh.go.id ").root()).hasToString("https://dinkes.contoh.go.id/");
        assertThat(SiteAddress.of("http://www.desa.id/index.php").root()).hasToString("http://www.desa.id/");
        assertThat(SiteAddress.of("http://www.desa.id").key()).isEqualTo("desa.id");
        assertThat(SiteAddress.of("https://kab.go.id/dinkes").key()).isEqualTo("kab.go.id/dinkes");
        assertThat(SiteAddress.of("http://127.0.0.1:8089/website/desa.example/").key())
                .isEqualTo("desa.example");
        for (String nonsense : List.of("", "ftp://a.id", "javascript:alert(1)", "https://", "a b")) {
            assertThatThrownBy(() -> SiteAddress.of(nonsense)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void requestsToOneServerKeepTheirDistance() throws InterruptedException {
        List<Duration> waits = new ArrayList<>();
        Pacer pacer = new Pacer(waits::add, () -> 0L);
        Duration pause = Duration.ofSeconds(5);
        pacer.await("127.0.0.1", pause);
        pacer.await("127.0.0.1", pause);
        pacer.await("127.0.0.1", pause);
        pacer.await("127.0.0.2", pause);
        assertThat(waits).containsExactly(pause, pause.multipliedBy(2));
    }

    private Page fetch(String watermark) throws CollectionFailure {
        PlatformHttp http = Loopback.http(WebsiteConfiguration.LIMITS);
        WebsiteProperties settings = new WebsiteProperties(
                Duration.ZERO, 20, "PantasBot", "https://contoh.example/bot", ZoneId.of("Asia/Jakarta"));
        String handle = "http://127.0.0.1:" + server.getAddress().getPort() + "/situs/desa.example/";
        return new WebsiteCollector(new SiteVisit.Means(http, settings, new Pacer(), new RobotRules.Cache()))
                .fetch(Accounts.page(Accounts.of(Platform.WEBSITE, handle, null), watermark));
    }

    private CollectionFailure failure() {
        return catchThrowableOfType(CollectionFailure.class, () -> fetch(null));
    }

    private static Told page(String body) {
        return new Told(200, null, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String feed(String title, String date, String link) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>x</title><link>https://desa.example"
                + "</link><description>x</description><item><title>" + title + "</title><link>https://desa.example"
                + link
                + "</link><pubDate>" + date + "</pubDate></item></channel></rss>";
    }
}
