package id.pantas.credential;

import id.pantas.identity.SignedIn;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks the owners of accounts for consent. A question is good for ten minutes, one answer, one person and one session. */
public interface Consents {

    /** Whether owners can be asked on this platform now, i.e. our application is registered with it. */
    boolean ready(Platform platform);

    /**
     * Prepares one question.
     *
     * @param account the account to be connected; null for whichever of this person's accounts the platform grants
     * @param redirect where the platform sends the owner back to; must be registered with the platform
     * @param back path of the page to show afterwards
     * @return the platform's page to send the person to
     * @throws CredentialRejected if our application is not registered, no key is set, or the account is not this person's
     */
    URI ask(Platform platform, @Nullable AccountId account, URI redirect, String back, Asker asker, Instant now);

    /**
     * Takes the answer: checks the state, exchanges the code, keeps what was granted for this person's accounts and records
     * it in the audit log. Never throws for what came from outside.
     */
    Outcome answer(Platform platform, Answer answer, Asker asker, Instant now);

    /** Who asks. @param session identity of the session, of which only a hash is kept */
    record Asker(SignedIn person, String session) {

        @Override
        public String toString() {
            return "Asker[" + person.username() + "]";
        }
    }

    /** The query of the address the platform sent the owner back to; null = not there. */
    record Answer(
            @Nullable String state,
            @Nullable String code,
            @Nullable String error) {

        @Override
        public String toString() {
            return "Answer[***]";
        }
    }

    /**
     * How it ended.
     *
     * @param connected how many accounts are connected now
     * @param message message key that says it; takes {@code connected} as its only argument
     * @param back path of the page to show, null if the question is not known
     */
    record Outcome(int connected, String message, @Nullable String back) {

        /** Whether at least one account was connected. */
        public boolean good() {
            return connected > 0;
        }
    }
}
