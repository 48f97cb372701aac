package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.AccountStatus;
import id.pantas.collection.CollectionRun;
import id.pantas.collection.RunOutcome;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Access;
import id.pantas.credential.Credential;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CredentialRunTests {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final ScriptedCollector platform = new ScriptedCollector(Platform.FACEBOOK);
    private Node node;

    @BeforeEach
    void start() {
        platform.access = Access.ACCOUNT;
        node = Node.alone(platform);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void nothingIsPlannedForAnAccountWithoutTheCredentialItNeeds() {
        OfficialAccount account = node.add(Platform.FACEBOOK, NOW);

        assertThat(node.runs.collectDue(NOW, 10)).isZero();
        assertThat(node.runs.collect(account.id(), NOW)).isEmpty();
        assertThat(node.health.account(account.id(), NOW).orElseThrow().status())
                .isEqualTo(AccountStatus.NOT_CONNECTED);
        assertThat(node.coverage
                        .ofUnit(account.unit(), DAY, DAY, NOW.plusSeconds(3600))
                        .planned())
                .isZero();
        assertThat(node.health.summary(NOW).connected()).isZero();
    }

    @Test
    void anAccountIsDueAtOnceWhenItGetsItsCredentialAndIsAskedForWithIt() {
        OfficialAccount account = node.add(Platform.FACEBOOK, NOW);
        Credential credential = node.credentials.keep(Platform.FACEBOOK, account.id());
        Instant later = NOW.plusSeconds(7200);
        node.runs.enrol(later);

        assertThat(node.runs.collectDue(later, 10)).isEqualTo(1);
        assertThat(platform.requests)
                .allSatisfy(request -> assertThat(request.credential()).isEqualTo(credential));
        assertThat(node.coverage.ofUnit(account.unit(), DAY, DAY, later).planned())
                .isEqualTo(1);
    }

    @Test
    void onePlatformCredentialServesAllItsAccounts() {
        platform.access = Access.PLATFORM;
        node.credentials.keep(Platform.FACEBOOK, null);
        node.add(Platform.FACEBOOK, NOW);
        node.add(Platform.FACEBOOK, NOW);

        assertThat(node.runs.collectDue(NOW, 10)).isEqualTo(2);
    }

    @Test
    void anOwnersRefusedCredentialStopsNobodyElse() {
        OfficialAccount refused = node.add(Platform.FACEBOOK, NOW);
        OfficialAccount good = node.add(Platform.FACEBOOK, NOW);
        Credential token = node.credentials.keep(Platform.FACEBOOK, refused.id());
        node.credentials.keep(Platform.FACEBOOK, good.id());
        node.runs.enrol(NOW);
        platform.trouble = request -> {
            if (request.account().id().equals(refused.id())) {
                throw new CollectionFailure(FailureKind.AUTH, "token revoked", null, null, null);
            }
        };

        CollectionRun run = node.collect(refused, NOW);

        assertThat(run.failure()).isEqualTo(FailureKind.AUTH);
        assertThat(node.credentials.refused).containsExactly(token.id());
        assertThat(node.collect(good, NOW).outcome()).isEqualTo(RunOutcome.DONE);
        node.runs.enrol(NOW.plusSeconds(60));
        assertThat(node.health.account(refused.id(), NOW).orElseThrow().status())
                .isEqualTo(AccountStatus.NOT_CONNECTED);
    }

    @Test
    void aPlatformsRefusedCredentialRestsThePlatformAndIsTriedAgainLater() {
        platform.access = Access.PLATFORM;
        node.credentials.keep(Platform.FACEBOOK, null);
        OfficialAccount first = node.add(Platform.FACEBOOK, NOW);
        node.add(Platform.FACEBOOK, NOW);
        platform.failAlways(FailureKind.AUTH, null);

        node.collect(first, NOW);

        assertThat(node.credentials.refused).isEmpty();
        assertThat(node.runs.collectDue(NOW.plusSeconds(60), 10)).isZero();
    }

    @Test
    void theLimitOfOnePageLeavesTheOtherPagesAlone() {
        platform.access = Access.PLATFORM;
        node.credentials.keep(Platform.FACEBOOK, null);
        OfficialAccount busy = node.add(Platform.FACEBOOK, NOW);
        node.add(Platform.FACEBOOK, NOW);
        platform.trouble = request -> {
            if (request.account().id().equals(busy.id())) {
                throw new CollectionFailure(
                        FailureKind.RATE_LIMITED,
                        CollectionFailure.Scope.ACCOUNT,
                        "limit of the page",
                        NOW.plusSeconds(1800),
                        null,
                        null);
            }
        };

        node.collect(busy, NOW);

        assertThat(node.runs.collectDue(NOW.plusSeconds(1), 10)).isEqualTo(1);
        assertThat(node.nextDue(busy)).isAfterOrEqualTo(NOW.plusSeconds(1800));
    }

    @Test
    void aCredentialThatVanishedBeforeTheRunIsNoFailureOfTheAccount() {
        OfficialAccount account = node.add(Platform.FACEBOOK, NOW);
        node.credentials.keep(Platform.FACEBOOK, account.id());
        node.runs.enrol(NOW);
        node.credentials.forgetAll();

        CollectionRun run = node.collect(account, NOW.plusSeconds(60));

        assertThat(run.outcome()).isEqualTo(RunOutcome.SKIPPED);
        assertThat(run.failure()).isNull();
        assertThat(node.state(account)).containsEntry("connected", false).containsEntry("consecutive_failures", 0);
    }
}
