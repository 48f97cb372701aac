package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.RunOutcome;
import id.pantas.collection.spi.FailureKind;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BudgetsTests {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    @Test
    void countsTheDaysOfEachPlatformInItsOwnZone() {
        CollectionProperties settings = Node.settings(Map.of());
        Instant evening = Instant.parse("2026-11-20T07:59:00Z");
        assertThat(PlatformBudget.of(Platform.X, settings).day(evening)).isEqualTo("2026-11-20");
        assertThat(PlatformBudget.of(Platform.YOUTUBE, settings).day(evening)).isEqualTo("2026-11-19");
        assertThat(PlatformBudget.of(Platform.YOUTUBE, settings).resetAfter(evening))
                .isEqualTo("2026-11-20T08:00:00Z");
        // In summer the Pacific day ends an hour earlier.
        assertThat(PlatformBudget.of(Platform.YOUTUBE, settings).resetAfter(Instant.parse("2026-07-01T12:00:00Z")))
                .isEqualTo("2026-07-02T07:00:00Z");
    }

    @Test
    void neverExceedsTheLimitHoweverManyReserveAtOnce() {
        try (Node node = node("100", "7")) {
            AtomicInteger granted = new AtomicInteger();
            IntStream.range(0, 200).parallel().forEach(i -> {
                if (node.budgets.reserve(Platform.X, NOW) != null) {
                    granted.incrementAndGet();
                }
            });
            assertThat(granted).hasValue(14);
            assertThat(node.budgets.spent(Platform.X, NOW)).isEqualTo(98);
            assertThat(node.budgets.spent(Platform.X, NOW.plus(Duration.ofDays(1))))
                    .isZero();
        }
    }

    @Test
    void correctsAReservationToWhatThePageCost() {
        try (Node node = node("100", "7")) {
            Budgets.Reservation cheap = Objects.requireNonNull(node.budgets.reserve(Platform.X, NOW));
            node.budgets.settle(cheap, 2);
            assertThat(node.budgets.spent(Platform.X, NOW)).isEqualTo(2);
            Budgets.Reservation dear = Objects.requireNonNull(node.budgets.reserve(Platform.X, NOW));
            node.budgets.settle(dear, 5_000);
            assertThat(node.budgets.spent(Platform.X, NOW))
                    .as("never above the limit")
                    .isEqualTo(100);
            assertThat(node.budgets.reserve(Platform.X, NOW)).isNull();
        }
    }

    @Test
    void countsPlatformsWithoutALimitToo() {
        try (Node node = node("100", "7")) {
            Budgets.Reservation site = Objects.requireNonNull(node.budgets.reserve(Platform.WEBSITE, NOW));
            node.budgets.settle(site, 4);
            assertThat(node.budgets.spent(Platform.WEBSITE, NOW)).isEqualTo(4);
        }
    }

    @Test
    void skipsARunThatWouldExceedTheDayAndLetsThePlatformRestUntilItsReset() {
        ScriptedCollector platform = new ScriptedCollector(Platform.X);
        platform.spent = 100;
        try (Node node = new Node(Node.newDatabase(), new ConcurrentHashMap<>(), Map.of(), platform)) {
            for (int i = 0; i < 8; i++) {
                node.add(Platform.X, NOW);
            }
            node.runs.collectDue(NOW, 100);
            long fetched = platform.requests.size();
            assertThat(fetched).as("15 pages of 100 make the limit of 1,500").isEqualTo(15);
            assertThat(node.budgets.spent(Platform.X, NOW)).isEqualTo(1_500);
            var outcomes = node.database
                    .sql(
                            "select distinct outcome || '/' || failure_kind from collection.run where failure_kind is not null")
                    .query(String.class)
                    .list();
            assertThat(outcomes).isNotEmpty().isSubsetOf("SKIPPED/BUDGET_SPENT", "PARTIAL/BUDGET_SPENT");

            Instant beforeReset = Instant.parse("2026-11-20T23:59:00Z");
            assertThat(node.runs.collectDue(beforeReset, 100)).isZero();
            OfficialAccount any = node.registry.values().iterator().next();
            assertThat(node.collect(any, beforeReset).outcome()).isEqualTo(RunOutcome.SKIPPED);
            assertThat(platform.requests).hasSize(15);

            Instant nextDay = Instant.parse("2026-11-21T00:01:01Z");
            assertThat(node.runs.collectDue(nextDay, 1)).isEqualTo(1);
            assertThat(platform.requests.size()).isGreaterThan(15);
        }
    }

    @Test
    void chargesAFailedPageWhatThePlatformChargesForIt() {
        ScriptedCollector platform = new ScriptedCollector(Platform.YOUTUBE);
        platform.failAlways(FailureKind.TRANSIENT, null);
        try (Node node = Node.alone(platform)) {
            OfficialAccount account = node.add(Platform.YOUTUBE, NOW);
            assertThat(node.collect(account, NOW).spent()).isEqualTo(1);
            assertThat(node.budgets.spent(Platform.YOUTUBE, NOW)).isEqualTo(1);
        }
    }

    private static Node node(String limit, String pageCost) {
        return new Node(
                Node.newDatabase(),
                new ConcurrentHashMap<>(),
                Map.of(
                        "pantas.collection.platforms.x.daily-limit", limit,
                        "pantas.collection.platforms.x.page-cost", pageCost));
    }
}
