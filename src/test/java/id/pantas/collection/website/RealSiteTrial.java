package id.pantas.collection.website;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.Accounts;
import id.pantas.collection.Loopback;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.post.ObservedPost;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Reads sites that run on this machine, made by real producers of feeds, and prints what came of each:
 * {@code mvn test -Dtest=RealSiteTrial -Dgroups=benchmark -DexcludedGroups= -Dtrial.sites=http://127.0.0.1:9101/}.
 * Several addresses are separated by commas.
 */
@Tag("benchmark")
@Proves(
        platform = Platform.WEBSITE,
        by = By.LIVE,
        feature = {Feature.FINDING, Feature.POSTS, Feature.PAGES})
class RealSiteTrial {

    private static final int MAX_PAGES = 20;

    @Test
    void readsEverySiteNamed() throws Exception {
        for (String site : System.getProperty("trial.sites", "").split(",")) {
            assertThat(read(site.strip())).as("posts of %s", site).isNotEmpty();
        }
    }

    private static Map<String, ObservedPost> read(String site) throws Exception {
        var means = new SiteVisit.Means(
                Loopback.http(WebsiteConfiguration.LIMITS),
                RecordedSites.SETTINGS,
                new Pacer(),
                new RobotRules.Cache());
        PlatformCollector collector = new WebsiteCollector(means);
        OfficialAccount account = Accounts.of(Platform.WEBSITE, site, null);
        Instant now = Instant.now();
        Map<String, ObservedPost> posts = new LinkedHashMap<>();
        String cursor = null;
        String watermark = null;
        for (int i = 0; i < MAX_PAGES; i++) {
            Page page = collector.fetch(new Request(account, watermark, cursor, now.minus(Duration.ofDays(60)), now));
            page.posts().forEach(post -> posts.put(post.nativeId(), post));
            System.out.printf(
                    "%s page %d: %d posts, next %s, watermark %s, problems %s%n",
                    site, i + 1, page.posts().size(), page.next(), page.watermark(), page.unreadable());
            cursor = page.next();
            watermark = page.watermark() == null ? watermark : page.watermark();
            if (cursor == null) {
                break;
            }
        }
        posts.values().forEach(post -> System.out.println("  " + post));
        System.out.printf("%s: %d posts%n", site, posts.size());
        return posts;
    }
}
