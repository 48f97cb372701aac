package id.pantas.setup.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.pantas.PantasApplication;
import id.pantas.collection.CollectionHealth;
import id.pantas.registry.League;
import id.pantas.registry.Platform;
import id.pantas.scoring.Rankings;
import id.pantas.scoring.Standing;
import id.pantas.simulator.Simulator;
import id.pantas.testing.PostgresForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What a newcomer gets: the demo collects by itself over HTTP, and the leagues have scores. */
class DemoEndToEndTests {

    @Test
    void anEmptyDatabaseShowsScoredLeaguesWithoutAnyAction() {
        try (ConfigurableApplicationContext demo = new SpringApplicationBuilder(PantasApplication.class)
                .run(
                        "--pantas.demo=true",
                        "--db-scheduler.enabled=true",
                        "--spring.datasource.url=" + PostgresForTests.newDatabase(),
                        "--spring.datasource.username=postgres",
                        "--server.port=0",
                        "--server.shutdown=immediate")) {
            CollectionHealth health = demo.getBean(CollectionHealth.class);
            Rankings rankings = demo.getBean(Rankings.class);
            await("every connected account was read, or needs a person")
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> {
                        CollectionHealth.Summary summary = health.summary(Instant.now());
                        assertThat(summary.connected()).isGreaterThan(60);
                        assertThat(summary.readToday()).isGreaterThan(summary.connected() * 9 / 10);
                    });
            assertThat(health.platforms(Instant.now()))
                    .filteredOn(CollectionHealth.PlatformHealth::connected)
                    .extracting(CollectionHealth.PlatformHealth::platform)
                    .contains(
                            Platform.X,
                            Platform.YOUTUBE,
                            Platform.WEBSITE,
                            Platform.INSTAGRAM,
                            Platform.FACEBOOK,
                            Platform.THREADS);
            await("every league has scores")
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> {
                        String period = rankings.shown(Instant.now()).period().id();
                        List<Standing> standings = Stream.of(League.values())
                                .flatMap(league -> rankings.standings(period, league).stream())
                                .toList();
                        assertThat(standings).hasSizeGreaterThan(40);
                        assertThat(standings.stream()
                                        .filter(standing -> standing.total() != null
                                                && standing.total().signum() > 0))
                                .hasSizeGreaterThan(20);
                    });
            Simulator simulator = demo.getBean(Simulator.class);
            assertThat(simulator.mostRequestsAtOnceForAnyAccount())
                    .as("no account is read twice at once")
                    .isEqualTo(1);
        }
    }
}
