package id.pantas.credential;

import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one platform wants to know before it lets us read. Implemented by the platform's adapter, which alone knows how to ask.
 * Texts are message keys.
 */
public interface CredentialScheme {

    Platform platform();

    /** Whether one credential serves all accounts, each account needs its own, or the platform's may be overridden. */
    Scope scope();

    /** What a person enters, in the order of the form; empty if it only comes by consent. */
    List<Field> fields();

    /**
     * Asks the platform what this credential may and may not do, with as few requests as possible.
     *
     * @param entered by {@link Field#name()}
     * @param account the account it shall serve by its handle; null for the whole platform
     */
    Finding check(Map<String, String> entered, @Nullable String account, Instant now);

    /**
     * Exchanges a credential for a fresh one shortly before it expires.
     *
     * @return null if this platform's never needs that
     * @throws Refused if the platform will not renew it: a person must connect it again
     */
    default @Nullable Renewed renew(Credential current, Instant now) throws Refused {
        return null;
    }

    /** Whom a credential serves. */
    enum Scope {
        PLATFORM,
        ACCOUNT,
        EITHER
    }

    /**
     * One field of the form.
     *
     * @param name e.g. {@code token}, {@code app-secret}; {@code token} is required of every scheme
     * @param label message key
     * @param secret whether it is masked on the form and never shown again
     */
    record Field(String name, String label, boolean secret, boolean required) {}

    /**
     * What a check found.
     *
     * @param usable whether it may be used at all
     * @param abilities what it may and may not do
     * @param problem message key of what is wrong, null if nothing is
     * @param expiresAt null if never or not said
     */
    record Finding(
            boolean usable,
            List<Ability> abilities,
            @Nullable String problem,
            @Nullable Instant expiresAt) {}

    /** @param ability message key, e.g. "read posts", "read comments" */
    record Ability(String ability, boolean granted) {}

    /** @param parts replaces all parts, e.g. a rotated refresh token */
    record Renewed(
            String token,
            Map<String, String> parts,
            @Nullable Instant expiresAt) {

        @Override
        public String toString() {
            return "Renewed[***]";
        }
    }

    /** The platform does not renew. The message is for operators, without the secret. */
    class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean passing;

        /** @param passing whether it is only a passing fault and the old one may still be used */
        public Refused(String message, boolean passing, @Nullable Throwable cause) {
            super(message, cause);
            this.passing = passing;
        }

        public boolean passing() {
            return passing;
        }
    }
}
