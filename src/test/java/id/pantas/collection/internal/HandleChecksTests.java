package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.AccountStatus;
import id.pantas.collection.HandleWatch.Refused;
import id.pantas.collection.RunOutcome;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.HandleLookup;
import id.pantas.credential.Credential;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accounts that their platform calls otherwise than before. */
class HandleChecksTests {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    private final Telling collector = new Telling();
    private final Node node = Node.alone(collector);

    /** Tells handles by a script, three accounts at once. */
    private static final class Telling extends ScriptedCollector implements HandleLookup {

        final Map<AccountId, String> present = new HashMap<>();
        final List<Integer> asked = new ArrayList<>();
        boolean failing;

        Telling() {
            super(Platform.TIKTOK);
        }

        @Override
        public int handlesAtOnce() {
            return 3;
        }

        @Override
        public int handlesCost(int accounts) {
            return accounts;
        }

        @Override
        public Duration handlesEvery() {
            return Duration.ofDays(2);
        }

        @Override
        public Handles handles(List<OfficialAccount> accounts, Credential credential, Instant now)
                throws CollectionFailure {
            asked.add(accounts.size());
            if (failing) {
                throw new CollectionFailure(FailureKind.TRANSIENT, "scripted", null, null, null);
            }
            return new Handles(Map.copyOf(present), accounts.size());
        }
    }

    @AfterEach
    void close() {
        node.close();
    }

    private String handle(OfficialAccount account) {
        return node.registry.get(account.id()).handle();
    }

    @Test
    void aNewHandleIsTakenOverAndTheAccountGoesOn() {
        OfficialAccount account = node.add(Platform.TIKTOK, NOW);
        collector.posts = 3;
        assertThat(node.collect(account, NOW).outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(node.handleChecks.check(NOW)).as("entered just now").isZero();
        assertThat(collector.asked).isEmpty();

        collector.present.put(account.id(), "dinkes.baru");
        Instant later = NOW.plus(Duration.ofDays(2));
        assertThat(node.handleChecks.check(later)).isEqualTo(1);
        assertThat(handle(account)).isEqualTo("dinkes.baru");
        assertThat(node.handleChecks.refused()).isEmpty();
        assertThat(node.nextDue(account)).isBeforeOrEqualTo(later);

        assertThat(node.handleChecks.check(later.plusSeconds(300))).isZero();
        assertThat(collector.asked).as("not again before its time").containsExactly(1);
        collector.posts = 5;
        assertThat(node.collect(account, later.plusSeconds(600)).newPosts()).isEqualTo(2);
    }

    @Test
    void anAccountFoundGoneOrChangedIsAskedAboutAtOnceAndLosesNothing() {
        OfficialAccount account = node.add(Platform.TIKTOK, NOW);
        collector.posts = 3;
        node.collect(account, NOW);
        node.handleChecks.check(NOW);
        collector.failAlways(FailureKind.ACCOUNT_CHANGED, null);
        collector.posts = 5;
        Instant later = NOW.plus(Duration.ofHours(4));
        assertThat(node.collect(account, later).failure()).isEqualTo(FailureKind.ACCOUNT_CHANGED);
        assertThat(node.nextDue(account)).isAfter(later.plus(Duration.ofHours(12)));

        collector.present.put(account.id(), "dinkes.baru");
        Instant soon = later.plusSeconds(300);
        assertThat(node.handleChecks.check(soon)).isEqualTo(1);
        assertThat(node.nextDue(account)).isBeforeOrEqualTo(soon);
        collector.trouble = null;
        assertThat(node.collect(account, soon).newPosts()).isEqualTo(2);
        assertThat(node.health.account(account.id(), soon).orElseThrow().status())
                .isEqualTo(AccountStatus.OK);
    }

    @Test
    void aHandleThatAnotherAccountHasIsRefusedAndSaidWithTheReason() {
        OfficialAccount account = node.add(Platform.TIKTOK, NOW);
        OfficialAccount other = node.add(Platform.TIKTOK, NOW);
        node.handleChecks.check(NOW);
        collector.present.put(account.id(), other.handle());
        Instant later = NOW.plus(Duration.ofDays(2));
        assertThat(node.handleChecks.check(later)).isZero();
        assertThat(handle(account)).isEqualTo(account.handle());
        assertThat(node.handleChecks.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.account()).isEqualTo(account.id());
            assertThat(refused.handle()).isEqualTo(other.handle());
            assertThat(refused.because()).contains("sudah tercatat milik Dinas Lain");
        });

        collector.present.clear();
        node.handleChecks.check(later.plus(Duration.ofDays(3)));
        assertThat(node.handleChecks.refused()).as("it was called back").isEmpty();
    }

    @Test
    void aHandleGivenUpByOneAccountMayBecomeAnothers() {
        OfficialAccount first = node.add(Platform.TIKTOK, NOW);
        OfficialAccount second = node.add(Platform.TIKTOK, NOW);
        node.handleChecks.check(NOW);
        collector.present.put(first.id(), second.handle());
        collector.present.put(second.id(), "nama.lain");
        assertThat(node.handleChecks.check(NOW.plus(Duration.ofDays(2)))).isEqualTo(2);
        assertThat(handle(first)).isEqualTo(second.handle());
        assertThat(handle(second)).isEqualTo("nama.lain");
        assertThat(node.handleChecks.refused()).extracting(Refused::account).isEmpty();
    }

    @Test
    void manyAreAskedTogetherAndAFailureHarmsNobody() {
        for (int i = 0; i < 7; i++) {
            node.add(Platform.TIKTOK, NOW);
        }
        node.handleChecks.check(NOW);
        collector.failing = true;
        Instant later = NOW.plus(Duration.ofDays(2));
        assertThat(node.handleChecks.check(later)).isZero();
        assertThat(collector.asked).containsExactly(3, 3, 1);
        node.handleChecks.check(later.plusSeconds(300));
        assertThat(collector.asked).as("a failure is not repeated at once").hasSize(3);
        collector.failing = false;
        node.handleChecks.check(later.plus(Duration.ofHours(7)));
        assertThat(collector.asked).hasSize(6);
        assertThat(node.budgets.spent(Platform.TIKTOK, later.plus(Duration.ofHours(7))))
                .isGreaterThanOrEqualTo(7);
    }
}
