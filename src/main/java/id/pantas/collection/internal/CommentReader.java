package id.pantas.collection.internal;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.collection.AccountStatus;
import id.pantas.collection.RunOutcome;
import id.pantas.collection.internal.CommentWatches.CommentClaim;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CommentCollector;
import id.pantas.collection.spi.CommentCollector.CommentPage;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.post.Comments;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes one round of comments: page by page, each stored with its place in one transaction. Trouble with comments never
 * touches the account's own state, because its posts may be fine; trouble with the platform rests the platform.
 */
@Component
class CommentReader {

    private static final Logger LOG = LoggerFactory.getLogger(CommentReader.class);

    private final OfficialAccounts accounts;
    private final Comments comments;
    private final CommentWatches watches;
    private final RunLog log;
    private final Budgets budgets;
    private final PlatformStates platforms;
    private final AccountStates states;
    private final FailurePolicy policy;
    private final AccountAccess access;
    private final CollectionProperties settings;
    private final PeriodCalendar calendar;
    private final TransactionTemplate transactions;

    CommentReader(
            OfficialAccounts accounts,
            Comments comments,
            CommentWatches watches,
            RunLog log,
            Budgets budgets,
            PlatformStates platforms,
            AccountStates states,
            FailurePolicy policy,
            AccountAccess access,
            CollectionProperties settings,
            PeriodCalendar calendar,
            TransactionTemplate transactions) {
        this.accounts = accounts;
        this.comments = comments;
        this.watches = watches;
        this.log = log;
        this.budgets = budgets;
        this.platforms = platforms;
        this.states = states;
        this.policy = policy;
        this.access = access;
        this.settings = settings;
        this.calendar = calendar;
        this.transactions = transactions;
    }

    /** @param stopping whether the application shuts down, asked after every page */
    void read(
            CommentClaim claim,
            CommentCollector collector,
            PlatformCollector platform,
            Instant now,
            BooleanSupplier stopping) {
        RunTime time = new RunTime(now);
        Round round = new Round();
        AccountAccess.Means known = AccountAccess.Means.NONE;
        try {
            Optional<OfficialAccount> account = accounts.find(claim.account()).filter(OfficialAccount::active);
            Optional<AccountAccess.Means> means = account.flatMap(found -> access.means(platform, found));
            if (!access.cleared(claim.platform())) {
                skip(claim, round.totals, "the platform's clearance is not recorded", time.now());
                return;
            }
            if (account.isEmpty() || means.isEmpty()) {
                skip(claim, round.totals, "no credential to ask with", time.now());
                return;
            }
            known = means.get();
            pages(claim, collector, account.get(), known, time, round, stopping);
        } catch (CollectionFailure failure) {
            if (access.cleared(claim.platform())) {
                fail(claim, round.totals, failure, known, time.now());
            } else {
                skip(claim, round.totals, "the platform's clearance was withdrawn", time.now());
            }
        } catch (LeaseLost lost) {
            LOG.warn("{}; the comments it read since are read again", lost.getMessage());
        } catch (RuntimeException fault) {
            LOG.warn("run {} of comments of account {} failed inside", claim.run(), claim.account(), fault);
            fail(
                    claim,
                    round.totals,
                    new CollectionFailure(FailureKind.INTERNAL, fault.toString(), null, null, null),
                    known,
                    time.now());
        }
    }

    /** How far a round has come. */
    private static final class Round {
        private RunLog.Totals totals = RunLog.Totals.NONE;
        private final PageTrail cursors = new PageTrail();
    }

    private void pages(
            CommentClaim claim,
            CommentCollector collector,
            OfficialAccount account,
            AccountAccess.Means means,
            RunTime time,
            Round round,
            BooleanSupplier stopping)
            throws CollectionFailure {
        String cursor = claim.resumeCursor();
        String pending = claim.pendingWatermark();
        while (true) {
            Request request = new Request(
                    account,
                    claim.watermark(),
                    cursor,
                    time.started().minus(CommentPace.WATCHED),
                    time.now(),
                    means.credential());
            CommentPage page = fetch(claim, collector, request, means, round, time);
            String next = page.next();
            round.cursors.follow(cursor, next);
            pending = pending != null ? pending : page.watermark();
            String watermark = pending;
            RunLog.Totals before = round.totals;
            boolean last = next == null || before.pages() + 1 >= settings.maxPagesPerRun() || stopping.getAsBoolean();
            Instant now = time.now();
            RunLog.Totals after = transactions.execute(status -> {
                watches.keepPlace(claim, next, watermark, now);
                int fresh = comments.store(account, now, page.comments());
                comments.markGone(account, now, page.gone());
                log.keep(claim.run(), before, page.raw(), page.unreadable(), now);
                RunLog.Totals sum = before.plus(fresh, page);
                if (next == null) {
                    watches.complete(claim, watermark, page.closed(), now, nextRound(claim, page.closed(), now));
                    log.close(claim.run(), sum, now, RunOutcome.DONE, null, null, null);
                } else if (last) {
                    watches.pause(claim, now);
                    log.close(claim.run(), sum, now, RunOutcome.PARTIAL, null, "goes on at the next turn", null);
                } else {
                    log.progress(claim.run(), sum);
                }
                return sum;
            });
            round.totals = after == null ? before : after;
            if (last) {
                return;
            }
            cursor = next;
        }
    }

    private CommentPage fetch(
            CommentClaim claim,
            CommentCollector collector,
            Request request,
            AccountAccess.Means means,
            Round round,
            RunTime time)
            throws CollectionFailure {
        Purpose purpose = CommentPace.isBeforePatrol(time.now(), calendar.zone()) ? Purpose.PATROL : Purpose.COMMENTS;
        Budgets.Reservation reservation =
                budgets.reserve(Use.of(claim.platform(), claim.account(), purpose, means), time.now());
        int spent = budgets.of(claim.platform()).failureCost();
        try {
            CommentPage page = collector.comments(request, claim.post());
            spent = page.spent();
            return page;
        } finally {
            budgets.settle(reservation, spent);
            round.totals = round.totals.plusSpent(spent);
        }
    }

    /** Where comments are switched off it is looked again after a day. */
    private Instant nextRound(CommentClaim claim, boolean closed, Instant now) {
        Instant next = CommentPace.next(claim.publishedAt(), claim.place(), now, calendar.zone());
        Instant tomorrow = now.plus(Duration.ofDays(1));
        return next == null || closed ? tomorrow : next;
    }

    private void skip(CommentClaim claim, RunLog.Totals totals, String reason, Instant now) {
        transactions.executeWithoutResult(status -> {
            watches.complete(claim, null, false, now, nextRound(claim, true, now));
            log.close(claim.run(), totals, now, RunOutcome.SKIPPED, null, reason, null);
        });
    }

    private void fail(
            CommentClaim claim,
            RunLog.Totals totals,
            CollectionFailure failure,
            AccountAccess.Means means,
            Instant now) {
        FailureKind kind = failure.kind();
        WhoWaits reach = WhoWaits.of(failure, claim.platform(), means);
        transactions.executeWithoutResult(status -> {
            int pauses = platforms
                    .find(claim.platform())
                    .map(PlatformStates.State::failures)
                    .orElse(0);
            FailurePolicy.Decision decision = policy.decide(new FailurePolicy.Failure(
                    kind,
                    reach,
                    now,
                    failure.retryAt(),
                    claim.failures() + 1,
                    pauses + 1,
                    AccountStatus.OK,
                    null,
                    now.atZone(calendar.zone()).toLocalDate(),
                    budgets.of(claim.platform()).resetAfter(now)));
            Instant pause = decision.pausePlatformUntil();
            // A credential that is refused for comments may be good for posts: only limits rest others here.
            if (pause != null && kind != FailureKind.AUTH) {
                platforms.pause(claim.platform(), reach.pauseScope(), pause, kind, failure.getMessage(), now);
            }
            if (WhoWaits.ownCredential(failure, means) && kind != FailureKind.AUTH) {
                states.restCredential(claim.account(), decision.nextAttempt());
            }
            boolean keepsPlace = kind != FailureKind.BAD_REQUEST && kind != FailureKind.MALFORMED;
            watches.failed(claim, kind, keepsPlace, decision.nextAttempt());
            log.close(
                    claim.run(),
                    totals,
                    now,
                    RunEnd.outcome(kind, totals),
                    kind,
                    failure.getMessage(),
                    failure.answer());
        });
    }
}
