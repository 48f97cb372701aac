package id.pantas.collection.x;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.x.XDocument.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Says what an answer of X that is no page means; decided by X's own codes, in the order of their certainty. */
final class XFailures {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    private XFailures() {}

    /** What an answer with another status than 200 means; {@code document} is null when it is no JSON. */
    static CollectionFailure of(XApi.Answer answer, @Nullable XDocument document, Instant now) {
        FailureKind kind = kind(answer.status(), document);
        Instant retryAt = switch (kind) {
            case RATE_LIMITED -> windowEnd(answer.resetAt(), now);
            // The cycle's end is not in the answer. Refused requests are free, so once a UTC day is fair.
            case BUDGET_SPENT -> nextUtcDay(now);
            default -> null;
        };
        return failure(kind, "X answered " + answer.status() + " to " + path(answer), retryAt, answer);
    }

    /** What it means that X answered 200 with this problem instead of the account. */
    static CollectionFailure ofAccount(Problem problem, XApi.Answer answer) {
        FailureKind kind;
        if (problem.hasType("not-authorized-for-resource")) {
            kind = FailureKind.ACCOUNT_PRIVATE;
        } else if (problem.suspended()) {
            kind = FailureKind.ACCOUNT_SUSPENDED;
        } else if (problem.hasType("resource-not-found")) {
            kind = FailureKind.ACCOUNT_GONE;
        } else {
            kind = FailureKind.MALFORMED;
        }
        return failure(kind, "X gives no such account: " + problem.title(), null, answer);
    }

    /**
     * A successful answer that makes no sense. One that only breaks off is a passing fault: something on the way cut it, and
     * the next one will be whole.
     */
    static CollectionFailure unreadable(XApi.Answer answer, @Nullable Throwable cause) {
        boolean cutOff = answer.body().isBlank() || cause instanceof UnexpectedEndOfInputException;
        return new CollectionFailure(
                cutOff ? FailureKind.TRANSIENT : FailureKind.MALFORMED,
                "answer to " + path(answer) + (cutOff ? " breaks off" : " cannot be read"),
                null,
                answer.body(),
                cause);
    }

    private static FailureKind kind(int status, @Nullable XDocument document) {
        if (status >= 500) {
            return FailureKind.TRANSIENT;
        }
        if (document != null && (status == 402 || status == 403 || status == 429) && aboutMoney(document)) {
            return FailureKind.BUDGET_SPENT;
        }
        return switch (status) {
            case 401 -> FailureKind.AUTH;
            case 402 -> FailureKind.BUDGET_SPENT;
            case 403 -> oldApi(document) ? FailureKind.BAD_REQUEST : FailureKind.PERMISSION;
            case 404 -> noSuchUser(document) ? FailureKind.ACCOUNT_GONE : FailureKind.BAD_REQUEST;
            case 408, 425 -> FailureKind.TRANSIENT;
            case 429 -> FailureKind.RATE_LIMITED;
            default -> status >= 400 ? FailureKind.BAD_REQUEST : FailureKind.MALFORMED;
        };
    }

    private static boolean aboutMoney(XDocument document) {
        String words = document.words();
        return document.hasType("credits")
                || document.hasType("usage-capped")
                || words.contains("credit")
                || words.contains("spending")
                || words.contains("usage cap");
    }

    /** Code 453: the plan has no API v1.1, so we called the wrong address. */
    private static boolean oldApi(@Nullable XDocument document) {
        return document != null
                && document.problems().stream().anyMatch(each -> each.code() != null && each.code() == 453);
    }

    private static boolean noSuchUser(@Nullable XDocument document) {
        return document != null && document.problems().stream().anyMatch(each -> "user".equals(each.resourceType()));
    }

    private static Instant windowEnd(@Nullable Instant told, Instant now) {
        if (told != null && told.isAfter(now) && told.isBefore(now.plus(LONGEST_WINDOW))) {
            return told;
        }
        return now.plus(WINDOW);
    }

    private static Instant nextUtcDay(Instant now) {
        return now.atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(1)
                .toInstant();
    }

    private static CollectionFailure failure(
            FailureKind kind, String message, @Nullable Instant retryAt, XApi.Answer answer) {
        return new CollectionFailure(kind, message, retryAt, answer.body(), null);
    }

    private static String path(XApi.Answer answer) {
        int query = answer.address().indexOf('?');
        return query < 0 ? answer.address() : answer.address().substring(0, query);
    }
}
