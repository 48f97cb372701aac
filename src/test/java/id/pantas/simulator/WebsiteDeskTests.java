package id.pantas.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.simulator.SimulatedAccount.SiteKind;
import id.pantas.simulator.SimulatedAccount.State;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Websites as served, each on its own software. */
class WebsiteDeskTests {

    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
    private static Simulator simulator;
    private static Visitor visitor;

    @BeforeAll
    static void start() {
        simulator = Simulator.start(SimulatorSettings.demo().withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
        visitor = new Visitor(simulator);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void walkingTheRestPagesGivesExactlyTheTruth() {
        Set<String> served = new HashSet<>();
        for (SimulatedAccount site : sites(SiteKind.WORDPRESS)) {
            List<String> ids = new ArrayList<>();
            int pages = 1;
            for (int page = 1; page <= pages; page++) {
                HttpResponse<String> answer = visitor.site(site, "/wp-json/wp/v2/posts?per_page=9&page=" + page);
                pages = Integer.parseInt(
                        answer.headers().firstValue("X-WP-TotalPages").orElseThrow());
                JsonNode posts = Visitor.json(answer);
                posts.forEach(post -> ids.add(post.get("id").asString()));
                served.addAll(Shapes.of(posts));
            }
            assertThat(ids)
                    .describedAs(site.handle())
                    .containsExactlyElementsOf(simulator.postsOf(site, NOW).stream()
                            .map(SimulatedPost::nativeId)
                            .toList());
        }
        Set<String> recorded = Shapes.recorded("website/wp-posts-p1.json", "website/wp-posts-p2-last.json");
        assertThat(recorded).containsAll(served);
        assertThat(served).contains("[].title.rendered:text", "[].date_gmt:text", "[].content.rendered:text");
    }

    @Test
    void modifiedAfterGivesOnlyWhatChanged() {
        SimulatedAccount site = site("dinkes");
        Instant limit = NOW.minus(Duration.ofDays(10));
        JsonNode posts = Visitor.json(visitor.site(
                site,
                "/wp-json/wp/v2/posts?per_page=100&orderby=modified&order=desc&_fields=id,modified_gmt&modified_after="
                        + limit));
        List<String> expected = simulator.postsOf(site, NOW).stream()
                .filter(post -> WordPress.modified(post, NOW).isAfter(limit))
                .map(SimulatedPost::nativeId)
                .toList();
        List<String> ids = new ArrayList<>();
        posts.forEach(post -> {
            assertThat(post.propertyNames()).containsExactlyInAnyOrder("id", "modified_gmt");
            ids.add(post.get("id").asString());
        });
        assertThat(ids).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void refusesWhatTheRealOneRefuses() {
        SimulatedAccount site = site("dinkes");
        same(visitor.site(site, "/wp-json/wp/v2/posts?page=900"), "website/wp-err-400-page.json");
        same(visitor.site(site, "/wp-json/wp/v2/posts?per_page=500"), "website/wp-err-400-param.json");
        same(visitor.site(sites(SiteKind.RSS_ONLY).get(0), "/wp-json/wp/v2/posts"), "website/wp-err-401-login.json");
        assertThat(visitor.site(site, "/wp-json/wp/v2/halaman").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/website/tidak.ada/").statusCode()).isEqualTo(502);
        assertThat(Shapes.recorded("website/wp-root.json"))
                .containsAll(Shapes.of(Visitor.json(visitor.site(site, "/wp-json/"))));
    }

    @Test
    void feedsOfAllSystemsListTheNewest() {
        for (SimulatedAccount site : simulator.regency().accountsOn(SimulatedPlatform.WEBSITE)) {
            if (site.state() != State.ACTIVE || site.site() == SiteKind.HTML) {
                continue;
            }
            boolean blog = site.site() == SiteKind.WORDPRESS || site.site() == SiteKind.RSS_ONLY;
            HttpResponse<String> answer = visitor.site(site, blog ? "/feed/" : "/feed");
            Document feed = Jsoup.parse(answer.body(), Parser.xmlParser());
            assertThat(feed.select("item > link"))
                    .describedAs(site.handle())
                    .extracting(Element::text)
                    .containsExactlyElementsOf(simulator.postsOf(site, NOW).stream()
                            .limit(blog ? 10 : 20)
                            .map(simulator::permalinkOf)
                            .toList());
            boolean outside = site.site() == SiteKind.OPENSID_OLD || site.site() == SiteKind.OPENSID_MIDDLE;
            assertThat(feed.select("channel > item").isEmpty())
                    .isEqualTo(outside || feed.select("item").isEmpty());
            if (blog) {
                assertThat(Shapes.elements(Shapes.text("website/rss-wordpress.xml")))
                        .containsAll(Shapes.elements(answer.body()));
            }
        }
    }

    @Test
    void everyListedArticleHasAPage() {
        for (SimulatedAccount site : simulator.regency().accountsOn(SimulatedPlatform.WEBSITE)) {
            simulator.postsOf(site, NOW).stream().limit(2).forEach(post -> {
                String path = URI.create(simulator.permalinkOf(post)).getPath();
                HttpResponse<String> page = visitor.site(site, path);
                assertThat(page.statusCode()).describedAs(path).isEqualTo(200);
                assertThat(Jsoup.parse(page.body()).select("h1, h2").text()).isEqualTo(post.titleAt(NOW));
            });
        }
    }

    @Test
    void aSiteWithoutFeedOffersListSitemapAndStructuredData() {
        SimulatedAccount site = sites(SiteKind.HTML).get(0);
        SimulatedPost newest = simulator.postsOf(site, NOW).get(0);
        assertThat(visitor.site(site, "/feed").statusCode()).isEqualTo(404);
        assertThat(visitor.site(site, "/").body()).contains(simulator.permalinkOf(newest));
        assertThat(visitor.site(site, "/sitemap.xml").body()).contains(simulator.permalinkOf(newest));
        Document page = Jsoup.parse(
                visitor.site(site, URI.create(simulator.permalinkOf(newest)).getPath())
                        .body());
        JsonNode data = Visitor.json(
                page.select("script[type=application/ld+json]").get(0).data());
        assertThat(Instant.parse(data.at("/@graph/0/datePublished").asString().replace("+00:00", "Z")))
                .isEqualTo(newest.publishedAt());
        assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo(newest.titleAt(NOW));
    }

    @Test
    void anUnchangedAnswerIsNotSentAgain() {
        SimulatedAccount site = site("dinkes");
        for (String path : List.of("/feed/", "/wp-json/wp/v2/posts", "/")) {
            HttpResponse<String> first = visitor.site(site, path);
            String tag = first.headers().firstValue("etag").orElseThrow();
            HttpResponse<String> again = visitor.site(site, path, "If-None-Match", tag);
            assertThat(again.statusCode()).describedAs(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(visitor.site(site, path, "If-None-Match", "\"lain\"").statusCode())
                    .isEqualTo(200);
        }
        String changed = visitor.site(site, "/feed/")
                .headers()
                .firstValue("last-modified")
                .orElseThrow();
        assertThat(visitor.site(site, "/feed/", "If-Modified-Since", changed).statusCode())
                .isEqualTo(304);
    }

    @Test
    void homePagesLeadToWhatTheyOffer() {
        SimulatedAccount site = site("dinkes");
        Document home = Jsoup.parse(visitor.site(site, "/").body());
        assertThat(home.select("link[rel=https://api.w.org/]").attr("href")).isEqualTo("/wp-json/");
        assertThat(home.select("link[type=application/rss+xml]").get(0).attr("href"))
                .isEqualTo("/feed/");
        assertThat(visitor.site(site, "/robots.txt").body()).contains("Sitemap: https://" + site.nativeId());
    }

    @Test
    void aFailingSiteAnswersWithAnErrorPage() {
        SimulatedAccount broken = simulator.regency().accountsOn(SimulatedPlatform.WEBSITE).stream()
                .filter(site -> site.state() == State.FAILING)
                .findFirst()
                .orElseThrow();
        assertThat(visitor.site(broken, "/feed/").statusCode()).isEqualTo(500);
        assertThat(simulator.postsOf(broken, NOW)).isEmpty();
    }

    private static void same(HttpResponse<String> answer, String file) {
        JsonNode recorded = Visitor.json(Shapes.text(file));
        assertThat(answer.statusCode()).isEqualTo(recorded.at("/data/status").asInt());
        assertThat(Visitor.json(answer)).isEqualTo(recorded);
    }

    private static List<SimulatedAccount> sites(SiteKind kind) {
        return simulator.regency().accountsOn(SimulatedPlatform.WEBSITE).stream()
                .filter(site -> site.site() == kind && site.state() == State.ACTIVE)
                .toList();
    }

    private static SimulatedAccount site(String unit) {
        return simulator.regency().accountsOf(unit).stream()
                .filter(account -> account.platform() == SimulatedPlatform.WEBSITE)
                .findFirst()
                .orElseThrow();
    }
}
