package id.pantas.collection.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.pantas.collection.Accounts;
import id.pantas.collection.Loopback;
import id.pantas.collection.Simulation;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.post.ObservedComment;
import id.pantas.post.ObservedPost;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.simulator.Failure;
import id.pantas.simulator.SimulatedAccount;
import id.pantas.simulator.SimulatedComment;
import id.pantas.simulator.SimulatedPlatform;
import id.pantas.simulator.SimulatedPost;
import id.pantas.simulator.Simulator;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proves(
        platform = Platform.X,
        by = By.SIMULATOR,
        feature = {Feature.FINDING, Feature.RENAMES, Feature.POSTS, Feature.PAGES, Feature.COMMENTS})
class XSimulatorTests {

    @Test
    void everyAccountIsCollectedExactly() throws CollectionFailure {
        try (Simulation simulation = new Simulation()) {
            XProperties settings = new XProperties(
                    true,
                    URI.create(simulation.address("/x/2/")),
                    Simulator.X_BEARER_TOKEN,
                    XProperties.Dialect.TWEET,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20));
            XCollector collector = new XCollector(settings, new Twitter4jXApi(settings, Loopback.clients()));
            for (SimulatedAccount account : simulation.accounts(SimulatedPlatform.X)) {
                var official = simulation.account(Platform.X, account);
                FailureKind expected = switch (account.state()) {
                    case ACTIVE, FAILING -> null;
                    case PRIVATE -> FailureKind.ACCOUNT_PRIVATE;
                    case SUSPENDED -> FailureKind.ACCOUNT_SUSPENDED;
                    case DELETED -> FailureKind.ACCOUNT_GONE;
                };
                if (expected != null) {
                    CollectionFailure failure =
                            catchThrowableOfType(CollectionFailure.class, () -> simulation.walk(collector, official));
                    assertThat(failure.kind()).as(account.handle()).isEqualTo(expected);
                    continue;
                }
                List<ObservedPost> posts = simulation.walk(collector, official);
                assertThat(posts)
                        .as(account.handle())
                        .extracting(ObservedPost::nativeId)
                        .containsExactlyElementsOf(simulation.truth(account).stream()
                                .filter(post -> post.replyTo() == null)
                                .map(SimulatedPost::nativeId)
                                .toList());
            }
        }
    }

    @Test
    void aRenamedAccountIsReadOnByItsIdAndItsNewHandleIsTold() throws CollectionFailure {
        try (Simulation simulation = new Simulation()) {
            XProperties settings = new XProperties(
                    true,
                    URI.create(simulation.address("/x/2/")),
                    Simulator.X_BEARER_TOKEN,
                    XProperties.Dialect.TWEET,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20));
            XCollector collector = new XCollector(settings, new Twitter4jXApi(settings, Loopback.clients()));
            List<SimulatedAccount> active = simulation.accounts(SimulatedPlatform.X).stream()
                    .filter(each -> each.state() == SimulatedAccount.State.ACTIVE)
                    .toList();
            OfficialAccount renamed = Accounts.of(
                    Platform.X, active.get(0).handle(), active.get(0).nativeId());
            OfficialAccount same = Accounts.of(
                    Platform.X, active.get(1).handle(), active.get(1).nativeId());
            simulation.failures().fail(active.get(0), Failure.RENAMED);

            assertThat(simulation.walk(collector, renamed)).isNotEmpty();
            var told = collector.handles(List.of(renamed, same), null, Simulation.NOW);
            assertThat(told.present()).containsEntry(same.id(), same.handle()).hasSize(2);
            assertThat(told.present().get(renamed.id())).isNotEqualTo(renamed.handle());
            assertThat(told.spent()).isEqualTo(4);
        }
    }

    @Test
    void whatCitizensWriteToLeadersIsReadOnceAndTheirAnswersToo() throws CollectionFailure {
        try (Simulation simulation = new Simulation()) {
            XProperties settings = new XProperties(
                    true,
                    URI.create(simulation.address("/x/2/")),
                    Simulator.X_BEARER_TOKEN,
                    XProperties.Dialect.TWEET,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20));
            XComments collector = new XComments(settings, new Twitter4jXApi(settings, Loopback.clients()));
            SimulatedAccount leader = simulation.accounts(SimulatedPlatform.X).stream()
                    .filter(each -> each.unit().equals("bupati"))
                    .findFirst()
                    .orElseThrow();
            List<SimulatedComment> truth = simulation.comments(leader);
            assertThat(truth).hasSizeGreaterThan(20);
            List<ObservedComment> read = simulation.walk(collector, simulation.account(Platform.X, leader), null);
            assertThat(read)
                    .filteredOn(each -> !each.official())
                    .extracting(ObservedComment::nativeId)
                    .as("the newest 800, which is as far as mentions go")
                    .containsAll(truth.stream()
                            .filter(each -> !each.official())
                            .map(SimulatedComment::nativeId)
                            .sorted(Comparator.<String>comparingLong(Long::parseLong)
                                    .reversed())
                            .limit(800)
                            .toList());
            assertThat(read)
                    .filteredOn(ObservedComment::official)
                    .extracting(ObservedComment::nativeId)
                    .as("of the last seven days, which is as far as the search goes")
                    .containsExactlyInAnyOrderElementsOf(truth.stream()
                            .filter(SimulatedComment::official)
                            .filter(each -> each.publishedAt()
                                    .isAfter(Simulation.NOW.minus(
                                            Duration.ofDays(7).minusMinutes(5))))
                            .map(SimulatedComment::nativeId)
                            .toList());
            assertThat(read).extracting(ObservedComment::postNativeId).doesNotContainNull();
        }
    }
}
