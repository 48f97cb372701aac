package id.pantas.credential;

import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.Optional;

/**
 * The secrets of the platforms, for those who ask the platforms. Changes are published as {@link CredentialsChanged}.
 */
public interface Credentials {

    /**
     * What to use for one account: its own credential if it has a usable one, else the platform's. Renews it first when it
     * is about to expire and its scheme can, under a row lock, so that of several instances only one renews.
     *
     * @return empty if there is none: the account is "belum terhubung", which is no error
     */
    Optional<Credential> forAccount(Platform platform, AccountId account);

    /** The platform's own credential. */
    Optional<Credential> forPlatform(Platform platform);

    /**
     * Records that the platform refused a credential: it is not handed out again until a person entered it anew or a check
     * found it good. Repeatable.
     *
     * @param reason for operators, in English, without the secret
     */
    void refused(CredentialId id, Instant at, String reason);
}
