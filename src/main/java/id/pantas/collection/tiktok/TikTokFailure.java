package id.pantas.collection.tiktok;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says what a refusal of TikTok means; by its own code first, then by the status. */
final class TikTokFailure {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration BUSINESS_WINDOW = Duration.ofMinutes(5);

    private TikTokFailure() {}

    /** @param document null if the answer is no JSON object */
    static CollectionFailure of(String path, int status, @Nullable JsonNode document, String body, Instant now) {
        String code = document == null ? "" : word(document.at("/error/code").asString(""));
        String log = document == null ? "" : word(document.at("/error/log_id").asString(""));
        FailureKind kind = kind(status, code, document != null);
        Instant retryAt = kind == FailureKind.RATE_LIMITED ? now.plus(WINDOW) : null;
        String message = "TikTok answered " + status + " to " + path + (code.isEmpty() ? "" : ": " + code)
                + (log.isEmpty() ? "" : " (log " + log + ")");
        return new CollectionFailure(kind, message, retryAt, body, null);
    }

    private static FailureKind kind(int status, String code, boolean readable) {
        return switch (code) {
            case "access_token_invalid", "access_token_expired" -> FailureKind.AUTH;
            case "scope_not_authorized", "scope_permission_missed" -> FailureKind.PERMISSION;
            case "rate_limit_exceeded" -> FailureKind.RATE_LIMITED;
            case "invalid_params" -> FailureKind.BAD_REQUEST;
            case "internal_error" -> FailureKind.TRANSIENT;
            default -> byStatus(status, readable);
        };
    }

    private static FailureKind byStatus(int status, boolean readable) {
        if (status >= 500 || status == 408 || status == 425) {
            return FailureKind.TRANSIENT;
        }
        if (status == 429) {
            return FailureKind.RATE_LIMITED;
        }
        if (!readable || status < 400) {
            return FailureKind.MALFORMED;
        }
        return switch (status) {
            case 401 -> FailureKind.AUTH;
            case 403 -> FailureKind.PERMISSION;
            default -> FailureKind.BAD_REQUEST;
        };
    }

    /** What the Accounts API for Business means; its status is 200 whatever happened. */
    static CollectionFailure ofBusiness(String path, int status, @Nullable Long code, String body, Instant now) {
        FailureKind kind = code == null
                ? byStatus(status, false)
                : switch (code.intValue()) {
                    case 40100 -> FailureKind.RATE_LIMITED;
                    case 40102, 40104, 40105 -> FailureKind.AUTH;
                    case 40001 -> FailureKind.PERMISSION;
                    case 40002 -> FailureKind.BAD_REQUEST;
                    default -> code >= 50000 ? FailureKind.TRANSIENT : byStatus(status, true);
                };
        Instant retryAt = kind == FailureKind.RATE_LIMITED ? now.plus(BUSINESS_WINDOW) : null;
        String message = "TikTok answered " + status + " to " + path + (code == null ? "" : ": " + code);
        return new CollectionFailure(kind, message, retryAt, body, null);
    }

    static CollectionFailure unreadable(String path, String body) {
        return new CollectionFailure(FailureKind.MALFORMED, "answer to " + path + " cannot be read", null, body, null);
    }

    /** TikTok's codes are words; anything else is not repeated. */
    static String word(String text) {
        return text.matches("[A-Za-z0-9_.-]{1,64}") ? text : "";
    }
}
