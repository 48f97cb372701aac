package id.pantas.credential;

import id.pantas.credential.CredentialScheme.Ability;
import id.pantas.credential.CredentialScheme.Field;
import id.pantas.credential.CredentialScheme.Finding;
import id.pantas.credential.CredentialScheme.Scope;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the platforms' secrets, for those who look after them; the secrets themselves never come out here. Every
 * change is in the audit log.
 */
public interface Connections {

    /** Whether something can be kept: a usable key is set. */
    KeyState key();

    /** What the platforms take that have an adapter, in their usual order. */
    List<Side> sides();

    /** Everything that is kept, by platform; what serves the whole platform first. */
    List<Connection> all();

    /** What is kept for one account. */
    Optional<Connection> ofAccount(AccountId account);

    Optional<Connection> find(CredentialId id);

    /**
     * Asks the platform about what a person entered, and keeps it if it is usable. Replaces what was kept for the same
     * purpose.
     *
     * @param account the account it is for, null for the whole platform
     * @param entered by {@link CredentialScheme.Field#name()}
     * @return what the platform said; kept only if usable
     * @throws CredentialRejected if no key is set, a required field is missing or too long, or the platform takes none
     */
    Finding enter(Platform platform, @Nullable AccountId account, Map<String, String> entered, Instant now);

    /**
     * Keeps what the platform calls our application by. It shows its worth only at the first consent.
     *
     * @param entered by the names of {@link ConsentScheme#application()}
     * @throws CredentialRejected as {@link #enter}
     */
    void enterApplication(Platform platform, Map<String, String> entered, Instant now);

    /**
     * Keeps what a platform granted, e.g. by consent. Replaces what was kept for this account.
     *
     * @throws CredentialRejected if no key is set
     */
    void keep(AccountId account, ConsentScheme.Grant grant, Instant now);

    /**
     * Asks the platform again and notes the answer; one that was refused is handed out again if it is found good.
     *
     * @throws CredentialRejected if it is not kept any more or cannot be read with the keys that are set
     */
    Finding check(CredentialId id, Instant now);

    /** Forgets a secret. Repeatable. */
    void remove(CredentialId id, Instant now);

    /**
     * Encrypts with the first key what is still under an older one. Repeatable; several instances may do it at once.
     *
     * @return how many were changed
     */
    int reseal();

    /** How many need a person: refused, unreadable, or to be connected again within 30 days of {@code now}. */
    int needingAttention(Instant now);

    /**
     * What one platform takes.
     *
     * @param scope whom a secret that is entered serves; null if the platform takes none or all come by consent
     * @param fields of the form, empty if all come by consent
     * @param inSettings whether the server's settings hold one for the whole platform
     * @param consent the platform on whose page owners are asked, null if they are not
     * @param application what our application is registered under, empty if owners are not asked there
     * @param applicationInSettings whether the server's settings hold that
     */
    record Side(
            Platform platform,
            @Nullable Scope scope,
            List<Field> fields,
            boolean inSettings,
            @Nullable Platform consent,
            List<Field> application,
            boolean applicationInSettings) {

        public Side {
            fields = List.copyOf(fields);
            application = List.copyOf(application);
        }

        /** Whether accounts can have a secret of their own. */
        public boolean byAccount() {
            return consent != null || !fields.isEmpty() && scope != null && scope != Scope.PLATFORM;
        }

        /** Whether one secret can serve all accounts. */
        public boolean forAll() {
            return !fields.isEmpty() && scope != null && scope != Scope.ACCOUNT;
        }
    }

    /** Whether secrets can be kept. */
    enum KeyState {
        READY,
        /** None is set. */
        MISSING,
        /** What is set is no key: 32 bytes in base64. */
        MALFORMED
    }

    /** How it stands with one. */
    enum State {
        /** Works as far as is known. */
        CONNECTED,
        /** Works, but a person must connect it again within 30 days. */
        ENDING,
        /** Over: a person must connect it again. */
        ENDED,
        /** The platform does not take it any more. */
        REFUSED,
        /** Cannot be read with the keys that are set, or was changed in the database. */
        UNREADABLE
    }

    /** What a secret is for. */
    enum Purpose {
        /** Reading the platform. */
        ACCESS,
        /** Asking owners for consent in our application's name. */
        APPLICATION
    }

    /**
     * What is kept of one secret, without it.
     *
     * @param account null if it serves the whole platform
     * @param byConsent whether the owner granted it on the platform's page, else it was entered
     * @param abilities as last found
     * @param problem message key of what the last check found wrong, null if nothing
     * @param connectBy when a person must connect it again; null if never or not known
     * @param enteredBy sign-in name
     * @param checkedAt when the platform was last asked about it, null if never
     */
    record Connection(
            CredentialId id,
            Platform platform,
            @Nullable AccountId account,
            Purpose purpose,
            State state,
            boolean byConsent,
            List<Ability> abilities,
            @Nullable String problem,
            @Nullable Instant connectBy,
            Instant enteredAt,
            String enteredBy,
            @Nullable Instant renewedAt,
            @Nullable Instant checkedAt,
            @Nullable Instant refusedAt) {

        public Connection {
            abilities = List.copyOf(abilities);
        }
    }
}
