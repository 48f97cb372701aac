package id.pantas.collection.website;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.pantas.collection.Loopback;
import id.pantas.collection.Simulation;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformHttp;
import id.pantas.post.ObservedPost;
import id.pantas.registry.Platform;
import id.pantas.simulator.SimulatedAccount;
import id.pantas.simulator.SimulatedAccount.SiteKind;
import id.pantas.simulator.SimulatedPlatform;
import id.pantas.simulator.SimulatedPost;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proves(
        platform = Platform.WEBSITE,
        by = By.SIMULATOR,
        feature = {Feature.FINDING, Feature.POSTS, Feature.PAGES})
class WebsiteSimulatorTests {

    /** Feeds of villages show this many articles and no more. */
    private static final int VILLAGE_FEED = 20;

    private final WebsiteProperties settings =
            new WebsiteProperties(Duration.ZERO, 20, "PantasBot", null, ZoneId.of("Asia/Jakarta"));

    @Test
    void everySiteIsCollectedExactlyAsFarAsItShowsItsArticles() throws CollectionFailure {
        try (Simulation simulation = new Simulation()) {
            PlatformHttp http = Loopback.http(WebsiteConfiguration.LIMITS);
            WebsiteCollector collector =
                    new WebsiteCollector(new SiteVisit.Means(http, settings, new Pacer(), new RobotRules.Cache()));
            for (SimulatedAccount account : simulation.accounts(SimulatedPlatform.WEBSITE)) {
                var official = simulation.account(Platform.WEBSITE, account);
                if (account.state() != SimulatedAccount.State.ACTIVE) {
                    CollectionFailure failure =
                            catchThrowableOfType(CollectionFailure.class, () -> simulation.walk(collector, official));
                    assertThat(failure.kind()).as(account.handle()).isEqualTo(FailureKind.TRANSIENT);
                    continue;
                }
                List<Instant> truth = simulation.truth(account).stream()
                        .limit(villageSystem(account) ? VILLAGE_FEED : Long.MAX_VALUE)
                        .map(SimulatedPost::publishedAt)
                        .map(at -> at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS))
                        .toList();
                List<ObservedPost> articles = simulation.walk(collector, official);
                assertThat(articles)
                        .as(account.handle() + " " + account.site())
                        .extracting(each -> each.publishedAt().truncatedTo(java.time.temporal.ChronoUnit.SECONDS))
                        .containsExactlyInAnyOrderElementsOf(truth);
                assertThat(articles).extracting(ObservedPost::nativeId).doesNotHaveDuplicates();
                assertThat(articles)
                        .allSatisfy(
                                each -> assertThat(each.permalink()).startsWith("https://" + account.nativeId() + "/"));
            }
        }
    }

    private static boolean villageSystem(SimulatedAccount account) {
        return account.site() == SiteKind.OPENSID
                || account.site() == SiteKind.OPENSID_MIDDLE
                || account.site() == SiteKind.OPENSID_OLD;
    }
}
