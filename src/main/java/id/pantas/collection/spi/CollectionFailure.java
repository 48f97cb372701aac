package id.pantas.collection.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A visit that brought nothing usable. Its message is for operators and never contains a credential. */
public class CollectionFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
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
        super(message, cause);
        this.kind = kind;
        this.retryAt = retryAt;
        this.answer = answer == null || answer.length() <= 2_000 ? answer : answer.substring(0, 2_000);
    }

    public FailureKind kind() {
        return kind;
    }

    public @Nullable Instant retryAt() {
        return retryAt;
    }

    public @Nullable String answer() {
        return answer;
    }
}
