package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.CollectionRun;
import id.pantas.collection.RunOutcome;
import id.pantas.collection.RunSubject;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CollectionFailure.Scope;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Access;
import id.pantas.credential.Credential;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Comments that are read with the credential of the account's owner. */
class CommentCredentialTests {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    private final ScriptedComments platform = new ScriptedComments(Platform.FACEBOOK);
    private final List<Credential> handedOver = new ArrayList<>();
    private Node node;
    private OfficialAccount bupati;
    private OfficialAccount wakil;
    private Credential ofBupati;
    private Credential ofWakil;

    @BeforeEach
    void start() {
        platform.access = Access.ACCOUNT;
        node = Node.alone(platform);
        bupati = node.add(Platform.FACEBOOK, NOW);
        wakil = node.add(Platform.FACEBOOK, NOW);
        node.leaders.add(bupati.unit());
        node.leaders.add(wakil.unit());
        ofBupati = node.credentials.keep(Platform.FACEBOOK, bupati.id());
        ofWakil = node.credentials.keep(Platform.FACEBOOK, wakil.id());
        node.runs.enrol(NOW);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private void failFor(OfficialAccount account, FailureKind kind, Scope scope, Instant retryAt) {
        platform.commentTrouble = (request, post) -> {
            handedOver.add(request.credential());
            if (request.account().id().equals(account.id())) {
                throw new CollectionFailure(kind, scope, "scripted", retryAt, null, null);
            }
        };
    }

    private List<CollectionRun> runs(OfficialAccount account, RunSubject subject) {
        return node.runsOf(account).stream()
                .filter(run -> run.subject() == subject)
                .toList();
    }

    @Test
    void eachOwnersCommentsAreAskedForWithTheOwnersCredential() {
        platform.commentTrouble = (request, post) -> {
            handedOver.add(request.credential());
            assertThat(request.credential().account())
                    .isEqualTo(request.account().id());
        };
        node.runs.collectDue(NOW, 20);
        assertThat(handedOver).contains(ofBupati, ofWakil);
        assertThat(runs(bupati, RunSubject.COMMENTS))
                .extracting(CollectionRun::outcome)
                .containsExactly(RunOutcome.DONE);
    }

    @Test
    void aLimitOfOneOwnersCredentialRestsItForPostsAndCommentsAndNobodyElses() {
        Instant until = NOW.plus(Duration.ofHours(2));
        failFor(bupati, FailureKind.RATE_LIMITED, Scope.CREDENTIAL, until);
        node.runs.collectDue(NOW, 20);

        assertThat(node.platforms.find(Platform.FACEBOOK).filter(state -> state.pausedAt(NOW.plusSeconds(60))))
                .as("the platform goes on")
                .isEmpty();
        assertThat(runs(wakil, RunSubject.COMMENTS))
                .extracting(CollectionRun::outcome)
                .containsExactly(RunOutcome.DONE);
        assertThat(node.state(bupati).get("credential_rests_until")).isNotNull();
        assertThat(node.state(wakil).get("credential_rests_until")).isNull();
        assertThat(node.state(bupati))
                .as("trouble with comments is none of the account's posts")
                .containsEntry("consecutive_failures", 0);

        int postsBefore = runs(bupati, RunSubject.POSTS).size();
        node.database
                .sql("update collection.account_state set next_due = :now")
                .param("now", Sql.at(NOW.plusSeconds(600)))
                .update();
        node.runs.collectDue(NOW.plusSeconds(600), 20);
        assertThat(runs(bupati, RunSubject.POSTS))
                .as("the same credential rests")
                .hasSize(postsBefore);
        assertThat(runs(wakil, RunSubject.POSTS)).hasSize(2);

        platform.commentTrouble = null;
        node.runs.collectDue(until.plus(Duration.ofHours(1)), 20);
        assertThat(runs(bupati, RunSubject.POSTS)).hasSize(postsBefore + 1);
        assertThat(runs(bupati, RunSubject.COMMENTS))
                .extracting(CollectionRun::outcome)
                .contains(RunOutcome.DONE);
    }

    @Test
    void aCredentialRefusedForCommentsStaysGoodForPosts() {
        failFor(bupati, FailureKind.AUTH, Scope.CREDENTIAL, null);
        node.runs.collectDue(NOW, 20);

        assertThat(runs(bupati, RunSubject.COMMENTS))
                .extracting(CollectionRun::failure)
                .containsExactly(FailureKind.AUTH);
        assertThat(node.credentials.refused)
                .as("its owner is not asked for another")
                .isEmpty();
        assertThat(node.state(bupati).get("credential_rests_until")).isNull();
        node.database
                .sql("update collection.account_state set next_due = :now")
                .param("now", Sql.at(NOW.plusSeconds(600)))
                .update();
        node.runs.collectDue(NOW.plusSeconds(600), 20);
        assertThat(runs(bupati, RunSubject.POSTS))
                .hasSize(2)
                .allSatisfy(run -> assertThat(run.outcome()).isEqualTo(RunOutcome.DONE));
        assertThat(runs(wakil, RunSubject.COMMENTS))
                .extracting(CollectionRun::outcome)
                .containsExactly(RunOutcome.DONE);
    }

    @Test
    void withoutItsCredentialNothingIsAskedForAndNothingFailed() {
        node.credentials.forgetAll();
        node.runs.collectDue(NOW, 20);
        assertThat(platform.asked).isEmpty();
        assertThat(runs(bupati, RunSubject.COMMENTS)).allSatisfy(run -> {
            assertThat(run.outcome()).isEqualTo(RunOutcome.SKIPPED);
            assertThat(run.failure()).isNull();
        });
    }
}
