package id.pantas.collection.internal;

import id.pantas.collection.AccountStatus;
import id.pantas.collection.spi.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a failure: who waits, how long, and what the account's state is then. One table:
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>kind</th><th>who waits</th><th>how long</th><th>state of the account</th></tr>
 * <tr><td>AUTH</td><td>all that share the credential (breaker)</td><td>15 min doubling to 6 h; then one account tries first</td><td>as before</td></tr>
 * <tr><td>RATE_LIMITED</td><td>platform, or all that share the credential</td><td>until the platform says, else 15 min</td><td>as before</td></tr>
 * <tr><td>BUDGET_SPENT</td><td>platform, all that share the credential, or the account whose own it is</td><td>until the platform says, else its reset</td><td>as before</td></tr>
 * <tr><td>TRANSIENT</td><td>account</td><td>1 min doubling to 4 h</td><td>waiting, broken from the 4th on</td></tr>
 * <tr><td>INTERNAL</td><td>account</td><td>1 min doubling to 1 h</td><td>waiting, broken from the 4th on</td></tr>
 * <tr><td>MALFORMED, BAD_REQUEST</td><td>account</td><td>15 min doubling to 24 h</td><td>waiting, broken from the 3rd on</td></tr>
 * <tr><td>PERMISSION, REFUSED, ACCOUNT_CHANGED</td><td>account</td><td>24 h</td><td>broken</td></tr>
 * <tr><td>ACCOUNT_PRIVATE, ACCOUNT_SUSPENDED</td><td>account</td><td>24 h</td><td>private, suspended</td></tr>
 * <tr><td>ACCOUNT_GONE</td><td>account</td><td>12 h, confirmed 7 days</td><td>suspected; gone when found on another day</td></tr>
 * <tr><td>INTERRUPTED</td><td>account</td><td>at once</td><td>as before</td></tr>
 * </table>
 *
 * <p>{@link WhoWaits} says who waits. Where credential and limit are an account's own, as those of a website, of a Page or of an
 * owner who consented, nobody else rests: AUTH and RATE_LIMITED then count as MALFORMED does, and until the next attempt the
 * owner's credential is used neither for posts nor for comments. Waiting times are spread by ±20 %, never
 * below what the platform asked for.
 */
final class FailurePolicy {

    private static final Duration DAY = Duration.ofDays(1);
    /** A platform that names a time further away than a monthly cap is not believed. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(31);

    private final DoubleSupplier random;

    /** @param random numbers in [0, 1) for the spreading */
    FailurePolicy(DoubleSupplier random) {
        this.random = random;
    }

    /**
     * @param reach who has to wait
     * @param retryAt when asking again makes sense, as the platform said
     * @param accountFailures consecutive failures of the account, this one included, at least 1
     * @param platformFailures consecutive pauses of the platform, this one included, at least 1
     * @param status the account's state so far
     * @param goneFoundOn the day on which it was first said to be gone, if it was
     * @param today the regency's day
     * @param budgetReset when the platform's day ends
     */
    record Failure(
            FailureKind kind,
            WhoWaits reach,
            Instant now,
            @Nullable Instant retryAt,
            int accountFailures,
            int platformFailures,
            AccountStatus status,
            @Nullable LocalDate goneFoundOn,
            LocalDate today,
            Instant budgetReset) {}

    /**
     * @param status the account's state from now on
     * @param nextAttempt when the account is due again
     * @param pausePlatformUntil until when all within {@link Failure#reach} rest; null if only the account waits
     * @param goneFoundOn the day of the first finding to remember
     * @param checked whether the platform's answer is a checked fact about the account, not a gap of ours
     */
    record Decision(
            AccountStatus status,
            Instant nextAttempt,
            @Nullable Instant pausePlatformUntil,
            @Nullable LocalDate goneFoundOn,
            boolean checked) {}

    Decision decide(Failure failure) {
        return switch (failure.kind()) {
            case AUTH ->
                platform(failure, doubling(Duration.ofMinutes(15), failure.platformFailures(), Duration.ofHours(6)));
            case RATE_LIMITED -> platform(failure, Duration.ofMinutes(15));
            case BUDGET_SPENT -> budget(failure);
            case TRANSIENT -> account(failure, Duration.ofMinutes(1), Duration.ofHours(4), 4);
            case INTERNAL -> account(failure, Duration.ofMinutes(1), Duration.ofHours(1), 4);
            case MALFORMED, BAD_REQUEST -> account(failure, Duration.ofMinutes(15), DAY, 3);
            case PERMISSION, REFUSED, ACCOUNT_CHANGED -> account(failure, DAY, DAY, 1);
            case ACCOUNT_PRIVATE -> fact(failure, AccountStatus.PRIVATE, DAY);
            case ACCOUNT_SUSPENDED -> fact(failure, AccountStatus.SUSPENDED, DAY);
            case ACCOUNT_GONE -> gone(failure);
            case INTERRUPTED -> new Decision(failure.status(), failure.now(), null, failure.goneFoundOn(), false);
        };
    }

    /** Where a credential and its limits are shared the platform rests. */
    private Decision platform(Failure failure, Duration fallback) {
        if (failure.reach() == WhoWaits.ACCOUNT) {
            return account(failure, Duration.ofMinutes(15), DAY, 3);
        }
        Instant until = asked(failure, fallback);
        return new Decision(failure.status(), until, until, failure.goneFoundOn(), false);
    }

    /** A used-up budget is nobody's fault: of one account it leaves the account's state alone. */
    private Decision budget(Failure failure) {
        Duration rest = Duration.between(failure.now(), failure.budgetReset());
        return failure.reach() == WhoWaits.ACCOUNT
                ? new Decision(failure.status(), asked(failure, rest), null, failure.goneFoundOn(), false)
                : platform(failure, rest);
    }

    private Decision account(Failure failure, Duration first, Duration longest, int brokenFrom) {
        Instant next = asked(failure, doubling(first, failure.accountFailures(), longest));
        AccountStatus status = failure.accountFailures() >= brokenFrom ? AccountStatus.BROKEN : AccountStatus.WAITING;
        return new Decision(status, next, null, failure.goneFoundOn(), false);
    }

    private Decision fact(Failure failure, AccountStatus status, Duration wait) {
        return new Decision(status, asked(failure, wait), null, failure.goneFoundOn(), true);
    }

    private Decision gone(Failure failure) {
        LocalDate first = failure.goneFoundOn();
        if (first == null || !first.isBefore(failure.today())) {
            Instant next = asked(failure, Duration.ofHours(12));
            return new Decision(
                    AccountStatus.GONE_SUSPECTED, next, null, first == null ? failure.today() : first, false);
        }
        return new Decision(AccountStatus.GONE, asked(failure, Duration.ofDays(7)), null, first, true);
    }

    /** The platform's own time if it gave a sensible one, else {@code wait}, spread by up to a fifth. */
    private Instant asked(Failure failure, Duration wait) {
        Instant now = failure.now();
        Instant retryAt = failure.retryAt();
        if (retryAt != null && retryAt.isAfter(now) && !retryAt.isAfter(now.plus(LONGEST_PAUSE))) {
            Duration asked = Duration.between(now, retryAt);
            long spread = Math.min(asked.toMillis() / 5, 60_000);
            return retryAt.plusMillis((long) (spread * random.getAsDouble()));
        }
        if (failure.kind() == FailureKind.BUDGET_SPENT) {
            return now.plus(wait).plusMillis((long) (60_000 * random.getAsDouble()));
        }
        return now.plusMillis((long) (wait.toMillis() * (0.8 + 0.4 * random.getAsDouble())));
    }

    private static Duration doubling(Duration first, int failures, Duration longest) {
        int steps = Math.min(Math.max(failures, 1) - 1, 20);
        Duration wait = first.multipliedBy(1L << steps);
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
