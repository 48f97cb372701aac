package id.pantas.collection.x;

import id.pantas.outgoing.Unreached;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries one GET request to X, with the credential, and brings back whatever X said. */
interface XApi {

    /** The same with another bearer token. */
    default XApi with(String token) {
        return this;
    }

    /**
     * Asks once.
     *
     * @param path below the base address, e.g. {@code users/by}
     * @param parameters query parameters, not encoded
     * @throws Unreached if no answer came, or one that is longer or slower than allowed
     */
    Answer get(String path, Map<String, String> parameters) throws Unreached;

    /**
     * What X said, of any status.
     *
     * @param address what was asked; never contains the credential, which travels in a header
     * @param resetAt when the current rate window ends, if X said so
     */
    record Answer(
            String address,
            int status,
            String contentType,
            String body,
            @Nullable Instant resetAt) {}
}
