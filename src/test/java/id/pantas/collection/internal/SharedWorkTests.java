package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.CollectionRun;
import id.pantas.collection.CollectionRuns;
import id.pantas.collection.RunOutcome;
import id.pantas.collection.RunTrigger;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Connection;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SharedWorkTests {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    @Test
    void twoInstancesReadThreeHundredAccountsTogetherEachOnceAndNeverAtTheSameTime() throws Exception {
        ScriptedCollector platform = new ScriptedCollector(Platform.THREADS);
        String url = Node.newDatabase();
        try (Node one = new Node(url, new java.util.concurrent.ConcurrentHashMap<>(), Map.of(), platform);
                Node other = new Node(url, one.registry, Map.of(), platform)) {
            for (int i = 0; i < 300; i++) {
                addQuietly(one, i);
            }
            one.runs.enrol(NOW);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<Integer>> counts = new ArrayList<>();
            CountDownLatch ready = new CountDownLatch(4);
            for (Node node : List.of(one, other, one, other)) {
                counts.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return node.runs.collectDue(NOW, 1_000);
                }));
            }
            int sum = 0;
            List<Integer> each = new ArrayList<>();
            for (Future<Integer> count : counts) {
                each.add(count.get(120, TimeUnit.SECONDS));
                sum += each.get(each.size() - 1);
            }
            threads.shutdown();

            assertThat(platform.readTwiceAtOnce).isEmpty();
            assertThat(sum).isEqualTo(300);
            assertThat(each).as("all of them worked").allMatch(count -> count > 0);
            assertThat(one.posts.all()).hasSize(2_100);
            assertThat(one.database
                            .sql("select count(*) from collection.run where outcome = 'DONE'")
                            .query(Long.class)
                            .single())
                    .isEqualTo(300);
            assertThat(one.database
                            .sql("select count(distinct account_id) from collection.run")
                            .query(Long.class)
                            .single())
                    .isEqualTo(300);
            assertThat(one.database
                            .sql("select count(*) from stored_post where times <> 1")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(one.database
                            .sql("select count(distinct node) from collection.run")
                            .query(Long.class)
                            .single())
                    .isEqualTo(2);
        }
    }

    @Test
    void readsTheLongestOverdueFirstAndNoMoreThanAsked() {
        ScriptedCollector platform = new ScriptedCollector(Platform.THREADS);
        try (Node node = Node.alone(platform)) {
            OfficialAccount first = node.add(Platform.THREADS, NOW.minusSeconds(60));
            node.add(Platform.THREADS, NOW);
            assertThat(node.runs.collectDue(NOW, 1)).isEqualTo(1);
            assertThat(platform.requests.get(0).account().id()).isEqualTo(first.id());
            assertThat(node.runsOf(first).get(0).trigger()).isEqualTo(RunTrigger.SCHEDULE);
        }
    }

    @Test
    void plansTheNextCheckWithinTheInterval() {
        ScriptedCollector platform = new ScriptedCollector(Platform.THREADS);
        try (Node node = Node.alone(platform)) {
            OfficialAccount account = node.add(Platform.THREADS, NOW);
            node.runs.collectDue(NOW, 10);
            assertThat(node.nextDue(account))
                    .isAfter(NOW)
                    .isBefore(NOW.plus(Duration.ofHours(4)).plusSeconds(70));
            assertThat(node.runs.collectDue(NOW, 10)).isZero();
            assertThat(node.runs.collectDue(NOW.plus(Duration.ofHours(5)), 10)).isEqualTo(1);
        }
    }

    @Test
    void stopsAPlatformWhoseCredentialIsRefusedAndTriesItWithOneAccountFirst() {
        ScriptedCollector platform = new ScriptedCollector(Platform.THREADS);
        ScriptedCollector healthy = new ScriptedCollector(Platform.YOUTUBE);
        try (Node node = Node.alone(platform, healthy)) {
            for (int i = 0; i < 20; i++) {
                node.add(Platform.THREADS, NOW);
            }
            node.add(Platform.YOUTUBE, NOW);
            platform.failAlways(FailureKind.AUTH, null);
            int runs = node.runs.collectDue(NOW, 100);
            assertThat(runs).as("workers in flight, then nobody").isLessThanOrEqualTo(9 + 8);
            assertThat(healthy.requests).isNotEmpty();
            // what follows counts the runs of the troubled platform alone
            healthy.connection = Connection.missing("none");

            assertThat(node.runs.collectDue(NOW.plus(Duration.ofMinutes(2)), 100))
                    .isZero();
            Instant over = NOW.plus(Duration.ofHours(7));
            platform.requests.clear();
            node.runs.collectDue(over, 100);
            assertThat(platform.requests).as("one account tries").hasSize(1);

            platform.trouble = null;
            assertThat(node.runs.collectDue(over.plus(Duration.ofHours(7)), 1)).isEqualTo(1);
            assertThat(node.platforms.find(Platform.THREADS).orElseThrow().pausedFor())
                    .isNull();
            int atOnce = node.runs.collectDue(over.plus(Duration.ofHours(7)), 100);
            assertThat(atOnce).as("no burst after a pause").isBetween(1, 8);
            assertThat(atOnce
                            + node.runs.collectDue(
                                    over.plus(Duration.ofHours(7)).plus(Duration.ofMinutes(20)), 100))
                    .isGreaterThan(15);
        }
    }

    @Test
    void waitsAsLongAsThePlatformAsksAlsoWhenAPersonAsks() {
        ScriptedCollector platform = new ScriptedCollector(Platform.THREADS);
        try (Node node = Node.alone(platform)) {
            OfficialAccount account = node.add(Platform.THREADS, NOW);
            Instant retryAt = NOW.plusSeconds(900);
            platform.failAlways(FailureKind.RATE_LIMITED, retryAt);
            assertThat(node.collect(account, NOW).failure()).isEqualTo(FailureKind.RATE_LIMITED);

            platform.trouble = null;
            CollectionRun skipped = node.collect(account, NOW.plusSeconds(800));
            assertThat(skipped.outcome()).isEqualTo(RunOutcome.SKIPPED);
            assertThat(skipped.failure()).isEqualTo(FailureKind.RATE_LIMITED);
            assertThat(platform.requests).hasSize(1);
            assertThat(node.runs.collectDue(retryAt.plusSeconds(61), 5)).isEqualTo(1);
            assertThat(node.state(account)).containsEntry("status", "OK").containsEntry("consecutive_failures", 0);
        }
    }

    @Test
    void oneWebsiteThatIsBusyDoesNotStopTheOthers() {
        ScriptedCollector sites = new ScriptedCollector(Platform.WEBSITE);
        try (Node node = Node.alone(sites)) {
            OfficialAccount busy = node.add(Platform.WEBSITE, NOW);
            sites.failAlways(FailureKind.RATE_LIMITED, null);
            node.collect(busy, NOW);
            sites.trouble = null;
            node.add(Platform.WEBSITE, NOW);
            assertThat(node.runs.collectDue(NOW, 5)).isEqualTo(1);
        }
    }

    @Test
    void aPersonsRequestIsWorkedOffAndReportsItsProgress() {
        ScriptedCollector platform = new ScriptedCollector(Platform.THREADS);
        try (Node node = Node.alone(platform)) {
            OfficialAccount good = node.add(Platform.THREADS, NOW);
            OfficialAccount bad = node.add(Platform.THREADS, NOW);
            node.runs.collectDue(NOW, 10);
            node.add(Platform.TIKTOK, NOW);
            Instant later = NOW.plusSeconds(60);
            node.workers.stop(); // the request itself wakes nobody here
            long request = node.runs.requestAll(later, "staf");
            CollectionRuns.Progress waiting = Objects.requireNonNull(node.runs.progress(request));
            assertThat(waiting).isEqualTo(new CollectionRuns.Progress(later, 2, 0, 0, 0, 0));
            assertThat(waiting.waiting()).isEqualTo(2);

            node.workers.start();
            platform.posts = 9;
            platform.trouble = call -> {
                if (call.account().id().equals(bad.id())) {
                    throw new IllegalStateException("scripted");
                }
            };
            assertThat(node.runs.collectDue(later, 10)).isEqualTo(2);
            assertThat(node.runs.progress(request)).isEqualTo(new CollectionRuns.Progress(later, 2, 2, 0, 1, 2));
            assertThat(node.runsOf(good).get(0).trigger()).isEqualTo(RunTrigger.MANUAL);
            assertThat(node.runs.progress(999)).isNull();
        }
    }

    @Test
    void asksForNothingWhereNothingCanBeRead() {
        ScriptedCollector platform = new ScriptedCollector(Platform.THREADS);
        try (Node node = Node.alone(platform)) {
            OfficialAccount account = node.add(Platform.THREADS, NOW);
            platform.connection = ScriptedCollector.Connection.missing("token");
            assertThat(node.runs.request(account.id(), NOW, "staf")).isEmpty();
            assertThat(node.database
                            .sql("select count(*) from collection.sweep")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private static void addQuietly(Node node, int number) {
        OfficialAccount account = new OfficialAccount(
                new id.pantas.registry.AccountId(java.util.UUID.randomUUID()),
                new id.pantas.registry.UnitId(java.util.UUID.randomUUID()),
                Platform.THREADS,
                "akun" + number,
                null,
                true,
                NOW);
        node.registry.put(account.id(), account);
    }
}
