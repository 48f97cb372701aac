package id.pantas.collection.internal;

import id.pantas.collection.AccountStatus;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An account locked for one run, with what was known of it when it was locked.
 *
 * @param run the open run that holds the lock
 * @param plannedAt when it was due
 * @param startedAt when it was locked
 * @param sweep the request it was read for, null if it was due
 * @param resumeCursor where an unfinished run may go on, with the watermark that run will leave
 * @param checkEvery how many regular intervals lie between two planned checks
 * @param ownCredential whether it is read with a credential of its own
 * @param leader whether it is a leader's account
 * @param probe whether this is the one account that tries a platform again after a pause
 */
record Claim(
        long run,
        AccountId account,
        UnitId unit,
        Platform platform,
        Instant enrolledAt,
        Instant plannedAt,
        Instant startedAt,
        @Nullable Long sweep,
        @Nullable String watermark,
        @Nullable String resumeCursor,
        @Nullable String pendingWatermark,
        @Nullable Instant resumeSince,
        AccountStatus status,
        int consecutiveFailures,
        @Nullable Instant lastGood,
        @Nullable LocalDate goneFoundOn,
        int checkEvery,
        boolean ownCredential,
        boolean leader,
        boolean probe) {}
