package id.pantas.collection.website;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.Accounts;
import id.pantas.collection.Loopback;
import id.pantas.collection.RecordedPlatform;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.collection.spi.PlatformHttp;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The recorded sites, and ways to read them with and without the manners of a visit. */
record RecordedSites(RecordedPlatform web, SiteVisit.Means means, String name) {

    static final WebsiteProperties SETTINGS =
            new WebsiteProperties(Duration.ZERO, 20, "PemantauMedsosBot", null, ZoneId.of("Asia/Jakarta"));

    static RecordedSites of(RecordedPlatform web, String name) {
        PlatformHttp http = Loopback.http(WebsiteConfiguration.LIMITS);
        return new RecordedSites(web, new SiteVisit.Means(http, SETTINGS, new Pacer(), new RobotRules.Cache()), name);
    }

    URI at(String host, String path) {
        return URI.create("https://" + host + path);
    }

    SiteAddress site(String host) {
        return SiteAddress.of(account(host).handle());
    }

    OfficialAccount account(String host) {
        return Accounts.of(
                Platform.WEBSITE, web.address("/website/" + host + "/").toString(), null);
    }

    Page fetch(String host, String watermark, String cursor) throws CollectionFailure {
        return new WebsiteCollector(means).fetch(Accounts.page(account(host), watermark, cursor));
    }

    Page discover(String host) throws CollectionFailure {
        return fetch(host, null, null);
    }

    Page read(String host, SiteState.Source source, String path) throws CollectionFailure {
        return fetch(
                host,
                SiteState.found(source, at(host, path).toString(), false, Accounts.NOW)
                        .json(),
                null);
    }

    /** Without asking for rules first. */
    SiteVisit visit(String host) {
        return new SiteVisit(means, site(host), Accounts.NOW);
    }

    /** What a page is, or why it is no article. */
    Object article(String host, String path, List<String> problems) {
        Request request = Accounts.page(account(host), null);
        SiteVisit visit = visit(host);
        SourceReader reader = new SourceReader(visit, request, SETTINGS);
        Article article = reader.article(at(host, path));
        problems.addAll(reader.problems());
        return article;
    }

    Article article(String host, String path) {
        return (Article) article(host, path, new ArrayList<>());
    }

    String problem(String host, String path) {
        List<String> problems = new ArrayList<>();
        assertThat(article(host, path, problems)).isNull();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    /** The articles of a feed, whatever the rules of its site. */
    List<Article> feed(String host, String path) throws CollectionFailure {
        var reply = visit(host).get(at(host, path), Map.of());
        return FeedReader.read(
                SiteVisit.text(reply), reply.address(), site(host), new SiteDates(SETTINGS.zone()), new ArrayList<>());
    }
}
