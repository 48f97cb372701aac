package id.pantas.credential;

import id.pantas.registry.Platform;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the owner of an account lets us read it: OAuth 2.0 with a code, in the platform's own words. Implemented by the
 * platform's adapter; state, its checks and what is kept are the work of {@link Consents}.
 */
public interface ConsentScheme {

    /** Where the consent is asked for; its grants may be for others as well, see {@link Grant#platform()}. */
    Platform platform();

    /** Whose accounts are connected by it, e.g. Instagram on a page of Facebook. */
    default Set<Platform> serves() {
        return Set.of(platform());
    }

    /** What the platform registered our application under, to be entered once by an administrator. */
    List<CredentialScheme.Field> application();

    /** The same as the settings have it, by {@link CredentialScheme.Field#name()}; empty if nothing stands there. */
    default Map<String, String> applicationSettings() {
        return Map.of();
    }

    /**
     * The page of the platform where the owner is asked.
     *
     * @param application with all of {@link #application()} in its parts
     * @param challenge S256 challenge of PKCE; left out where the platform does not know it
     */
    URI ask(Credential application, URI redirect, String state, String challenge);

    /**
     * Exchanges the code for what may be used from now on, tokens that live as long as the platform allows.
     *
     * @throws CredentialScheme.Refused if the platform does not hand them out
     */
    List<Grant> exchange(Credential application, Code code, Instant now) throws CredentialScheme.Refused;

    /**
     * What came back.
     *
     * @param redirect exactly as it was asked with
     * @param verifier of PKCE
     */
    record Code(String value, URI redirect, String verifier) {

        @Override
        public String toString() {
            return "Code[***]";
        }
    }

    /**
     * One account that may be read now.
     *
     * @param nativeId as {@link id.pantas.registry.OfficialAccount#nativeId()}, null if the platform has no lasting one
     * @param handle as {@link id.pantas.registry.OfficialAccount#handle()}, null if the platform did not tell
     * @param expiresAt when {@code token} ends; null if never or not said
     * @param connectBy when renewing ends and the owner must be asked again; null if never or not said
     */
    record Grant(
            Platform platform,
            @Nullable String nativeId,
            @Nullable String handle,
            String token,
            Map<String, String> parts,
            List<CredentialScheme.Ability> abilities,
            @Nullable Instant expiresAt,
            @Nullable Instant connectBy) {

        public Grant {
            parts = Map.copyOf(parts);
            abilities = List.copyOf(abilities);
        }

        @Override
        public String toString() {
            return "Grant[" + platform + " " + nativeId + " ***]";
        }
    }
}
