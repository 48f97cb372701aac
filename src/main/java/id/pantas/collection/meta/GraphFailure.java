package id.pantas.collection.meta;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A refusal of Meta, decided by its own code; the HTTP status that goes with a code is not documented and varies. */
class GraphFailure extends CollectionFailure {

    private static final long serialVersionUID = 1L;

    static final Duration SHORT_PAUSE = Duration.ofMinutes(15);
    private static final Duration APP_PAUSE = Duration.ofMinutes(30);
    private static final Duration ACCOUNT_PAUSE = Duration.ofHours(1);
    private static final Duration POLICY_PAUSE = Duration.ofHours(6);
    private static final Pattern UNKNOWN_FIELD = Pattern.compile("nonexisting field \\((\\w{1,60})\\)");

    private final long code;
    private final long subcode;
    private final String words;

    private GraphFailure(
            FailureKind kind,
            Scope scope,
            String message,
            @Nullable Instant retryAt,
            String answer,
            long code,
            long subcode,
            String words) {
        super(kind, scope, message, retryAt, answer, null);
        this.code = code;
        this.subcode = subcode;
        this.words = words;
    }

    /** The same refusal as one of the account that was asked about. */
    GraphFailure as(FailureKind kind) {
        return new GraphFailure(
                kind,
                Scope.ACCOUNT,
                String.valueOf(getMessage()),
                retryAt(),
                String.valueOf(answer()),
                code,
                subcode,
                words);
    }

    /** {@code error.code}, -1 if there was none. */
    long code() {
        return code;
    }

    /** {@code error.error_subcode}, -1 if there was none. */
    long subcode() {
        return subcode;
    }

    /** What was asked about is deleted, hidden from this token or renamed. */
    boolean missing() {
        return code == 100 && subcode == 33 || code == 803 || code == 24;
    }

    /** A smaller page may succeed. */
    boolean tooMuch() {
        return code == 1;
    }

    boolean lacksPermission() {
        return kind() == FailureKind.PERMISSION;
    }

    /** The field that this version does not know, null if it is about something else. */
    @Nullable
    String unknownField() {
        Matcher field = UNKNOWN_FIELD.matcher(words);
        return code == 100 && field.find() ? field.group(1) : null;
    }

    /** @param error the object {@code error} of the answer */
    static GraphFailure of(String path, int status, JsonNode error, GraphUsage usage, String answer, Instant now) {
        long code = number(error.get("code"));
        long subcode = number(error.get("error_subcode"));
        String words = error.path("message").asString("");
        FailureKind kind = kind(code, status, words, error.path("is_transient").asBoolean(false));
        Instant retryAt = kind == FailureKind.RATE_LIMITED ? now.plus(pause(code, usage)) : null;
        String trace = error.path("fbtrace_id").asString("").replaceAll("[^\\w-]", "");
        String message = "Meta answered " + status + " to " + path + ": code " + code
                + (subcode < 0 ? "" : "/" + subcode) + (trace.isEmpty() ? "" : ", trace " + trace);
        return new GraphFailure(kind, scope(kind, code), message, retryAt, answer, code, subcode, words);
    }

    private static FailureKind kind(long code, int status, String words, boolean passing) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (code >= 200 && code <= 299) {
            // The whole app is shut out, not one permission missing.
            return lower.contains("api access blocked") ? FailureKind.AUTH : FailureKind.PERMISSION;
        }
        return switch ((int) code) {
            case 4, 17, 32, 613, 80_001, 80_002, 341, 368 -> FailureKind.RATE_LIMITED;
            case 190, 102 -> FailureKind.AUTH;
            case 3, 10 -> FailureKind.PERMISSION;
            // Meta does not tell a personal account from a missing one.
            case 110, 803 -> FailureKind.ACCOUNT_GONE;
            // Without the proof every further call with this token is refused as well.
            case 100 ->
                lower.contains("secret proof") || lower.contains("appsecret_proof")
                        ? FailureKind.AUTH
                        : FailureKind.BAD_REQUEST;
            case 1, 2 -> FailureKind.TRANSIENT;
            case 24, 2_500 -> FailureKind.BAD_REQUEST;
            default -> passing ? FailureKind.TRANSIENT : byStatus(status);
        };
    }

    private static FailureKind byStatus(int status) {
        if (status >= 500) {
            return FailureKind.TRANSIENT;
        }
        return switch (status) {
            case 401 -> FailureKind.AUTH;
            case 403 -> FailureKind.PERMISSION;
            case 429 -> FailureKind.RATE_LIMITED;
            default -> FailureKind.BAD_REQUEST;
        };
    }

    private static Scope scope(FailureKind kind, long code) {
        if (kind == FailureKind.RATE_LIMITED) {
            return switch ((int) code) {
                case 80_001, 80_002 -> Scope.ACCOUNT;
                case 17, 32, 613 -> Scope.CREDENTIAL;
                default -> Scope.PLATFORM;
            };
        }
        return kind == FailureKind.AUTH ? Scope.CREDENTIAL : Scope.ACCOUNT;
    }

    private static Duration pause(long code, GraphUsage usage) {
        Duration told = usage.longestWait();
        if (!told.isZero()) {
            return told;
        }
        return switch ((int) code) {
            case 4 -> APP_PAUSE;
            case 80_001, 80_002 -> ACCOUNT_PAUSE;
            case 341, 368 -> POLICY_PAUSE;
            default -> SHORT_PAUSE;
        };
    }

    /** Some answers give their codes as text. */
    private static long number(@Nullable JsonNode node) {
        Long number = Counter.of(node);
        return number == null || number > Integer.MAX_VALUE ? -1 : number;
    }
}
