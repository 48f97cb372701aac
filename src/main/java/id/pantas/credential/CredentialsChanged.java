package id.pantas.credential;

import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A credential was entered, renewed, refused or removed.
 *
 * @param account the only account it is for; null if it serves the whole platform
 * @param usable whether it may be used now
 */
public record CredentialsChanged(
        CredentialId credential,
        Platform platform,
        @Nullable AccountId account,
        boolean usable,
        Instant at) {}
