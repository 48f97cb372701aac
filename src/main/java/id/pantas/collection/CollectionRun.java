package id.pantas.collection;

import id.pantas.collection.spi.FailureKind;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to read one account.
 *
 * @param subject what it read
 * @param plannedAt when it was due
 * @param finishedAt null while it is running, or since its process was killed
 * @param outcome null exactly when {@code finishedAt} is
 * @param failure why it stopped early, null if it did not
 * @param message the same in English for operators, without credentials
 * @param failureAnswer the beginning of the answer that could not be used, credentials masked; null if there was none
 * @param pages pages that were stored
 * @param knownPosts posts of those pages that were stored before
 * @param unreadable posts of those pages that could not be read
 * @param spent units of the platform's budget
 */
public record CollectionRun(
        long id,
        AccountId account,
        UnitId unit,
        Platform platform,
        RunTrigger trigger,
        RunSubject subject,
        Instant plannedAt,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable RunOutcome outcome,
        @Nullable FailureKind failure,
        @Nullable String message,
        @Nullable String failureAnswer,
        int pages,
        int newPosts,
        int knownPosts,
        int newComments,
        int unreadable,
        int spent) {}
