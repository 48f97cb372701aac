package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.collection.RunOutcome;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BudgetsTests {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    @Test
    void countsTheDaysOfEachPlatformInItsOwnZone() {
        CollectionProperties settings = Node.settings(Map.of());
        Instant evening = Instant.parse("2026-11-20T07:59:00Z");
        assertThat(PlatformBudget.of(Platform.X, settings).day().startOf(evening))
                .isEqualTo("2026-11-20T00:00:00Z");
        assertThat(PlatformBudget.of(Platform.YOUTUBE, settings).day().startOf(evening))
                .isEqualTo("2026-11-19T08:00:00Z");
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
                if (granted(node)) {
                    granted.incrementAndGet();
                }
            });
            assertThat(granted).hasValue(14);
            assertThat(node.budgets.spent(Platform.X, NOW)).isEqualTo(98);
            assertThat(node.budgets.spent(Platform.X, NOW.plus(Duration.ofDays(1))))
                    .isZero();
        }
    }

    /** Pages of which nothing was set aside would all begin while a single unit is left. */
    @ParameterizedTest
    @EnumSource(Platform.class)
    void aLimitOfAnyPlatformHoldsForPagesReadAtTheSameTime(Platform platform) {
        String limit = "pantas.collection.platforms." + platform.name().toLowerCase(Locale.ROOT) + ".daily-limit";
        try (Node node = new Node(Node.newDatabase(), new ConcurrentHashMap<>(), Map.of(limit, "300"))) {
            AtomicInteger granted = new AtomicInteger();
            IntStream.range(0, 400).parallel().forEach(i -> {
                if (granted(node, platform)) {
                    granted.incrementAndGet();
                }
            });
            assertThat(granted.get()).isBetween(1, 300);
            assertThat(node.budgets.spent(platform, NOW)).isBetween((long) granted.get(), 300L);
        }
    }

    @Test
    void correctsAReservationToWhatThePageCost() {
        try (Node node = node("100", "7")) {
            Budgets.Reservation cheap = reserve(node, Platform.X);
            node.budgets.settle(cheap, 2);
            assertThat(node.budgets.spent(Platform.X, NOW)).isEqualTo(2);
            Budgets.Reservation dear = reserve(node, Platform.X);
            node.budgets.settle(dear, 5_000);
            assertThat(node.budgets.spent(Platform.X, NOW))
                    .as("never above the limit")
                    .isEqualTo(100);
            assertThat(granted(node)).isFalse();
        }
    }

    @Test
    void countsPlatformsWithoutALimitToo() {
        try (Node node = node("100", "7")) {
            Budgets.Reservation site = reserve(node, Platform.WEBSITE);
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

    @Test
    void onePagesLimitStopsThatPageAlone() throws CollectionFailure {
        try (Node node = Node.alone()) {
            AccountId busy = new AccountId(UUID.randomUUID());
            for (int i = 0; i < 12; i++) {
                node.budgets.settle(node.budgets.reserve(use(Platform.FACEBOOK, busy, Purpose.POSTS), NOW), 4);
            }
            assertThatThrownBy(() -> node.budgets.reserve(use(Platform.FACEBOOK, busy, Purpose.POSTS), NOW))
                    .isInstanceOfSatisfying(CollectionFailure.class, failure -> {
                        assertThat(failure.scope()).isEqualTo(CollectionFailure.Scope.ACCOUNT);
                        assertThat(failure.retryAt()).isEqualTo("2026-11-21T00:00:00Z");
                    });
            assertThat(node.budgets.spent(Platform.FACEBOOK, NOW))
                    .as("what was refused is not counted anywhere")
                    .isEqualTo(48);
            node.budgets.reserve(use(Platform.FACEBOOK, busy, Purpose.COMMENTS), NOW);
            node.budgets.reserve(use(Platform.FACEBOOK, new AccountId(UUID.randomUUID()), Purpose.POSTS), NOW);
        }
    }

    @Test
    void anHoursLimitEndsWithTheHour() throws CollectionFailure {
        try (Node node = Node.alone()) {
            AccountId any = new AccountId(UUID.randomUUID());
            for (int i = 0; i < 37; i++) {
                node.budgets.reserve(use(Platform.INSTAGRAM, any, Purpose.POSTS), NOW);
            }
            assertThatThrownBy(() ->
                            node.budgets.reserve(use(Platform.INSTAGRAM, any, Purpose.POSTS), NOW.plusSeconds(3_599)))
                    .isInstanceOfSatisfying(
                            CollectionFailure.class,
                            failure -> assertThat(failure.retryAt()).isEqualTo("2026-11-20T04:00:00Z"));
            node.budgets.reserve(use(Platform.INSTAGRAM, any, Purpose.POSTS), NOW.plusSeconds(3_600));
        }
    }

    @Test
    void theMonthIsForecastFromTheDaysThatWereCounted() throws CollectionFailure {
        ScriptedCollector platform = new ScriptedCollector(Platform.X);
        try (Node node = new Node(Node.newDatabase(), new ConcurrentHashMap<>(), Map.of(), platform)) {
            AccountId any = new AccountId(UUID.randomUUID());
            for (int day = 10; day < 20; day++) {
                Instant noon = Instant.parse("2026-11-" + day + "T12:00:00Z");
                node.budgets.settle(node.budgets.reserve(use(Platform.X, any, Purpose.POSTS), noon), 60);
            }
            var use = node.forecasts.all(Instant.parse("2026-11-20T00:00:00Z")).get(0);
            assertThat(use.usedThisMonth()).isEqualTo(600);
            assertThat(use.monthForecast()).isEqualTo(600 + 60 * 11);
            assertThat(use.rupiah()).isEqualByComparingTo("103950");
        }
    }

    private static Use use(Platform platform, AccountId account, Purpose purpose) {
        return new Use(platform, account, purpose, "");
    }

    private static Budgets.Reservation reserve(Node node, Platform platform) {
        try {
            return node.budgets.reserve(use(platform, new AccountId(UUID.randomUUID()), Purpose.POSTS), NOW);
        } catch (CollectionFailure e) {
            throw new AssertionError(e);
        }
    }

    private static boolean granted(Node node) {
        return granted(node, Platform.X);
    }

    private static boolean granted(Node node, Platform platform) {
        try {
            node.budgets.reserve(use(platform, new AccountId(UUID.randomUUID()), Purpose.POSTS), NOW);
            return true;
        } catch (CollectionFailure spent) {
            return false;
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
