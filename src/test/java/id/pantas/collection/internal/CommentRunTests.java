package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.CollectionRun;
import id.pantas.collection.RunOutcome;
import id.pantas.collection.RunSubject;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CommentCollector.Reach;
import id.pantas.collection.spi.FailureKind;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommentRunTests {

    /** 08.00 in Jakarta. */
    private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");

    private final ScriptedComments platform = new ScriptedComments(Platform.INSTAGRAM);
    private Node node;
    private OfficialAccount leader;

    @BeforeEach
    void start() {
        node = Node.alone(platform);
        leader = node.add(Platform.INSTAGRAM, NOW);
        node.leaders.add(leader.unit());
        node.runs.enrol(NOW);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void readsTheCommentsOfLeadersPageByPageAndOfNobodyElse() {
        node.add(Platform.INSTAGRAM, NOW);
        node.runs.collectDue(NOW, 10);

        assertThat(node.comments.stored).hasSize(7);
        assertThat(platform.asked).containsExactly("null@null", "null@4", "null@1");
        CollectionRun run = rounds().get(0);
        assertThat(run.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(run.newComments()).isEqualTo(7);
        assertThat(run.newPosts()).isZero();
    }

    @Test
    void asksTheNextTimeOnlyForWhatIsNewerAndNotBeforeItIsTime() {
        node.runs.collectDue(NOW, 10);
        platform.comments = 9;
        node.runs.collectDue(NOW.plus(Duration.ofMinutes(20)), 10);
        assertThat(node.comments.stored).hasSize(7);

        node.runs.collectDue(NOW.plus(Duration.ofMinutes(31)), 10);
        assertThat(node.comments.stored).hasSize(9);
        assertThat(platform.asked).hasSize(4);
    }

    @Test
    void looksAtEachPostOfALeaderWhereCommentsStandPostByPost() {
        node.database.sql("delete from collection.comment_watch").update();
        platform.reach = Reach.POST;
        node.postFacts(leader, "lama", NOW.minus(Duration.ofDays(31)));
        node.postFacts(leader, "baru", NOW.minus(Duration.ofDays(1)));
        node.runs.enrol(NOW);
        node.runs.collectDue(NOW, 10);

        assertThat(platform.asked).allSatisfy(asked -> assertThat(asked).startsWith("baru@"));
        assertThat(node.comments.stored).hasSize(7);
    }

    @Test
    void goesOnWhereAFailureStoppedItAndLeavesThePostsAlone() {
        platform.commentTrouble = (request, post) -> {
            if ("4".equals(request.cursor())) {
                throw new CollectionFailure(FailureKind.TRANSIENT, "scripted", null, null, null);
            }
        };
        node.runs.collectDue(NOW, 10);
        assertThat(node.comments.stored).hasSize(3);
        assertThat(rounds().get(0).outcome()).isEqualTo(RunOutcome.PARTIAL);
        assertThat(node.state(leader)).containsEntry("status", "OK").containsEntry("consecutive_failures", 0);

        platform.commentTrouble = null;
        platform.asked.clear();
        node.runs.collectDue(NOW.plus(Duration.ofMinutes(10)), 10);
        assertThat(platform.asked).containsExactly("null@4", "null@1");
        assertThat(node.comments.stored).hasSize(7);
    }

    @Test
    void aMissingPermissionForCommentsWaitsADayAndRestsNothing() {
        platform.commentTrouble = (request, post) -> {
            throw new CollectionFailure(FailureKind.PERMISSION, "scripted", null, null, null);
        };
        node.runs.collectDue(NOW, 10);
        platform.asked.clear();
        node.runs.collectDue(NOW.plus(Duration.ofHours(6)), 10);

        assertThat(platform.asked).isEmpty();
        assertThat(rounds()).hasSize(1);
        assertThat(node.runsOf(leader).stream().filter(run -> run.subject() == RunSubject.POSTS))
                .allSatisfy(run -> assertThat(run.outcome()).isEqualTo(RunOutcome.DONE))
                .hasSizeGreaterThan(1);
    }

    @Test
    void aRateLimitOfTheCommentsRestsThePlatform() {
        platform.commentTrouble = (request, post) -> {
            throw new CollectionFailure(FailureKind.RATE_LIMITED, "scripted", NOW.plusSeconds(1800), null, null);
        };
        node.runs.collectDue(NOW, 10);

        assertThat(node.platforms.find(Platform.INSTAGRAM).orElseThrow().pausedAt(NOW.plusSeconds(1700)))
                .isTrue();
    }

    @Test
    void switchedOffCommentsAreLookedForAgainTheNextDay() {
        platform.comments = 0;
        platform.closed = true;
        node.runs.collectDue(NOW, 10);
        platform.asked.clear();
        node.runs.collectDue(NOW.plus(Duration.ofHours(23)), 10);
        assertThat(platform.asked).isEmpty();
        node.runs.collectDue(NOW.plus(Duration.ofHours(25)), 10);
        assertThat(platform.asked).hasSize(1);
    }

    @Test
    void aKilledRoundIsTakenUpAfterItsLeaseAndRecordedAsInterrupted() {
        platform.commentTrouble = (request, post) -> {
            throw new OutOfMemoryError("scripted kill");
        };
        try {
            node.runs.collectDue(NOW, 10);
        } catch (OutOfMemoryError killed) {
            platform.commentTrouble = null;
        }
        node.runs.collectDue(NOW.plus(Duration.ofMinutes(6)), 10);

        assertThat(node.comments.stored).hasSize(7);
        assertThat(rounds()).extracting(CollectionRun::failure).contains(FailureKind.INTERRUPTED);
    }

    private List<CollectionRun> rounds() {
        return node.runsOf(leader).stream()
                .filter(run -> run.subject() == RunSubject.COMMENTS)
                .toList();
    }
}
