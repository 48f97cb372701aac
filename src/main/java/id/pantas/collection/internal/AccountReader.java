package id.pantas.collection.internal;

import id.pantas.collection.CollectionRun;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.post.Posts;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes one run of one locked account and records how it ended. A failure of platform, adapter or database is an outcome;
 * only an {@link Error} passes through, which leaves the run open as a killed process would.
 */
@Component
class AccountReader {

    private static final Logger LOG = LoggerFactory.getLogger(AccountReader.class);

    private final RunPages.Parts parts;
    private final PlatformStates platforms;

    AccountReader(
            OfficialAccounts accounts,
            Posts posts,
            AccountLocks locks,
            RunLog log,
            RunEnd ends,
            Budgets budgets,
            PlatformStates platforms,
            CountsDue counts,
            CollectionProperties settings,
            TransactionTemplate transactions) {
        this.parts = new RunPages.Parts(accounts, posts, locks, log, ends, budgets, counts, settings, transactions);
        this.platforms = platforms;
    }

    /** @param stopping whether the application shuts down, asked after every page */
    CollectionRun read(Claim claim, PlatformCollector collector, Instant now, BooleanSupplier stopping) {
        RunTime time = new RunTime(now);
        RunPages pages = null;
        try {
            Optional<OfficialAccount> account = parts.accounts().find(claim.account());
            if (account.isEmpty() || !account.get().active()) {
                parts.ends().notInUse(claim, time.now());
                return parts.log().get(claim.run());
            }
            Optional<PlatformStates.State> resting =
                    platforms.find(claim.platform()).filter(state -> state.pausedAt(now) && !claim.probe());
            if (resting.isPresent()) {
                parts.ends().resting(claim, resting.get(), time.now());
                return parts.log().get(claim.run());
            }
            pages = new RunPages(claim, account.get(), collector, time, parts);
            pages.readAll(stopping);
        } catch (CollectionFailure failure) {
            fail(claim, pages, failure.kind(), failure.getMessage(), failure.retryAt(), failure.answer(), time);
        } catch (LeaseLost lost) {
            LOG.warn("{}; what it read since is read again", lost.getMessage());
        } catch (RuntimeException fault) {
            LOG.warn("run {} of account {} failed inside", claim.run(), claim.account(), fault);
            fail(claim, pages, FailureKind.INTERNAL, fault.toString(), null, null, time);
        }
        return parts.log().get(claim.run());
    }

    private void fail(
            Claim claim,
            @Nullable RunPages pages,
            FailureKind kind,
            @Nullable String message,
            @Nullable Instant retryAt,
            @Nullable String answer,
            RunTime time) {
        RunLog.Totals totals = pages == null ? RunLog.Totals.NONE : pages.totals();
        try {
            parts.ends().failed(claim, totals, kind, message, retryAt, answer, time.now());
        } catch (LeaseLost lost) {
            LOG.warn("{}; its failure was {}", lost.getMessage(), kind);
        }
    }
}
