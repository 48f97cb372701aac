package id.pantas.collection.internal;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.collection.RunOutcome;
import id.pantas.collection.spi.FailureKind;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The ends a run can have; each leaves run, account, platform and the day's checks in agreement, in one transaction. */
@Component
class RunEnd {

    private final AccountStates states;
    private final AccountLocks locks;
    private final RunLog log;
    private final PlatformStates platforms;
    private final Budgets budgets;
    private final CheckDays checks;
    private final FailurePolicy policy;
    private final NextCheck next;
    private final PeriodCalendar calendar;
    private final TransactionTemplate transactions;

    RunEnd(
            AccountStates states,
            AccountLocks locks,
            RunLog log,
            PlatformStates platforms,
            Budgets budgets,
            CheckDays checks,
            FailurePolicy policy,
            NextCheck next,
            PeriodCalendar calendar,
            TransactionTemplate transactions) {
        this.states = states;
        this.locks = locks;
        this.log = log;
        this.platforms = platforms;
        this.budgets = budgets;
        this.checks = checks;
        this.policy = policy;
        this.next = next;
        this.calendar = calendar;
        this.transactions = transactions;
    }

    /** The last page is stored; called in its transaction, so that the watermark moves with it or not at all. */
    void complete(Claim claim, RunLog.Totals totals, @Nullable String watermark, Instant now) {
        states.complete(claim, watermark, now, next.after(claim, now));
        log.close(claim.run(), totals, now, RunOutcome.DONE, null, null, null);
        good(claim);
    }

    /** A page is stored and another one follows; called in its transaction. */
    void keepPlace(Claim claim, String cursor, @Nullable String pendingWatermark, Instant now) {
        states.keepPlace(claim, cursor, pendingWatermark, now);
    }

    /** Enough for one run; called in the transaction of its last page. */
    void pageLimit(Claim claim, RunLog.Totals totals, Instant now) {
        states.pageLimit(claim, now);
        log.close(claim.run(), totals, now, RunOutcome.PARTIAL, null, "page limit of one run reached", null);
        good(claim);
    }

    /** The application shuts down between two pages; the account is due at once, for another instance or the next start. */
    void stopped(Claim claim, RunLog.Totals totals, Instant now) {
        transactions.executeWithoutResult(status -> {
            locks.renew(claim, now);
            states.release(claim, now, true);
            log.close(
                    claim.run(), totals, now, RunOutcome.PARTIAL, FailureKind.INTERRUPTED, "stopped by shutdown", null);
        });
    }

    /** The registry no longer lists the account. */
    void notInUse(Claim claim, Instant now) {
        transactions.executeWithoutResult(status -> {
            locks.renew(claim, now);
            states.release(claim, now, false);
            log.close(claim.run(), RunLog.Totals.NONE, now, RunOutcome.SKIPPED, null, "no longer in use", null);
        });
    }

    /** There is no credential that may be used for the account, so it was not even tried. */
    void notConnected(Claim claim, Instant now) {
        transactions.executeWithoutResult(status -> {
            locks.renew(claim, now);
            states.disconnected(claim, now);
            checks.disconnected(List.of(claim.account()), now);
            log.close(
                    claim.run(), RunLog.Totals.NONE, now, RunOutcome.SKIPPED, null, "no credential to ask with", null);
        });
    }

    /** The platform must not be asked, or not any more; once it may be, the account is due at once. */
    void notCleared(Claim claim, RunLog.Totals totals, Instant now) {
        transactions.executeWithoutResult(status -> {
            locks.renew(claim, now);
            states.release(claim, claim.plannedAt(), true);
            RunOutcome outcome = totals.pages() > 0 ? RunOutcome.PARTIAL : RunOutcome.SKIPPED;
            log.close(claim.run(), totals, now, outcome, null, "the platform's clearance is not recorded", null);
        });
    }

    /** The platform rests, so the account was not even tried. */
    void resting(Claim claim, PlatformStates.State platform, Instant now) {
        transactions.executeWithoutResult(status -> {
            locks.renew(claim, now);
            states.release(claim, claim.plannedAt(), true);
            log.close(
                    claim.run(),
                    RunLog.Totals.NONE,
                    now,
                    RunOutcome.SKIPPED,
                    platform.pausedFor(),
                    "the platform rests: " + platform.message(),
                    null);
        });
    }

    /**
     * What ended a run early.
     *
     * @param reach who has to wait
     * @param ownCredential whether an owner's own credential is not accepted now
     * @param retryAt when the platform said that asking again makes sense
     * @param answer the beginning of the answer that could not be used
     */
    record Trouble(
            FailureKind kind,
            WhoWaits reach,
            boolean ownCredential,
            @Nullable String message,
            @Nullable Instant retryAt,
            @Nullable String answer) {}

    void failed(Claim claim, RunLog.Totals totals, Trouble trouble, Instant now) {
        FailureKind kind = trouble.kind();
        String message = trouble.message();
        transactions.executeWithoutResult(status -> {
            locks.renew(claim, now);
            Platform platform = claim.platform();
            int pauses =
                    platforms.find(platform).map(PlatformStates.State::failures).orElse(0);
            FailurePolicy.Decision decision = policy.decide(new FailurePolicy.Failure(
                    kind,
                    trouble.reach(),
                    now,
                    trouble.retryAt(),
                    claim.consecutiveFailures() + 1,
                    pauses + 1,
                    claim.status(),
                    claim.goneFoundOn(),
                    now.atZone(calendar.zone()).toLocalDate(),
                    budgets.of(platform).resetAfter(now)));
            Instant pause = decision.pausePlatformUntil();
            if (pause != null) {
                platforms.pause(platform, trouble.reach().pauseScope(), pause, kind, message, now);
            }
            if (trouble.ownCredential()) {
                states.restCredential(claim.account(), decision.nextAttempt());
            }
            boolean keepsPlace = kind != FailureKind.BAD_REQUEST
                    && kind != FailureKind.MALFORMED
                    && kind != FailureKind.ACCOUNT_CHANGED;
            states.failed(claim, decision, kind, message, pause == null, keepsPlace, now);
            log.close(claim.run(), totals, now, outcome(kind, totals), kind, message, trouble.answer());
            if (decision.checked()) {
                checks.done(claim, claim.startedAt());
            }
        });
    }

    /** How a run ends that stopped early. */
    static RunOutcome outcome(FailureKind kind, RunLog.Totals totals) {
        if (totals.pages() > 0) {
            return RunOutcome.PARTIAL;
        }
        return kind == FailureKind.BUDGET_SPENT ? RunOutcome.SKIPPED : RunOutcome.FAILED;
    }

    private void good(Claim claim) {
        if (claim.probe()) {
            platforms.resume(claim.platform());
        }
        // The check counts for the moment the run was started, which is what was planned.
        checks.done(claim, claim.startedAt());
    }
}
