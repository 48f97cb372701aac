package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.LastGoodReads.Kinds;
import id.pantas.collection.RunSubject;
import id.pantas.collection.Workload.Queue;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Connection;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the health board says of work that waits, and of each kind of data. */
class WorkloadTests {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    private final ScriptedCollector instagram = new ScriptedCollector(Platform.INSTAGRAM);
    private final ScriptedCollector youtube = new ScriptedCollector(Platform.YOUTUBE);
    private Node node;

    @BeforeEach
    void start() {
        node = Node.alone(instagram, youtube);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void saysHowManyWaitHowManyAreLateAndForHowLong() {
        due(node.add(Platform.INSTAGRAM, NOW), Duration.ofMinutes(2));
        due(node.add(Platform.INSTAGRAM, NOW), Duration.ofMinutes(9));
        due(node.add(Platform.INSTAGRAM, NOW), Duration.ofHours(3));
        due(node.add(Platform.INSTAGRAM, NOW), Duration.ofMinutes(-5));
        due(node.add(Platform.YOUTUBE, NOW), Duration.ofMinutes(-30));

        List<Queue> queues = node.queues.queues(NOW);
        assertThat(queues)
                .containsExactly(
                        new Queue(
                                Platform.INSTAGRAM,
                                RunSubject.POSTS,
                                3,
                                1,
                                Duration.ofMinutes(9),
                                Duration.ofHours(3),
                                0),
                        new Queue(Platform.YOUTUBE, RunSubject.POSTS, 0, 0, Duration.ZERO, Duration.ZERO, 0));
    }

    @Test
    void whatIsBeingReadDoesNotWaitAndWhatIsNotConnectedIsNoWork() {
        OfficialAccount reading = node.add(Platform.INSTAGRAM, NOW);
        due(reading, Duration.ofMinutes(30));
        node.locks.claim(reading.id(), NOW);
        youtube.connection = Connection.missing("credential");
        due(node.add(Platform.YOUTUBE, NOW), Duration.ofHours(1));
        Queue queue = node.queues.queues(NOW).get(0);
        assertThat(queue.due()).isZero();
        assertThat(queue.inWork()).isEqualTo(1);
        assertThat(node.queues.queues(NOW)).extracting(Queue::platform).containsExactly(Platform.INSTAGRAM);
    }

    @Test
    void roundsOfCommentsAreAQueueOfTheirOwn() {
        OfficialAccount leader = node.add(Platform.INSTAGRAM, NOW);
        due(leader, Duration.ofMinutes(-1));
        watch(leader, "7", Duration.ofMinutes(20), null, 0, null);
        watch(leader, "8", Duration.ofMinutes(1), null, 0, null);
        assertThat(node.queues.queues(NOW))
                .contains(new Queue(
                        Platform.INSTAGRAM,
                        RunSubject.COMMENTS,
                        2,
                        1,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(20),
                        0));
    }

    @Test
    void saysOfEachKindOfDataWhenItWasLastReadWell() {
        OfficialAccount leader = node.add(Platform.INSTAGRAM, NOW.minusSeconds(9_000));
        OfficialAccount plain = node.add(Platform.INSTAGRAM, NOW.minusSeconds(9_000));
        node.collect(leader, NOW.minusSeconds(600));
        node.database
                .sql(
                        "insert into collection.refreshed_post values (:account, '1', 24, :at), (:account, '2', 24, :before)")
                .param("account", leader.id().value())
                .param("at", Sql.at(NOW.minusSeconds(1_200)))
                .param("before", Sql.at(NOW.minusSeconds(5_000)))
                .update();
        watch(leader, "7", Duration.ZERO, NOW.minusSeconds(300), 0, null);
        watch(leader, "8", Duration.ZERO, NOW.minusSeconds(900), 2, FailureKind.PERMISSION);

        var kinds = node.lastGood.of(List.of(leader.id(), plain.id()));
        assertThat(kinds.get(leader.id()).posts()).isBetween(NOW.minusSeconds(600), NOW.minusSeconds(590));
        assertThat(kinds.get(leader.id()).counts()).isEqualTo(NOW.minusSeconds(1_200));
        assertThat(kinds.get(leader.id()).comments()).isEqualTo(NOW.minusSeconds(300));
        assertThat(kinds.get(leader.id()).commentsFault()).isEqualTo(FailureKind.PERMISSION);
        assertThat(kinds.get(plain.id())).isEqualTo(new Kinds(null, null, null, false, null));
    }

    private void due(OfficialAccount account, Duration since) {
        node.database
                .sql("update collection.account_state set next_due = :due where account_id = :account")
                .param("due", Sql.at(NOW.minus(since)))
                .param("account", account.id().value())
                .update();
    }

    private void watch(
            OfficialAccount account, String post, Duration since, Instant good, int failures, FailureKind fault) {
        node.database
                .sql("""
                        insert into collection.comment_watch
                               (account_id, post_native_id, platform, next_due, last_good, failures, last_failure_kind)
                        values (:account, :post, :platform, :due, :good, :failures, :fault)
                        """)
                .param("account", account.id().value())
                .param("post", post)
                .param("platform", account.platform().name())
                .param("due", Sql.at(NOW.minus(since)))
                .param("good", Sql.atOrNull(good))
                .param("failures", failures)
                .param("fault", fault == null ? null : fault.name())
                .update();
    }
}
