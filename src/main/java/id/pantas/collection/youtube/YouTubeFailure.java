package id.pantas.collection.youtube;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A refusal of the Data API, with YouTube's own word for its reason. */
class YouTubeFailure extends CollectionFailure {

    private static final long serialVersionUID = 1L;
    private static final ZoneId QUOTA_ZONE = ZoneId.of("America/Los_Angeles");
    private static final Duration SHORT_PAUSE = Duration.ofMinutes(1);

    private final String reason;

    private YouTubeFailure(FailureKind kind, String message, @Nullable Instant retryAt, String answer, String reason) {
        super(kind, message, retryAt, answer, null);
        this.reason = reason;
    }

    /** {@code errors[0].reason}, e.g. {@code playlistNotFound}; empty if the answer has none. */
    String reason() {
        return reason;
    }

    /** @param answer the error document, null when it is no JSON */
    static YouTubeFailure of(String path, int status, @Nullable JsonNode answer, String body, Instant now) {
        String reason =
                answer == null ? "" : answer.at("/error/errors/0/reason").asString("");
        String detail =
                answer == null ? "" : answer.at("/error/details/0/reason").asString("");
        FailureKind kind = kind(status, reason, detail);
        Instant retryAt = switch (kind) {
            case BUDGET_SPENT -> nextQuotaDay(now);
            case RATE_LIMITED -> now.plus(SHORT_PAUSE);
            default -> null;
        };
        String word = (reason + " " + detail).replaceAll("[^A-Za-z_ ]", "").strip();
        String message = "YouTube answered " + status + " to " + path + (word.isEmpty() ? "" : ": " + word);
        return new YouTubeFailure(kind, message, retryAt, body, reason);
    }

    private static FailureKind kind(int status, String reason, String detail) {
        if (status >= 500) {
            return FailureKind.TRANSIENT;
        }
        if (detail.startsWith("API_KEY_")
                || reason.equals("keyInvalid")
                || reason.equals("keyExpired")
                || reason.equals("authError")) {
            return FailureKind.AUTH;
        }
        return switch (reason) {
            case "quotaExceeded", "dailyLimitExceeded", "dailyLimitExceededUnreg" -> FailureKind.BUDGET_SPENT;
            case "rateLimitExceeded", "userRateLimitExceeded" -> FailureKind.RATE_LIMITED;
            case "accessNotConfigured",
                    "ipRefererBlocked",
                    "commentsDisabled",
                    "forbidden",
                    "insufficientPermissions",
                    "playlistItemsNotAccessible",
                    "channelClosed",
                    "channelSuspended" -> FailureKind.PERMISSION;
            case "playlistNotFound", "channelNotFound" -> FailureKind.ACCOUNT_GONE;
            case "processingFailure", "backendError", "internalError", "SERVICE_UNAVAILABLE" -> FailureKind.TRANSIENT;
            // The collectors begin at the first page again before they let this through.
            case "invalidPageToken" -> FailureKind.BAD_REQUEST;
            default -> byStatus(status);
        };
    }

    private static FailureKind byStatus(int status) {
        return switch (status) {
            case 401 -> FailureKind.AUTH;
            case 403 -> FailureKind.PERMISSION;
            case 408, 425 -> FailureKind.TRANSIENT;
            case 429 -> FailureKind.RATE_LIMITED;
            default -> status >= 400 ? FailureKind.BAD_REQUEST : FailureKind.MALFORMED;
        };
    }

    /** Quota days end at midnight in California. */
    static Instant nextQuotaDay(Instant now) {
        return now.atZone(QUOTA_ZONE)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(QUOTA_ZONE)
                .toInstant();
    }
}
