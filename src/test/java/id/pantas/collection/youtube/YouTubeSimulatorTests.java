package id.pantas.collection.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.pantas.collection.Accounts;
import id.pantas.collection.Loopback;
import id.pantas.collection.Simulation;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformHttp;
import id.pantas.post.ObservedComment;
import id.pantas.post.ObservedPost;
import id.pantas.registry.Platform;
import id.pantas.simulator.SimulatedAccount;
import id.pantas.simulator.SimulatedComment;
import id.pantas.simulator.SimulatedPlatform;
import id.pantas.simulator.SimulatedPost;
import id.pantas.simulator.Simulator;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proves(
        platform = Platform.YOUTUBE,
        by = By.SIMULATOR,
        feature = {Feature.FINDING, Feature.POSTS, Feature.PAGES, Feature.COMMENTS})
class YouTubeSimulatorTests {

    @Test
    void everyChannelIsCollectedExactly() throws CollectionFailure {
        try (Simulation simulation = new Simulation()) {
            YouTubeProperties settings = new YouTubeProperties(
                    Simulator.YOUTUBE_API_KEY,
                    URI.create(simulation.address("/youtube/youtube/v3/")),
                    URI.create(simulation.address("/youtube/")));
            PlatformHttp http = Loopback.http(YouTubeApi.LIMITS);
            YouTubeCollector collector = new YouTubeCollector(new YouTubeApi(settings, http));
            for (SimulatedAccount account : simulation.accounts(SimulatedPlatform.YOUTUBE)) {
                var official = simulation.account(Platform.YOUTUBE, account);
                if (account.state() != SimulatedAccount.State.ACTIVE) {
                    CollectionFailure failure =
                            catchThrowableOfType(CollectionFailure.class, () -> simulation.walk(collector, official));
                    assertThat(failure.kind()).as(account.handle()).isEqualTo(FailureKind.ACCOUNT_GONE);
                    continue;
                }
                List<ObservedPost> videos = simulation.walk(collector, official);
                assertThat(videos)
                        .as(account.handle())
                        .extracting(ObservedPost::nativeId)
                        .containsExactlyInAnyOrderElementsOf(simulation.truth(account).stream()
                                .map(SimulatedPost::nativeId)
                                .toList());
            }
        }
    }

    @Test
    void everyCommentBelowALeadersVideosIsRead() throws CollectionFailure {
        try (Simulation simulation = new Simulation()) {
            YouTubeProperties settings = new YouTubeProperties(
                    Simulator.YOUTUBE_API_KEY,
                    URI.create(simulation.address("/youtube/youtube/v3/")),
                    URI.create(simulation.address("/youtube/")));
            YouTubeComments collector = new YouTubeComments(new YouTubeApi(settings, Loopback.http(YouTubeApi.LIMITS)));
            SimulatedAccount leader = simulation.accounts(SimulatedPlatform.YOUTUBE).stream()
                    .filter(each -> each.unit().equals("bupati"))
                    .findFirst()
                    .orElseThrow();
            var official = Accounts.of(Platform.YOUTUBE, leader.handle(), leader.nativeId());
            List<ObservedComment> read = new ArrayList<>();
            for (SimulatedPost video : simulation.truth(leader)) {
                read.addAll(simulation.walk(collector, official, video.nativeId()));
            }
            List<SimulatedComment> truth = simulation.comments(leader);
            assertThat(truth).hasSizeGreaterThan(5);
            assertThat(read)
                    .extracting(each -> each.nativeId() + each.parentNativeId() + each.official() + each.text())
                    .containsExactlyInAnyOrderElementsOf(truth.stream()
                            .map(each -> each.nativeId() + each.parent() + each.official() + each.text())
                            .toList());
        }
    }
}
