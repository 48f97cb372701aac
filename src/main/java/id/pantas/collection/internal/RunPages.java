package id.pantas.collection.internal;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.post.ObservedPost;
import id.pantas.post.Posts;
import id.pantas.post.StoredPage;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The pages of one run: fetch, then store posts, answers and place in one transaction, then the next. The watermark moves
 * in the transaction of the last page. Whatever is thrown between leaves the pages before it stored and their place kept.
 */
final class RunPages {

    private final Claim claim;
    private final OfficialAccount account;
    private final PlatformCollector collector;
    private final AccountAccess.Means means;
    private final RunTime time;
    private final Parts parts;
    private final Instant notBefore;
    private final PageTrail seenCursors = new PageTrail();

    private RunLog.Totals totals = RunLog.Totals.NONE;
    private @Nullable String cursor;
    private @Nullable String pendingWatermark;
    private @Nullable String identified;

    /** What a run works with. */
    record Parts(
            OfficialAccounts accounts,
            Posts posts,
            AccountLocks locks,
            RunLog log,
            RunEnd ends,
            Budgets budgets,
            CountsDue counts,
            CollectionProperties settings,
            TransactionTemplate transactions) {}

    RunPages(
            Claim claim,
            OfficialAccount account,
            PlatformCollector collector,
            AccountAccess.Means means,
            RunTime time,
            Parts parts) {
        this.claim = claim;
        this.account = account;
        this.collector = collector;
        this.means = means;
        this.time = time;
        this.parts = parts;
        this.identified = account.nativeId();
        // A first run that takes days, because of a budget or an outage, must not lose sight of where it was to begin.
        Instant since = claim.watermark() == null ? claim.enrolledAt() : time.started();
        Instant depth = since.minus(Duration.ofDays(parts.settings().firstRunDays()));
        Instant lastGood = claim.lastGood();
        Instant reach =
                lastGood == null ? depth : lastGood.minus(parts.settings().overlap());
        this.notBefore = reach.isBefore(depth) ? reach : depth;
    }

    RunLog.Totals totals() {
        return totals;
    }

    void readAll(BooleanSupplier stopping) throws CollectionFailure {
        refreshCounts();
        Instant since = claim.resumeSince();
        boolean resuming = claim.resumeCursor() != null
                && since != null
                && since.plus(parts.settings().resumeWithin()).isAfter(time.started());
        if (resuming) {
            cursor = claim.resumeCursor();
            pendingWatermark = claim.pendingWatermark();
        }
        while (true) {
            Page page;
            try {
                page = fetch();
            } catch (CollectionFailure failure) {
                if (resuming && refusesPlace(failure)) {
                    // The place is too old for the platform: once more from the newest page.
                    resuming = false;
                    cursor = null;
                    pendingWatermark = null;
                    continue;
                }
                throw failure;
            }
            resuming = false;
            identify(page);
            if (store(page)) {
                return;
            }
            cursor = page.next();
            if (stopping.getAsBoolean()) {
                parts.ends().stopped(claim, totals, time.now());
                return;
            }
        }
    }

    /**
     * Reads the counts of posts again that came of age, before anything else, so that the measure is taken in time. Trouble
     * with it does not keep new posts away, unless it is trouble with the whole platform.
     */
    private void refreshCounts() throws CollectionFailure {
        List<CountsDue.DuePost> due = parts.counts().of(claim, time.now());
        Budgets.Reservation reservation = null;
        // Those of 72 hours wait where the day's budget is short, then those of 24.
        if (due.stream().anyMatch(post -> post.hours() != 24)) {
            reservation = reserve(Purpose.COUNTS_72, due.size());
            if (reservation == null) {
                due = due.stream().filter(post -> post.hours() == 24).toList();
            }
        }
        if (due.isEmpty()) {
            return;
        }
        if (reservation == null) {
            reservation = reserve(Purpose.COUNTS_24, due.size());
        }
        if (reservation == null) {
            return;
        }
        List<CountsDue.DuePost> asked = due;
        int spent = parts.budgets().of(claim.platform()).failureCost();
        Page page;
        try {
            page = collector.refresh(
                    new Request(account, claim.watermark(), null, notBefore, time.now(), means.credential()),
                    asked.stream().map(CountsDue.DuePost::nativeId).distinct().toList());
            spent = page == null ? 0 : page.spent();
        } catch (CollectionFailure failure) {
            if (failure.kind() == FailureKind.AUTH
                    || failure.kind() == FailureKind.RATE_LIMITED
                    || failure.kind() == FailureKind.BUDGET_SPENT) {
                throw failure;
            }
            return;
        } finally {
            parts.budgets().settle(reservation, spent);
            totals = totals.plusSpent(spent);
        }
        if (page == null) {
            return;
        }
        Instant now = time.now();
        RunLog.Totals before = totals;
        RunLog.Totals after = parts.transactions().execute(status -> {
            parts.locks().renew(claim, now);
            parts.log().keep(claim.run(), before, page.raw(), page.unreadable(), now);
            parts.counts().read(claim, asked, now);
            StoredPage stored = parts.posts().store(account, now, page.posts());
            if (!page.gone().isEmpty()) {
                parts.posts().markGone(account, now, page.gone());
            }
            RunLog.Totals sum = before.plus(stored, page);
            parts.log().progress(claim.run(), sum);
            return sum;
        });
        totals = after == null ? before : after;
    }

    private Use use(Purpose purpose) {
        return Use.of(claim.platform(), claim.account(), purpose, means);
    }

    /** Null if what is left of the budget is kept for something else. */
    private Budgets.@Nullable Reservation reserve(Purpose purpose, int posts) throws CollectionFailure {
        int cost = Math.min(posts, parts.budgets().of(claim.platform()).pageCost());
        try {
            return parts.budgets().reserve(use(purpose), cost, time.now());
        } catch (CollectionFailure spent) {
            if (spent.scope() == CollectionFailure.Scope.ACCOUNT) {
                return null;
            }
            throw spent;
        }
    }

    private Page fetch() throws CollectionFailure {
        Budgets.Reservation reservation = parts.budgets().reserve(use(Purpose.POSTS), time.now());
        int spent = parts.budgets().of(claim.platform()).failureCost();
        try {
            Page page = collector.fetch(
                    new Request(account, claim.watermark(), cursor, notBefore, time.now(), means.credential()));
            spent = page.spent();
            seenCursors.follow(cursor, page.next());
            return page;
        } finally {
            parts.budgets().settle(reservation, spent);
            totals = totals.plusSpent(spent);
        }
    }

    private static boolean refusesPlace(CollectionFailure failure) {
        return failure.kind() == FailureKind.BAD_REQUEST || failure.kind() == FailureKind.MALFORMED;
    }

    /** Before anything is stored: posts of a stranger who took over the handle must not count for the unit. */
    private void identify(Page page) throws CollectionFailure {
        String found = page.nativeAccountId();
        if (found == null || found.equals(identified)) {
            return;
        }
        try {
            parts.accounts().identify(claim.account(), found);
        } catch (IllegalStateException e) {
            throw new CollectionFailure(
                    FailureKind.ACCOUNT_CHANGED,
                    "the handle belongs to another account now: " + e.getMessage(),
                    null,
                    null,
                    e);
        }
        identified = found;
    }

    /** Stores a page; true if the run ends with it. */
    private boolean store(Page page) {
        Instant now = time.now();
        List<ObservedPost> wanted = page.posts().stream()
                .filter(post -> !post.publishedAt().isBefore(notBefore))
                .toList();
        String watermark = pendingWatermark != null ? pendingWatermark : page.watermark();
        RunLog.Totals before = totals;
        RunLog.Totals[] after = {before};
        Boolean ended = parts.transactions().execute(status -> {
            parts.locks().renew(claim, now);
            parts.log().keep(claim.run(), before, page.raw(), page.unreadable(), now);
            StoredPage stored = parts.posts().store(account, now, wanted);
            if (!page.gone().isEmpty()) {
                parts.posts().markGone(account, now, page.gone());
            }
            after[0] = before.plus(stored, page).plusPage();
            String next = page.next();
            if (next == null || reachedOld(page, stored, wanted)) {
                parts.ends().complete(claim, after[0], watermark, now);
                return true;
            }
            parts.ends().keepPlace(claim, next, watermark, now);
            if (after[0].pages() >= parts.settings().maxPagesPerRun()) {
                parts.ends().pageLimit(claim, after[0], now);
                return true;
            }
            parts.log().progress(claim.run(), after[0]);
            return false;
        });
        totals = after[0];
        pendingWatermark = watermark;
        return Boolean.TRUE.equals(ended);
    }

    /** For platforms that cannot tell: a whole page beyond the depth, or known and older than the last good run. */
    private boolean reachedOld(Page page, StoredPage stored, List<ObservedPost> wanted) {
        if (page.posts().isEmpty()) {
            return false;
        }
        if (wanted.isEmpty()) {
            return true;
        }
        Instant lastGood = claim.lastGood();
        if (lastGood == null || claim.watermark() == null || !stored.newPosts().isEmpty()) {
            return false;
        }
        Instant known = lastGood.minus(parts.settings().overlap());
        return page.posts().stream().allMatch(post -> post.publishedAt().isBefore(known));
    }
}
