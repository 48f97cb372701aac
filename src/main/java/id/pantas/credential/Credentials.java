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

    /** The platform's own credential: the one that was entered, else the one in the server's settings. */
    Optional<Credential> forPlatform(Platform platform);

    /**
     * What the platform calls our application by, for {@link ConsentScheme}: the fields of
     * {@link ConsentScheme#application()}, as entered or else as the settings have them, all in {@link Credential#parts()}.
     */
    Optional<Credential> application(Platform platform);

    /**
     * Records that the platform refused a credential. One that can be renewed and was not just now is renewed at its next
     * use; any other is not handed out again until a person entered it anew or a check found it good. Repeatable; what stands
     * in the settings is not remembered.
     *
     * @param reason for operators, in English, without the secret
     */
    void refused(CredentialId id, Instant at, String reason);
}
