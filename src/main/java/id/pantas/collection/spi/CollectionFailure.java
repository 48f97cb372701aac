package id.pantas.collection.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A visit that brought nothing usable. Its message is for operators and never contains a credential. */
public class CollectionFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final Scope scope;
    private final @Nullable Instant retryAt;
    private final @Nullable String answer;

    /**
     * @param message what happened, in English, without credentials
     * @param retryAt when asking again makes sense, as the platform said; null if it did not say
     * @param answer the beginning of the platform's answer (at most 2,000 characters are kept), null if there was none
     */
    public CollectionFailure(
            FailureKind kind,
            String message,
            @Nullable Instant retryAt,
            @Nullable String answer,
            @Nullable Throwable cause) {
        this(kind, Scope.of(kind), message, retryAt, answer, cause);
    }

    /** As above, where the platform told whom it concerns. */
    public CollectionFailure(
            FailureKind kind,
            Scope scope,
            String message,
            @Nullable Instant retryAt,
            @Nullable String answer,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.scope = scope;
        this.retryAt = retryAt;
        this.answer = answer == null || answer.length() <= 2_000 ? answer : answer.substring(0, 2_000);
    }

    public FailureKind kind() {
        return kind;
    }

    /** Whom it concerns: who else need not be asked before it is over. */
    public Scope scope() {
        return scope;
    }

    public @Nullable Instant retryAt() {
        return retryAt;
    }

    public @Nullable String answer() {
        return answer;
    }

    /** Whom a failure concerns. */
    public enum Scope {
        /** Only the account that was asked about. */
        ACCOUNT,
        /** Every account that is read with the same credential. */
        CREDENTIAL,
        /** Every account of the platform. */
        PLATFORM;

        /** What a kind usually concerns. */
        static Scope of(FailureKind kind) {
            return switch (kind) {
                case AUTH -> CREDENTIAL;
                case RATE_LIMITED, BUDGET_SPENT -> PLATFORM;
                default -> ACCOUNT;
            };
        }
    }
}
