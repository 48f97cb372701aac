package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.AccountStatus;
import id.pantas.collection.CollectionRun;
import id.pantas.collection.Coverage.UnitCoverage;
import id.pantas.collection.RunOutcome;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A platform whose contract wants a clearance is not asked before, and stops when it is withdrawn. */
class ClearanceRunTests {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final ScriptedCollector platform = new ScriptedCollector(Platform.X);
    private Node node;

    @BeforeEach
    void start() {
        node = Node.alone(platform);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void nothingIsAskedPlannedOrMissedBeforeTheClearance() {
        node.uncleared.add(Platform.X);
        OfficialAccount account = node.add(Platform.X, NOW);
        Instant later = NOW.plus(Duration.ofDays(3));
        node.runs.enrol(later);

        assertThat(node.runs.collectDue(later, 10)).isZero();
        assertThat(node.runs.collect(account.id(), later)).isEmpty();
        assertThat(node.runs.request(account.id(), later, "staf")).isEmpty();
        assertThat(platform.requests).isEmpty();
        UnitCoverage coverage = node.coverage.ofUnit(account.unit(), DAY, DAY.plusDays(3), later);
        assertThat(coverage.planned()).isZero();
        assertThat(coverage.gapDays()).isEmpty();
        assertThat(coverage.complete()).isTrue();
        assertThat(node.health.account(account.id(), later).orElseThrow().status())
                .isEqualTo(AccountStatus.NOT_CLEARED);
        assertThat(node.health.accounts(later).get(0).status()).isEqualTo(AccountStatus.NOT_CLEARED);
        assertThat(node.health.platforms(later))
                .filteredOn(health -> health.platform() == Platform.X)
                .allSatisfy(health -> {
                    assertThat(health.connected()).isFalse();
                    assertThat(health.reason()).isEqualTo("not-cleared");
                });
        assertThat(node.health.summary(later).needAction()).isZero();
    }

    @Test
    void theAccountIsReadAtOnceWhenTheClearanceIsRecorded() {
        node.uncleared.add(Platform.X);
        OfficialAccount account = node.add(Platform.X, NOW);
        Instant later = NOW.plusSeconds(7_200);
        node.uncleared.clear();
        node.runs.enrol(later);

        assertThat(node.runs.collectDue(later, 10)).isEqualTo(1);
        assertThat(node.coverage.ofUnit(account.unit(), DAY, DAY, later).planned())
                .as("planned from the clearance on, not before")
                .isEqualTo(1);
    }

    @Test
    void aWithdrawalDuringARunKeepsWhatWasStoredAndIsNobodysFailure() {
        OfficialAccount account = node.add(Platform.X, NOW);
        platform.trouble = request -> {
            if (request.cursor() != null) {
                node.uncleared.add(Platform.X);
                throw new CollectionFailure(FailureKind.TRANSIENT, "held back", null, null, null);
            }
        };

        CollectionRun run = node.collect(account, NOW);

        assertThat(run.outcome()).isEqualTo(RunOutcome.PARTIAL);
        assertThat(run.failure()).isNull();
        assertThat(run.newPosts()).isEqualTo(ScriptedCollector.PAGE);
        node.runs.enrol(NOW.plusSeconds(1));
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        node.runs.enrol(tomorrow);
        UnitCoverage coverage = node.coverage.ofUnit(account.unit(), DAY, DAY.plusDays(1), tomorrow);
        assertThat(coverage.gapDays()).isEmpty();
        assertThat(coverage.complete()).isTrue();
        assertThat(node.platforms.find(Platform.X).orElseThrow().pausedUntil()).isNull();
    }

    @Test
    void aRunThatWasLockedBeforeTheWithdrawalAsksNothing() {
        OfficialAccount account = node.add(Platform.X, NOW);
        Claim claim = node.locks.claim(account.id(), NOW).orElseThrow();
        node.uncleared.add(Platform.X);

        CollectionRun run = node.reader.read(claim, platform, NOW, () -> false);

        assertThat(platform.requests).isEmpty();
        assertThat(run.outcome()).isEqualTo(RunOutcome.SKIPPED);
        assertThat(run.failure()).isNull();
    }
}
