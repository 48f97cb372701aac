package id.pantas.collection;

import id.pantas.registry.AccountId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads official accounts and stores what is new. Any number of callers, threads and application instances on one
 * database may call it at once: no account is ever read twice at the same time.
 */
public interface CollectionRuns {

    /**
     * Takes over every account of the registry: new accounts become due at once, those no longer in use are left alone; then
     * does what {@link #plan} does. Repeatable. Costs time in proportion to all accounts, so it is for rare use: changes of the
     * registry and of credentials are taken over by themselves as they happen.
     */
    void enrol(Instant now);

    /**
     * Notes which platforms are connected, and begins the day for accounts for which that has not happened yet: how often
     * each is looked at today follows from its own rhythm and from what is left of its platform's budget. Repeatable; costs
     * next to nothing while nothing has changed.
     */
    void plan(Instant now);

    /**
     * Reads one account now, whether due or not, and waits for the end. A failure is an outcome, not an exception.
     *
     * @return the run; empty if nothing was started, because the account is being read at this moment, is not in use, or
     *     its platform is not connected
     */
    Optional<CollectionRun> collect(AccountId account, Instant now);

    /**
     * Reads accounts that are due, the longest overdue first, several at a time, and waits for the end.
     *
     * @param limit at most this many accounts, at least 1
     * @return how many runs were made
     */
    int collectDue(Instant now, int limit);

    /**
     * Asks for every connected account to be read now; the work is done in the background, by every instance.
     *
     * @param by user name of who asked
     * @return id of the request for {@link #progress}
     */
    long requestAll(Instant now, String by);

    /**
     * Asks for one account to be read now, in the background.
     *
     * @return id of the request for {@link #progress}; empty if the account is not in use or its platform not connected
     */
    Optional<Long> request(AccountId account, Instant now, String by);

    /** How far a request has come; null if there is no such request. */
    @Nullable
    Progress progress(long request);

    /**
     * How far a request has come, in accounts.
     *
     * @param requestedAt when it was asked for
     * @param total accounts asked for
     * @param failed those of {@code done} that failed, were skipped or stopped early
     * @param newPosts posts that these runs found, so far
     */
    record Progress(Instant requestedAt, int total, int done, int inWork, int failed, int newPosts) {
        public int waiting() {
            return Math.max(0, total - done - inWork);
        }

        public boolean finished() {
            return done >= total;
        }
    }
}
