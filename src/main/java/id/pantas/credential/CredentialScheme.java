package id.pantas.credential;

import id.pantas.registry.Platform;
import java.time.Duration;
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
     * Makes what is kept out of what a person entered, where a platform gives its token for other keys. What is not needed
     * afterwards is left out.
     *
     * @param entered by {@link Field#name()}, blank fields left out
     * @throws Refused if the platform does not take the keys; passing if it could not be asked
     */
    default Map<String, String> completed(Map<String, String> entered) throws Refused {
        return entered;
    }

    /**
     * Asks the platform what this credential may and may not do, with as few requests as possible.
     *
     * @param entered by {@link Field#name()}
     * @param account the account it shall serve by its handle; null for the whole platform
     */
    Finding check(Map<String, String> entered, @Nullable String account, Instant now);

    /**
     * Exchanges a credential for a fresh one shortly before it expires. May be slow: it is called under the credential's row
     * lock, so it must end by its own time limits.
     *
     * @return null if this one never needs that
     * @throws Refused if the platform will not renew it: a person must connect it again
     */
    default @Nullable Renewed renew(Credential current, Instant now) throws Refused {
        return null;
    }

    /** How long before {@link Credential#expiresAt()} it is renewed; null if this platform's are never renewed. */
    default @Nullable Duration renewBefore() {
        return null;
    }

    /**
     * What stands in the settings of the server, by {@link Field#name()}; empty if nothing does. Used for the whole platform
     * as long as nothing usable was entered.
     */
    default Map<String, String> settings() {
        return Map.of();
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
     * @param name e.g. {@code token}, {@code app-secret}; what is kept always has a {@code token}
     * @param label message key
     * @param secret whether it is masked on the form and never shown again
     */
    record Field(String name, String label, boolean secret, boolean required) {}

    /**
     * What a check found.
     *
     * @param usable whether it may be used at all
     * @param abilities what it may and may not do
     * @param problem message key of what is wrong, e.g. {@link #UNREACHABLE} or the adapter's own; null if nothing is
     * @param expiresAt null if never or not said
     */
    record Finding(
            boolean usable,
            List<Ability> abilities,
            @Nullable String problem,
            @Nullable Instant expiresAt) {

        /** The platform does not take it. */
        public static final String REFUSED = "credential.problem.refused";

        /** It is good, but must not do what is needed. */
        public static final String PERMISSION = "credential.problem.permission";

        /** It belongs to another account. */
        public static final String OTHER_ACCOUNT = "credential.problem.otherAccount";

        /** The platform asks for patience: nothing is known. */
        public static final String LIMITED = "credential.problem.limited";

        /** The platform must not be asked yet, so it was not: nothing is known. */
        public static final String NOT_CLEARED = "credential.problem.notCleared";

        /** No answer: nothing is known. */
        public static final String UNREACHABLE = "credential.problem.unreachable";

        /** An answer that cannot be read: nothing is known. */
        public static final String UNREADABLE = "credential.problem.unreadable";

        public Finding {
            abilities = List.copyOf(abilities);
        }

        /** One that cannot be used. */
        public static Finding unusable(String problem) {
            return new Finding(false, List.of(), problem, null);
        }

        /** Whether nothing was learnt, so that it may be as good as before. */
        public boolean unknown() {
            return LIMITED.equals(problem)
                    || UNREACHABLE.equals(problem)
                    || UNREADABLE.equals(problem)
                    || NOT_CLEARED.equals(problem);
        }
    }

    /** @param ability message key, one of {@code credential.ability.…} or the adapter's own */
    record Ability(String ability, boolean granted) {}

    /**
     * A fresh credential.
     *
     * @param parts replaces all parts, e.g. a rotated refresh token
     * @param expiresAt when {@code token} ends; null if never or not said
     * @param connectBy when renewing ends and a person must connect it again; null if never or not said
     */
    record Renewed(
            String token,
            Map<String, String> parts,
            @Nullable Instant expiresAt,
            @Nullable Instant connectBy) {

        public Renewed {
            parts = Map.copyOf(parts);
        }

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
