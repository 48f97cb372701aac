package id.pantas.credential;

import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A secret ready for use. Never to be stored, logged or put into an address by whoever asked for it; its text form shows
 * none of it.
 *
 * @param account the only account it is for; null if it serves the whole platform
 * @param token what goes into the request's authorisation (bearer token, access token or API key)
 * @param parts what else the platform wants to go with it, by the names its {@link CredentialScheme} declares, e.g.
 *     {@code app-secret}, {@code instagram-id}; secret as well
 * @param expiresAt when the platform will refuse it; null if it never does or did not say
 */
public record Credential(
        CredentialId id,
        Platform platform,
        @Nullable AccountId account,
        String token,
        Map<String, String> parts,
        @Nullable Instant expiresAt) {

    public Credential {
        parts = Map.copyOf(parts);
    }

    /** One of {@link #parts()}, null if it was not entered. */
    public @Nullable String part(String name) {
        return parts.get(name);
    }

    @Override
    public String toString() {
        return "Credential[" + platform + " " + id + " ***]";
    }
}
