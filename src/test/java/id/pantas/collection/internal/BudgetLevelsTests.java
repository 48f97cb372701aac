package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.collection.BudgetMeters.PlatformUse;
import id.pantas.collection.BudgetMeters.Whose;
import id.pantas.collection.CollectionRun;
import id.pantas.collection.RunOutcome;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The levels of a budget (platform, app, credential, account), the month's pace, and what goes first. */
class BudgetLevelsTests {

    /** Ten in the morning of the first of twelve days that November has left, on X's clock. */
    private static final Instant NOW = Instant.parse("2026-11-19T10:00:00Z");

    private static final String X = "pantas.collection.platforms.x.";

    @Test
    void oneAppIsSharedByInstagramAndFacebook() throws CollectionFailure {
        try (Node node = node(Map.of(
                "pantas.collection.platforms.instagram.app-hourly-limit", "8",
                "pantas.collection.platforms.facebook.app-hourly-limit", "8"))) {
            node.budgets.reserve(posts(Platform.INSTAGRAM), NOW);
            node.budgets.reserve(posts(Platform.FACEBOOK), NOW);
            for (Platform platform : List.of(Platform.INSTAGRAM, Platform.FACEBOOK)) {
                assertThatThrownBy(() -> node.budgets.reserve(posts(platform), NOW))
                        .isInstanceOfSatisfying(
                                CollectionFailure.class,
                                failure -> assertThat(failure.scope()).isEqualTo(CollectionFailure.Scope.PLATFORM));
            }
            assertThat(node.budgets.spent(Platform.FACEBOOK, NOW))
                    .as("what was refused counts nowhere")
                    .isEqualTo(4);
        }
    }

    @Test
    void eachCredentialHasALimitOfItsOwn() throws CollectionFailure {
        try (Node node = node(Map.of("pantas.collection.platforms.instagram.credential-hourly-limit", "4"))) {
            Use own = new Use(Platform.INSTAGRAM, new AccountId(UUID.randomUUID()), Purpose.POSTS, "milik-sendiri");
            node.budgets.reserve(own, NOW);
            assertThatThrownBy(() -> node.budgets.reserve(own, NOW))
                    .isInstanceOfSatisfying(
                            CollectionFailure.class,
                            failure -> assertThat(failure.scope()).isEqualTo(CollectionFailure.Scope.CREDENTIAL));
            node.budgets.reserve(posts(Platform.INSTAGRAM), NOW);
            node.budgets.reserve(own, NOW.plus(Duration.ofHours(1)));
        }
    }

    @Test
    void twoInstancesTogetherNeverExceedAnyOfTheLevels() {
        Map<String, String> limits = Map.of(
                X + "daily-limit",
                "1000",
                X + "page-cost",
                "7",
                X + "credential-hourly-limit",
                "100",
                X + "app-daily-limit",
                "90",
                X + "account-daily-limit",
                "1000");
        String url = Node.newDatabase();
        try (Node one = new Node(url, new LinkedHashMap<>(), limits);
                Node other = new Node(url, new LinkedHashMap<>(), limits)) {
            AtomicInteger granted = new AtomicInteger();
            IntStream.range(0, 80).parallel().forEach(i -> {
                try {
                    (i % 2 == 0 ? one : other).budgets.reserve(posts(Platform.X), NOW);
                    granted.incrementAndGet();
                } catch (CollectionFailure full) {
                    assertThat(full.scope()).isEqualTo(CollectionFailure.Scope.PLATFORM);
                }
            });
            assertThat(granted).as("the app's 90 is the least").hasValue(12);
            assertThat(one.budgets.spent(Platform.X, NOW)).isEqualTo(84);
        }
    }

    @Test
    void aMonthsBudgetIsSharedOutOverTheDaysThatAreLeft() throws CollectionFailure {
        try (Node node = node(Map.of(X + "monthly-limit", "1200", X + "page-cost", "50"))) {
            assertThat(node.budgets.limitOfToday(Platform.X, NOW)).isEqualTo(100);
            node.budgets.settle(node.budgets.reserve(posts(Platform.X), NOW), 40);
            node.budgets.reserve(posts(Platform.X), NOW);
            assertThatThrownBy(() -> node.budgets.reserve(posts(Platform.X), NOW))
                    .isInstanceOf(CollectionFailure.class);
            // 1,110 for the eleven days after it
            assertThat(node.budgets.limitOfToday(Platform.X, NOW.plus(Duration.ofDays(1))))
                    .isEqualTo(100);
            assertThat(node.budgets.limitOfToday(Platform.X, NOW.plus(Duration.ofDays(10))))
                    .isEqualTo(555);
            assertThat(node.budgets.limitOfToday(Platform.X, Instant.parse("2026-12-01T00:00:00Z")))
                    .as("the next month has thirty-one days and a page a day at least")
                    .isEqualTo(50);
        }
    }

    @Test
    void whatIsBeingFetchedBlocksOnlyForAShortWhile() throws CollectionFailure {
        try (Node node = node(Map.of(X + "daily-limit", "150"))) {
            Budgets.Reservation fetching = node.budgets.reserve(posts(Platform.X), NOW);
            assertThatThrownBy(() -> node.budgets.reserve(posts(Platform.X), NOW))
                    .isInstanceOfSatisfying(
                            CollectionFailure.class,
                            failure -> assertThat(failure.retryAt()).isEqualTo(NOW.plus(Duration.ofMinutes(2))));
            node.budgets.settle(fetching, 3);
            Budgets.Reservation second = node.budgets.reserve(posts(Platform.X), NOW);
            node.budgets.settle(second, 100);
            assertThatThrownBy(() -> node.budgets.reserve(posts(Platform.X), NOW))
                    .isInstanceOfSatisfying(
                            CollectionFailure.class,
                            failure -> assertThat(failure.retryAt()).isEqualTo("2026-11-20T00:00:00Z"));
        }
    }

    @Test
    void keepsTheDaysBudgetForNewPostsAndPatrolsBeforeCountsAndOtherComments() throws CollectionFailure {
        try (Node node = node(Map.of(X + "daily-limit", "1000", X + "page-cost", "10"))) {
            Instant morning = Instant.parse("2026-11-19T00:00:00Z");
            // First shares: posts 400, patrols 150, counts 200 and 200.
            assertThat(upTo(node, Purpose.COMMENTS, morning)).isEqualTo(50);
            assertThat(upTo(node, Purpose.COUNTS_72, morning)).isEqualTo(250);
            assertThat(upTo(node, Purpose.COUNTS_24, morning)).isEqualTo(450);
            assertThat(upTo(node, Purpose.PATROL, morning)).isEqualTo(600);
            assertThat(upTo(node, Purpose.POSTS, morning)).isEqualTo(1_000);
        }
    }

    @Test
    void keepsLessAsTheDayGoesByAndAsMuchAsTheDaysBeforeNeeded() throws CollectionFailure {
        try (Node node = node(Map.of(X + "daily-limit", "1000", X + "page-cost", "10"))) {
            Instant yesterday = Instant.parse("2026-11-18T12:00:00Z");
            for (int i = 0; i < 20; i++) {
                node.budgets.settle(node.budgets.reserve(posts(Platform.X), yesterday), 10);
            }
            assertThat(upTo(node, Purpose.COMMENTS, Instant.parse("2026-11-19T12:00:00Z")))
                    .isEqualTo(900);
        }
    }

    @Test
    void newPostsAreReadThoughTheirCountsHaveToWait() {
        ScriptedCollector platform = new ScriptedCollector(Platform.X);
        try (Node node = new Node(
                Node.newDatabase(),
                new LinkedHashMap<>(),
                Map.of(X + "daily-limit", "100", X + "page-cost", "10"),
                platform)) {
            OfficialAccount account = node.add(Platform.X, NOW);
            for (int i = 0; i < 6; i++) {
                reserve(node, Purpose.POSTS, 10);
            }
            node.counts.due.add(new CountsDue.DuePost(account.id() + "#5", 24));
            node.counts.due.add(new CountsDue.DuePost(account.id() + "#4", 72));
            platform.spent = 1;
            CollectionRun run = node.collect(account, NOW);

            assertThat(run.outcome()).isEqualTo(RunOutcome.DONE);
            assertThat(run.newPosts()).isEqualTo(7);
            // Kept until the evening for posts and patrols: (40 + 15) × 14/24, so 24 hours may go up to 67, 72 hours to
            // 56.
            assertThat(node.counts.due).containsExactly(new CountsDue.DuePost(account.id() + "#4", 72));
        }
    }

    @Test
    void stretchesIntervalsUntilTheBudgetLastsAndLoosensThemAgain() {
        ScriptedCollector platform = new ScriptedCollector(Platform.YOUTUBE);
        platform.spent = 2;
        platform.posts = 2;
        try (Node node = new Node(
                Node.newDatabase(),
                new LinkedHashMap<>(),
                Map.of("pantas.collection.platforms.youtube.daily-limit", "300"),
                platform)) {
            for (int i = 0; i < 40; i++) {
                node.registered(Platform.YOUTUBE, NOW);
            }
            node.runs.enrol(NOW);
            Instant now = NOW;
            for (; now.isBefore(NOW.plus(Duration.ofDays(1))); now = now.plus(Duration.ofMinutes(30))) {
                node.runs.plan(now);
                node.runs.collectDue(now, 1_000);
            }
            // 40 accounts × 6 checks × 2 units = 480; every eight hours 240 of 270
            assertThat(node.stretching.level(Platform.YOUTUBE, now)).isEqualTo(1);
            Instant tomorrow = now.plus(Duration.ofDays(1));
            node.runs.plan(tomorrow);
            assertThat(node.database
                            .sql("select distinct check_every from collection.account_state")
                            .query(Integer.class)
                            .list())
                    .containsExactly(2);
            PlatformUse use = node.forecasts.all(tomorrow).get(0);
            assertThat(use.stretched()).isEqualTo(1);
            assertThat(use.readings().get(0).whose()).isEqualTo(Whose.PLATFORM);
        }
    }

    /** How many units of the day the purpose gets before it is refused; nothing else is used meanwhile. */
    private static long upTo(Node node, Purpose purpose, Instant at) throws CollectionFailure {
        long before = node.budgets.spent(Platform.X, at);
        for (int i = 0; i < 200; i++) {
            try {
                node.budgets.reserve(new Use(Platform.X, new AccountId(UUID.randomUUID()), purpose, ""), at);
            } catch (CollectionFailure refused) {
                assertThat(refused.scope())
                        .isEqualTo(
                                purpose == Purpose.POSTS
                                        ? CollectionFailure.Scope.PLATFORM
                                        : CollectionFailure.Scope.ACCOUNT);
                return node.budgets.spent(Platform.X, at);
            }
        }
        throw new AssertionError("never refused, before " + before);
    }

    private static void reserve(Node node, Purpose purpose, int spent) {
        try {
            node.budgets.settle(
                    node.budgets.reserve(new Use(Platform.X, new AccountId(UUID.randomUUID()), purpose, ""), NOW),
                    spent);
        } catch (CollectionFailure e) {
            throw new AssertionError(e);
        }
    }

    private static Use posts(Platform platform) {
        return new Use(platform, new AccountId(UUID.randomUUID()), Purpose.POSTS, "");
    }

    private static Node node(Map<String, String> settings) {
        return new Node(Node.newDatabase(), new LinkedHashMap<>(), settings);
    }
}
