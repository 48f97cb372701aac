package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.collection.CollectionRun;
import id.pantas.collection.RunOutcome;
import id.pantas.collection.RunTrigger;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunTests {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    private final ScriptedCollector platform = new ScriptedCollector(Platform.INSTAGRAM);
    private Node node;
    private OfficialAccount account;

    @BeforeEach
    void start() {
        node = Node.alone(platform);
        account = node.add(Platform.INSTAGRAM, NOW);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void readsPageByPageUntilTheLast() {
        CollectionRun run = node.collect(account, NOW);

        assertThat(run.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(run.trigger()).isEqualTo(RunTrigger.MANUAL);
        assertThat(run.pages()).isEqualTo(3);
        assertThat(run.newPosts()).isEqualTo(7);
        assertThat(node.posts.all()).hasSize(7);
        assertThat(node.state(account)).containsEntry("watermark", "7").containsEntry("status", "OK");
    }

    @Test
    void asksTheNextTimeOnlyForWhatIsNewer() {
        node.collect(account, NOW);
        platform.posts = 9;
        CollectionRun run = node.collect(account, NOW.plusSeconds(60));

        assertThat(run.newPosts()).isEqualTo(2);
        assertThat(node.posts.timesStored(account.id() + "#7")).isEqualTo(1);
        assertThat(node.state(account)).containsEntry("watermark", "9");
    }

    @Test
    void movesTheWatermarkOnlyWithTheLastPage() {
        platform.failAt("4", FailureKind.TRANSIENT);
        CollectionRun run = node.collect(account, NOW);

        assertThat(run.outcome()).isEqualTo(RunOutcome.PARTIAL);
        assertThat(run.failure()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(run.pages()).isEqualTo(1);
        assertThat(run.failureAnswer()).isEqualTo("<html>");
        assertThat(node.posts.all()).hasSize(3);
        assertThat(node.state(account)).containsEntry("watermark", null).containsEntry("consecutive_failures", 1);
    }

    @Test
    void goesOnWhereAFailureStoppedItAndThenLeavesTheFirstRunsWatermark() {
        platform.failAt("4", FailureKind.TRANSIENT);
        node.collect(account, NOW);
        platform.trouble = null;
        platform.posts = 8;
        CollectionRun second = node.collect(account, NOW.plusSeconds(90));

        assertThat(second.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(second.newPosts()).isEqualTo(4);
        assertThat(node.state(account)).containsEntry("watermark", "7").containsEntry("resume_cursor", null);
        assertThat(node.posts.timesStored(account.id() + "#7")).isEqualTo(1);

        node.collect(account, NOW.plusSeconds(180));
        assertThat(node.posts.all()).hasSize(8);
        assertThat(node.state(account)).containsEntry("watermark", "8");
    }

    @Test
    void beginsAtTheNewestAgainWhenThePlaceIsOld() {
        platform.failAt("4", FailureKind.TRANSIENT);
        node.collect(account, NOW);
        platform.trouble = null;
        node.collect(account, NOW.plus(Duration.ofHours(7)));

        assertThat(platform.requests.get(2).cursor()).isNull();
        assertThat(node.posts.all()).hasSize(7);
    }

    @Test
    void beginsAtTheNewestAgainWhenThePlatformRefusesThePlace() {
        platform.failAt("4", FailureKind.TRANSIENT);
        node.collect(account, NOW);
        platform.trouble = request -> {
            if ("4".equals(request.cursor()) && platform.requests.size() == 3) {
                throw new CollectionFailure(FailureKind.BAD_REQUEST, "invalidPageToken", null, null, null);
            }
        };
        CollectionRun run = node.collect(account, NOW.plusSeconds(90));

        assertThat(run.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(node.posts.all()).hasSize(7);
    }

    @Test
    void losesAndDoublesNothingWhenTheProcessIsKilledBetweenTwoPages() {
        platform.trouble = request -> {
            if ("1".equals(request.cursor())) {
                throw new Killed();
            }
        };
        assertThatThrownBy(() -> node.collect(account, NOW)).isInstanceOf(Killed.class);
        platform.trouble = null;

        assertThat(node.runs.collect(account.id(), NOW.plusSeconds(60)))
                .as("still locked")
                .isEmpty();
        Instant afterLease = NOW.plus(Duration.ofMinutes(6));
        assertThat(node.runs.collectDue(afterLease, 10)).isEqualTo(1);

        List<CollectionRun> runs = node.runsOf(account);
        assertThat(runs).hasSize(2);
        assertThat(runs.get(1).outcome()).isEqualTo(RunOutcome.PARTIAL);
        assertThat(runs.get(1).failure()).isEqualTo(FailureKind.INTERRUPTED);
        assertThat(runs.get(1).pages()).isEqualTo(2);
        assertThat(runs.get(1).newPosts()).isEqualTo(6);
        assertThat(runs.get(0).outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(runs.get(0).newPosts()).isEqualTo(1);
        for (int n = 1; n <= 7; n++) {
            assertThat(node.posts.timesStored(account.id() + "#" + n)).isEqualTo(1);
        }
        assertThat(node.state(account)).containsEntry("watermark", "7");
    }

    @Test
    void rollsAPageBackAsAWholeWhenStoringFails() {
        platform.raw = List.of(new RawAnswer("https://example.org", "application/json", "{}"));
        platform.unreadable = List.of("5: no date");
        node.database
                .sql("alter table stored_post add check (native_id not like '%#3')")
                .update();
        CollectionRun run = node.collect(account, NOW);

        assertThat(run.outcome()).isEqualTo(RunOutcome.PARTIAL);
        assertThat(run.failure()).isEqualTo(FailureKind.INTERNAL);
        assertThat(run.pages()).isEqualTo(1);
        assertThat(run.unreadable()).isEqualTo(1);
        assertThat(node.posts.all()).hasSize(3);
        assertThat(rows("collection.raw_answer")).isEqualTo(1);
        assertThat(node.state(account)).containsEntry("watermark", null).containsEntry("resume_cursor", "4");
    }

    @Test
    void storesNothingMoreOnceItsLockWasTakenOver() {
        OfficialAccount slow = account;
        platform.trouble = request -> {
            if ("4".equals(request.cursor()) && platform.requests.size() == 2) {
                // It sleeps longer than its lease, meanwhile another instance reads the account to the end.
                assertThat(node.runs.collectDue(NOW.plus(Duration.ofMinutes(10)), 1))
                        .isEqualTo(1);
            }
        };
        CollectionRun late = node.collect(slow, NOW);

        assertThat(late.failure()).isEqualTo(FailureKind.INTERRUPTED);
        assertThat(late.pages()).isEqualTo(1);
        for (int n = 1; n <= 7; n++) {
            assertThat(node.posts.timesStored(account.id() + "#" + n)).isEqualTo(1);
        }
        assertThat(node.state(account)).containsEntry("watermark", "7").containsEntry("lease_run", null);
    }

    @Test
    void stopsAtThePageLimitAndGoesOnThereAtOnce() {
        try (Node small = new Node(
                Node.newDatabase(), node.registry, Map.of("pantas.collection.max-pages-per-run", "2"), platform)) {
            small.runs.enrol(NOW);
            CollectionRun first = small.collect(account, NOW);
            assertThat(first.outcome()).isEqualTo(RunOutcome.PARTIAL);
            assertThat(first.failure()).isNull();
            assertThat(small.state(account)).containsEntry("watermark", null).containsEntry("status", "OK");
            assertThat(small.nextDue(account)).isBefore(NOW.plusSeconds(30));

            assertThat(small.runs.collectDue(NOW.plusSeconds(30), 5)).isEqualTo(1);
            assertThat(small.posts.all()).hasSize(7);
            assertThat(small.state(account)).containsEntry("watermark", "7");
        }
    }

    @Test
    void stopsAtAPageThatIsKnownAndOldThoughThePlatformOffersMore() {
        node.collect(account, NOW);
        int before = platform.requests.size();
        platform.trouble = null;
        // The platform forgets the watermark, as adapters do that cannot ask for "newer than".
        node.database.sql("update collection.account_state set watermark = '0'").update();
        platform.newest = NOW.minus(Duration.ofDays(3));
        node.collect(account, NOW.plus(Duration.ofHours(1)));

        assertThat(platform.requests.size() - before).isEqualTo(1);
    }

    @Test
    void leavesOutWhatIsOlderThanTheDepthOfAFirstRun() {
        platform.newest = NOW.minus(Duration.ofDays(30)).plus(Duration.ofHours(4));
        node.collect(account, NOW);
        assertThat(node.posts.all()).hasSize(5);
    }

    @Test
    void reachesBackOverALongOutage() {
        node.collect(account, NOW);
        node.collect(account, NOW.plus(Duration.ofDays(60)));
        Instant notBefore = platform.requests.get(platform.requests.size() - 1).notBefore();
        assertThat(notBefore).isBefore(NOW);
    }

    @Test
    void refusesACursorThatLeadsInACircle() {
        ScriptedCollector circle = new ScriptedCollector(Platform.TIKTOK) {
            @Override
            public Page fetch(Request request) throws CollectionFailure {
                Page page = super.fetch(
                        new Request(request.account(), request.watermark(), null, request.notBefore(), request.now()));
                return new Page(page.posts(), "again", page.watermark(), null, List.of(), page.gone(), List.of(), 1);
            }
        };
        try (Node other = Node.alone(circle)) {
            OfficialAccount tiktok = other.add(Platform.TIKTOK, NOW);
            CollectionRun run = other.collect(tiktok, NOW);
            assertThat(run.failure()).isEqualTo(FailureKind.MALFORMED);
            assertThat(circle.requests).hasSize(2);
            assertThat(other.state(tiktok)).containsEntry("resume_cursor", null);
        }
    }

    @Test
    void keepsThePlatformsIdentifierAndRefusesAStrangersPosts() {
        platform.nativeAccountId = "4711";
        node.collect(account, NOW);
        assertThat(Objects.requireNonNull(node.registry.get(account.id())).nativeId())
                .isEqualTo("4711");

        platform.nativeAccountId = "666";
        platform.posts = 12;
        CollectionRun run = node.collect(account, NOW.plusSeconds(60));
        assertThat(run.failure()).isEqualTo(FailureKind.ACCOUNT_CHANGED);
        assertThat(node.posts.all()).hasSize(7);
        assertThat(node.state(account)).containsEntry("status", "BROKEN");
    }

    @Test
    void believesThatAnAccountIsGoneAfterFindingsOnTwoDaysOfTheRegency() {
        platform.failAlways(FailureKind.ACCOUNT_GONE, null);
        Instant evening = Instant.parse("2026-11-20T16:00:00Z"); // 23.00 WIB
        node.collect(account, evening);
        assertThat(node.state(account)).containsEntry("status", "GONE_SUSPECTED");
        node.collect(account, evening.plus(Duration.ofMinutes(59)));
        assertThat(node.state(account)).containsEntry("status", "GONE_SUSPECTED");
        node.collect(account, evening.plus(Duration.ofMinutes(61))); // 00.01 WIB, the same day in UTC
        assertThat(node.state(account)).containsEntry("status", "GONE");

        platform.trouble = null;
        node.collect(account, evening.plus(Duration.ofDays(9)));
        assertThat(node.state(account)).containsEntry("status", "OK").containsEntry("gone_found_on", null);
    }

    @Test
    void keepsAnswersCompressedAndNoCredentialAnywhere() {
        String token = "EAAGtoken123456789012345678901234567890";
        platform.raw = List.of(new RawAnswer(
                "https://graph.example/me?access_token=" + token, "application/json", "{\"id\":1}".repeat(500)));
        platform.unreadable = List.of("12: next page https://graph.example/?access_token=" + token);
        node.collect(account, NOW);
        platform.posts = 8;
        platform.trouble = request -> {
            throw new CollectionFailure(
                    FailureKind.AUTH,
                    "Bearer " + token + " was refused",
                    null,
                    "{\"access_token\":\"" + token + "\"}",
                    null);
        };
        node.collect(account, NOW.plusSeconds(60));
        platform.trouble = request -> {
            throw new IllegalStateException("cannot read https://graph.example/?access_token=" + token);
        };
        node.collect(account, NOW.plusSeconds(120));

        for (String table : List.of("run", "account_state", "platform_state", "unreadable_post", "raw_answer")) {
            List<String> rows = node.database
                    .sql("select cast(t as text) from collection." + table + " t")
                    .query(String.class)
                    .list();
            assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(token));
        }
        var answer = node.database
                .sql("select body, length from collection.raw_answer limit 1")
                .query()
                .singleRow();
        byte[] body = (byte[]) Objects.requireNonNull(answer.get("body"));
        assertThat(answer).containsEntry("length", 4_000);
        assertThat(body.length).isLessThan(200);
        assertThat(Compressed.gunzip(body, 10_000)).isEqualTo("{\"id\":1}".repeat(500));
        assertThat(Compressed.gunzip(body, 8)).isEqualTo("{\"id\":1}");
    }

    @Test
    void purgesAnswersAndRunsAfterTheirRetention() {
        platform.raw = List.of(new RawAnswer("https://example.org", "application/json", "{}"));
        platform.unreadable = List.of("5: no date");
        node.collect(account, NOW);
        RunPurge purge = new RunPurge(node.log, node.counts, node.budgets, node.settings);

        purge.purge(NOW.plus(Duration.ofDays(29)));
        assertThat(rows("collection.raw_answer")).isEqualTo(3);
        purge.purge(NOW.plus(Duration.ofDays(31)));
        assertThat(rows("collection.raw_answer")).isZero();
        assertThat(rows("collection.run")).isEqualTo(1);
        purge.purge(NOW.plus(Duration.ofDays(401)));
        assertThat(rows("collection.run")).isZero();
        assertThat(rows("collection.unreadable_post")).isZero();
    }

    @Test
    void readsCountsAgainFirstAndGoesOnWhenThatFails() {
        node.collect(account, NOW);
        node.counts.due.add(new CountsDue.DuePost(account.id() + "#5", 24));
        platform.refreshFailure = FailureKind.TRANSIENT;
        platform.posts = 8;
        CollectionRun run = node.collect(account, NOW.plusSeconds(60));
        assertThat(run.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(run.newPosts()).isEqualTo(1);
        assertThat(node.counts.due).hasSize(1);

        platform.refreshFailure = null;
        run = node.collect(account, NOW.plusSeconds(120));
        assertThat(run.knownPosts()).isEqualTo(1);
        assertThat(node.posts.timesStored(account.id() + "#5")).isEqualTo(2);
        assertThat(node.counts.due).isEmpty();

        node.counts.due.add(new CountsDue.DuePost(account.id() + "#5", 72));
        platform.refreshFailure = FailureKind.RATE_LIMITED;
        run = node.collect(account, NOW.plusSeconds(180));
        assertThat(run.failure()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(run.outcome()).isEqualTo(RunOutcome.FAILED);
    }

    @Test
    void leavesAccountsAloneThatAreNoLongerInUse() {
        node.registry.clear();
        CollectionRun run = node.collect(account, NOW);
        assertThat(run.outcome()).isEqualTo(RunOutcome.SKIPPED);
        assertThat(platform.requests).isEmpty();
        assertThat(node.runs.collect(account.id(), NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void startsNothingOnAPlatformThatIsNotConnected() {
        platform.connection = ScriptedCollector.Connection.missing("token");
        assertThat(node.runs.collect(account.id(), NOW)).isEmpty();
        assertThat(node.runs.collectDue(NOW, 10)).isZero();
        assertThat(rows("collection.run")).isZero();
    }

    private long rows(String table) {
        return node.database
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    /** Stands for the end of the process: nothing after it runs. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
