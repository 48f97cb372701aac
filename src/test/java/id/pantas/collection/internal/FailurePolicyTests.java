package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.AccountStatus;
import id.pantas.collection.spi.FailureKind;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailurePolicyTests {

    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Instant RESET = Instant.parse("2026-11-24T00:00:00Z");

    /** A random number of one half spreads nothing. */
    private final FailurePolicy policy = new FailurePolicy(() -> 0.5);

    @ParameterizedTest(name = "{0} no. {2} on {1}: {4} after {3} min, platform rests: {5}")
    @CsvSource({
        "AUTH,             X,       1, 15,    OK,             true",
        "AUTH,             X,       2, 30,    OK,             true",
        "AUTH,             X,       9, 360,   OK,             true",
        "AUTH,             WEBSITE, 1, 15,    WAITING,        false",
        "AUTH,             WEBSITE, 3, 60,    BROKEN,         false",
        "RATE_LIMITED,     YOUTUBE, 1, 15,    OK,             true",
        "RATE_LIMITED,     WEBSITE, 1, 15,    WAITING,        false",
        "TRANSIENT,        X,       1, 1,     WAITING,        false",
        "TRANSIENT,        X,       3, 4,     WAITING,        false",
        "TRANSIENT,        X,       4, 8,     BROKEN,         false",
        "TRANSIENT,        X,       40, 240,  BROKEN,         false",
        "INTERNAL,         X,       2, 2,     WAITING,        false",
        "INTERNAL,         X,       20, 60,   BROKEN,         false",
        "MALFORMED,        X,       1, 15,    WAITING,        false",
        "MALFORMED,        X,       3, 60,    BROKEN,         false",
        "MALFORMED,        X,       30, 1440, BROKEN,         false",
        "BAD_REQUEST,      X,       2, 30,    WAITING,        false",
        "PERMISSION,       FACEBOOK, 1, 1440, BROKEN,         false",
        "REFUSED,          WEBSITE, 1, 1440,  BROKEN,         false",
        "ACCOUNT_CHANGED,  X,       1, 1440,  BROKEN,         false",
        "ACCOUNT_PRIVATE,  X,       1, 1440,  PRIVATE,        false",
        "ACCOUNT_SUSPENDED, X,      1, 1440,  SUSPENDED,      false",
        "ACCOUNT_GONE,     X,       1, 720,   GONE_SUSPECTED, false",
        "INTERRUPTED,      X,       1, 0,     OK,             false",
    })
    void decidesWhoWaitsAndHowLong(
            FailureKind kind, Platform platform, int number, long minutes, AccountStatus status, boolean rests) {
        FailurePolicy.Decision decision = policy.decide(failure(kind, platform, number, null, null));

        assertThat(Duration.between(NOW, decision.nextAttempt())).isEqualTo(Duration.ofMinutes(minutes));
        assertThat(decision.status()).isEqualTo(status);
        assertThat(decision.pausePlatformUntil() != null).isEqualTo(rests);
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void hasAnAnswerForEveryKindThatNeverLiesInThePast(FailureKind kind) {
        for (Platform platform : Platform.values()) {
            for (int number : new int[] {1, 2, 30, Integer.MAX_VALUE}) {
                assertThat(policy.decide(failure(kind, platform, number, null, null))
                                .nextAttempt())
                        .isBetween(NOW, NOW.plus(Duration.ofDays(31)));
            }
        }
    }

    @Test
    void waitsAsLongAsThePlatformAsksAndNeverLess() {
        Instant retryAt = NOW.plusSeconds(900);
        for (double random : new double[] {0, 0.5, 0.999}) {
            FailurePolicy.Decision decision = new FailurePolicy(() -> random)
                    .decide(failure(FailureKind.RATE_LIMITED, Platform.X, 1, retryAt, null));
            assertThat(decision.pausePlatformUntil()).isBetween(retryAt, retryAt.plusSeconds(60));
        }
    }

    @Test
    void doesNotBelieveATimeInThePastOrBeyondAMonth() {
        for (Instant nonsense :
                new Instant[] {NOW.minusSeconds(5), NOW, NOW.plus(Duration.ofDays(4000)), Instant.MAX}) {
            assertThat(policy.decide(failure(FailureKind.RATE_LIMITED, Platform.X, 1, nonsense, null))
                            .nextAttempt())
                    .isEqualTo(NOW.plus(Duration.ofMinutes(15)));
        }
    }

    @Test
    void waitsForTheResetOfThePlatformsDayWhenTheBudgetIsSpent() {
        FailurePolicy.Decision decision = policy.decide(failure(FailureKind.BUDGET_SPENT, Platform.X, 1, null, null));
        assertThat(decision.pausePlatformUntil()).isBetween(RESET, RESET.plusSeconds(60));
    }

    @Test
    void believesThatAnAccountIsGoneOnlyOnTheSecondDay() {
        FailurePolicy.Decision first = policy.decide(failure(FailureKind.ACCOUNT_GONE, Platform.X, 1, null, null));
        assertThat(first.status()).isEqualTo(AccountStatus.GONE_SUSPECTED);
        assertThat(first.goneFoundOn()).isEqualTo(TODAY);
        assertThat(first.checked()).isFalse();

        FailurePolicy.Decision sameDay = policy.decide(failure(FailureKind.ACCOUNT_GONE, Platform.X, 2, null, TODAY));
        assertThat(sameDay.status()).isEqualTo(AccountStatus.GONE_SUSPECTED);

        FailurePolicy.Decision nextDay =
                policy.decide(failure(FailureKind.ACCOUNT_GONE, Platform.X, 3, null, TODAY.minusDays(1)));
        assertThat(nextDay.status()).isEqualTo(AccountStatus.GONE);
        assertThat(nextDay.checked()).isTrue();
    }

    @Test
    void remembersTheFirstFindingThroughOtherFailures() {
        FailurePolicy.Decision decision =
                policy.decide(failure(FailureKind.TRANSIENT, Platform.X, 1, null, TODAY.minusDays(1)));
        assertThat(decision.goneFoundOn()).isEqualTo(TODAY.minusDays(1));
    }

    private static FailurePolicy.Failure failure(
            FailureKind kind,
            Platform platform,
            int number,
            @Nullable Instant retryAt,
            @Nullable LocalDate goneFoundOn) {
        return new FailurePolicy.Failure(
                kind,
                platform == Platform.WEBSITE ? WhoWaits.ACCOUNT : WhoWaits.PLATFORM,
                NOW,
                retryAt,
                number,
                number,
                AccountStatus.OK,
                goneFoundOn,
                TODAY,
                RESET);
    }
}
