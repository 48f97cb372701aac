package id.pantas.collection.internal;

import id.pantas.collection.CollectionRun;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.credential.Credential;
import id.pantas.credential.Credentials;
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
    private final AccountAccess access;
    private final Credentials credentials;

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
            TransactionTemplate transactions,
            AccountAccess access,
            Credentials credentials) {
        this.parts = new RunPages.Parts(accounts, posts, locks, log, ends, budgets, counts, settings, transactions);
        this.platforms = platforms;
        this.access = access;
        this.credentials = credentials;
    }

    /** @param stopping whether the application shuts down, asked after every page */
    CollectionRun read(Claim claim, PlatformCollector collector, Instant now, BooleanSupplier stopping) {
        RunTime time = new RunTime(now);
        RunPages pages = null;
        AccountAccess.Means means = AccountAccess.Means.NONE;
        try {
            Optional<OfficialAccount> account = parts.accounts().find(claim.account());
            if (account.isEmpty() || !account.get().active()) {
                parts.ends().notInUse(claim, time.now());
                return parts.log().get(claim.run());
            }
            Optional<PlatformStates.State> resting =
                    platforms.find(claim.platform()).filter(state -> state.pausedFor(claim, now) && !claim.probe());
            if (resting.isPresent()) {
                parts.ends().resting(claim, resting.get(), time.now());
                return parts.log().get(claim.run());
            }
            if (!access.cleared(claim.platform())) {
                parts.ends().notCleared(claim, RunLog.Totals.NONE, time.now());
                return parts.log().get(claim.run());
            }
            Optional<AccountAccess.Means> found = access.means(collector, account.get());
            if (found.isEmpty()) {
                parts.ends().notConnected(claim, time.now());
                return parts.log().get(claim.run());
            }
            means = found.get();
            pages = new RunPages(claim, account.get(), collector, means, time, parts);
            pages.readAll(stopping);
        } catch (CollectionFailure failure) {
            if (access.cleared(claim.platform())) {
                refused(failure, means, time.now());
                fail(claim, pages, trouble(failure, claim, means), time);
            } else {
                withdrawn(claim, pages, time);
            }
        } catch (LeaseLost lost) {
            LOG.warn("{}; what it read since is read again", lost.getMessage());
        } catch (RuntimeException fault) {
            LOG.warn("run {} of account {} failed inside", claim.run(), claim.account(), fault);
            fail(
                    claim,
                    pages,
                    new RunEnd.Trouble(FailureKind.INTERNAL, WhoWaits.ACCOUNT, false, fault.toString(), null, null),
                    time);
        }
        return parts.log().get(claim.run());
    }

    /** The clearance was withdrawn during the run: what was stored stays, and the rest is nobody's failure. */
    private void withdrawn(Claim claim, @Nullable RunPages pages, RunTime time) {
        try {
            parts.ends().notCleared(claim, pages == null ? RunLog.Totals.NONE : pages.totals(), time.now());
        } catch (LeaseLost lost) {
            LOG.warn("{}; its platform must not be asked any more", lost.getMessage());
        }
    }

    private static RunEnd.Trouble trouble(CollectionFailure failure, Claim claim, AccountAccess.Means means) {
        return new RunEnd.Trouble(
                failure.kind(),
                WhoWaits.of(failure, claim.platform(), means),
                WhoWaits.ownCredential(failure, means),
                failure.getMessage(),
                failure.retryAt(),
                failure.answer());
    }

    /**
     * An owner's own credential is reported as refused, so that it is renewed or the owner asked. A platform's is tried again
     * by one account after each pause instead, because a wrong refusal there would stop everything until a person comes.
     */
    private void refused(CollectionFailure failure, AccountAccess.Means means, Instant at) {
        Credential credential = means.credential();
        if (failure.kind() == FailureKind.AUTH && credential != null && means.own()) {
            credentials.refused(credential.id(), at, String.valueOf(failure.getMessage()));
        }
    }

    private void fail(Claim claim, @Nullable RunPages pages, RunEnd.Trouble trouble, RunTime time) {
        RunLog.Totals totals = pages == null ? RunLog.Totals.NONE : pages.totals();
        try {
            parts.ends().failed(claim, totals, trouble, time.now());
        } catch (LeaseLost lost) {
            LOG.warn("{}; its failure was {}", lost.getMessage(), trouble.kind());
        }
    }
}
