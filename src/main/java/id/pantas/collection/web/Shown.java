package id.pantas.collection.web;

import id.pantas.collection.AccountStatus;
import id.pantas.collection.CollectionHealth.AccountHealth;
import id.pantas.collection.Coverage.Gap;
import id.pantas.collection.RunOutcome;
import id.pantas.collection.spi.FailureKind;
import org.jspecify.annotations.Nullable;

/** Words, colours and symbols for states; the colour is never alone. */
final class Shown {

    private Shown() {}

    static String tone(AccountStatus status) {
        return switch (status) {
            case OK -> "good";
            case WAITING, GONE_SUSPECTED -> "warn";
            case BROKEN, GONE, PRIVATE, SUSPENDED -> "bad";
            case NOT_CONNECTED, NOT_CLEARED -> "quiet";
        };
    }

    static String icon(AccountStatus status) {
        return switch (status) {
            case OK -> "circle-check";
            case WAITING -> "clock";
            case BROKEN -> "alert-triangle";
            case NOT_CLEARED -> "lock";
            case NOT_CONNECTED -> "plug-connected-x";
            case GONE_SUSPECTED -> "question-mark";
            case GONE -> "circle-x";
            case PRIVATE -> "lock";
            case SUSPENDED -> "ban";
        };
    }

    static String tone(@Nullable RunOutcome outcome) {
        if (outcome == null) {
            return "info";
        }
        return switch (outcome) {
            case DONE -> "good";
            case PARTIAL -> "warn";
            case FAILED -> "bad";
            case SKIPPED -> "quiet";
        };
    }

    static String icon(@Nullable RunOutcome outcome) {
        if (outcome == null) {
            return "hourglass";
        }
        return switch (outcome) {
            case DONE -> "circle-check";
            case PARTIAL -> "minus";
            case FAILED -> "circle-x";
            case SKIPPED -> "chevron-right";
        };
    }

    /** Colour of a meter; the number stands beside it. */
    static String bar(@Nullable Integer percent) {
        return percent == null || percent < 85 ? "bar-1" : percent < 100 ? "bar-warn" : "bar-bad";
    }

    /** Message key of who is to do something about it; null when nothing is to be done. */
    static @Nullable String who(AccountHealth account) {
        if (account.status() == AccountStatus.NOT_CONNECTED || account.status() == AccountStatus.NOT_CLEARED) {
            return "collection.who." + account.status();
        }
        FailureKind failure = account.failure();
        return failure == null ? null : "collection.who." + failure;
    }

    /** Message key of the cause in words; null when there is nothing to explain. */
    static @Nullable String cause(AccountHealth account, String connectionReason) {
        if (account.status() == AccountStatus.NOT_CONNECTED || account.status() == AccountStatus.NOT_CLEARED) {
            return "collection.connection." + connectionReason;
        }
        FailureKind failure = account.failure();
        return failure == null ? null : "collection.cause." + failure;
    }

    /** Message key of why days of an account are missing, where no outage is recorded. */
    static String cause(Gap gap) {
        return gap.cause() == null ? "collection.gap.none" : "collection.cause." + gap.cause();
    }

    /** Message key of what a person can do; null when nothing is to be done. */
    static @Nullable String advice(AccountHealth account) {
        if (account.status() == AccountStatus.NOT_CONNECTED || account.status() == AccountStatus.NOT_CLEARED) {
            return "collection.advice." + account.status();
        }
        FailureKind failure = account.failure();
        return failure == null ? null : "collection.advice." + failure;
    }
}
