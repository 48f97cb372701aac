package id.pantas.collection;

import id.pantas.collection.spi.FailureKind;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How collection stands: for the health board, and in one line for other pages. */
public interface CollectionHealth {

    /** The whole in figures; "today" is the day of the regency's zone that contains {@code now}. */
    Summary summary(Instant now);

    /** Each platform that has accounts or a collector, in the order of {@link Platform}. */
    List<PlatformHealth> platforms(Instant now);

    /** Every account in use that collection knows of, those that need action first. */
    List<AccountHealth> accounts(Instant now);

    Optional<AccountHealth> account(AccountId account, Instant now);

    /** Runs of an account, newest first. */
    List<CollectionRun> runs(AccountId account, int limit, int offset);

    /** How many runs of an account are kept. */
    long countRuns(AccountId account);

    /** Reasons why posts of a run could not be read, one line each, at most 100. */
    List<String> unreadable(long run);

    /**
     * @param accounts accounts in use
     * @param connected those whose platform is connected
     * @param readToday those of {@code connected} with a good run today
     * @param needAction those a person has to look at
     * @param newPostsToday posts first seen by the runs that started today
     * @param lastGood the latest good run of any account, null if there was none
     */
    record Summary(
            int accounts,
            int connected,
            int readToday,
            int needAction,
            int newPostsToday,
            @Nullable Instant lastGood) {
        public int notConnected() {
            return accounts - connected;
        }
    }

    /**
     * @param connected whether it can be read at all
     * @param reason message key below {@code collection.connection} that says why not
     * @param accounts accounts in use
     * @param readToday those with a good run today
     * @param due accounts that wait for a worker now
     * @param delay how long the longest overdue of them has been waiting
     * @param inWork accounts being read now
     * @param spent units of the budget used on its current day
     * @param dailyLimit null = counted, not limited
     * @param budgetResetsAt when the platform's day ends; null if it has no limit
     * @param pausedUntil null if it is not resting
     * @param pausedFor why it rests
     */
    record PlatformHealth(
            Platform platform,
            boolean connected,
            String reason,
            int accounts,
            int readToday,
            int needAction,
            int due,
            Duration delay,
            int inWork,
            long spent,
            @Nullable Long dailyLimit,
            @Nullable Instant budgetResetsAt,
            @Nullable Instant pausedUntil,
            @Nullable FailureKind pausedFor) {}

    /**
     * @param handle as the registry has it
     * @param failure kind of the last fault; null if the last run was good or there was none
     * @param message the last fault in English, without credentials
     * @param nextDue when it is read next; null if its platform is not connected
     * @param inWork whether it is being read now
     */
    record AccountHealth(
            AccountId account,
            UnitId unit,
            Platform platform,
            String handle,
            AccountStatus status,
            @Nullable Instant lastGood,
            @Nullable FailureKind failure,
            @Nullable String message,
            int consecutiveFailures,
            @Nullable Instant nextDue,
            boolean inWork) {}
}
