package id.pantas.collection.meta;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.FailureKind;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Meta says of a token.
 *
 * @param page whether it is a Page's own
 * @param profileId of a Page's token the Page's id, else null
 * @param scopes the permissions it was granted
 * @param expiresAt when it or the access to data ends, whichever comes first; null if never
 */
record TokenFacts(
        boolean valid,
        boolean page,
        @Nullable String profileId,
        Set<String> scopes,
        @Nullable Instant expiresAt) {

    /**
     * Asks about the token with itself. Meta wants it as a parameter here; nothing of the answer or the address is kept.
     */
    static TokenFacts of(GraphVisit visit, String token) throws CollectionFailure {
        JsonNode data = visit.askQuietly("debug_token", Map.of("input_token", token.strip()))
                .path("data");
        if (!data.isObject()) {
            throw new CollectionFailure(FailureKind.MALFORMED, "Meta said nothing about the token", null, null, null);
        }
        Set<String> scopes = new LinkedHashSet<>();
        for (JsonNode scope : data.path("scopes")) {
            scopes.add(scope.asString(""));
        }
        String profile = data.path("profile_id").asString("");
        return new TokenFacts(
                data.path("is_valid").asBoolean(false),
                data.path("type").asString("").equals("PAGE"),
                profile.isEmpty() ? null : profile,
                scopes,
                earlier(end(data.get("expires_at")), end(data.get("data_access_expires_at"))));
    }

    /** Meta writes 0 for never. */
    private static @Nullable Instant end(@Nullable JsonNode seconds) {
        Long value = Counter.of(seconds);
        return value == null || value == 0 || value > 100_000_000_000L ? null : Instant.ofEpochSecond(value);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
