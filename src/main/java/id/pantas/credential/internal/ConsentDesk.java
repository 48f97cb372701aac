package id.pantas.credential.internal;

import id.pantas.credential.Connections;
import id.pantas.credential.Connections.KeyState;
import id.pantas.credential.ConsentScheme;
import id.pantas.credential.ConsentScheme.Code;
import id.pantas.credential.ConsentScheme.Grant;
import id.pantas.credential.Consents;
import id.pantas.credential.Credential;
import id.pantas.credential.CredentialRejected;
import id.pantas.credential.CredentialScheme;
import id.pantas.credential.Credentials;
import id.pantas.credential.internal.PendingConsents.Pending;
import id.pantas.identity.Role;
import id.pantas.identity.SignedIn;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** OAuth 2.0 with a code: asks, checks the answer, and keeps what was granted for accounts this person may connect. */
@Service
class ConsentDesk implements Consents {

    private static final Logger LOG = LoggerFactory.getLogger(ConsentDesk.class);
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{43}");
    /** Codes of all platforms are far shorter. */
    private static final int LONGEST_CODE = 4_000;

    private final PendingConsents pending;
    private final Schemes schemes;
    private final Credentials credentials;
    private final Connections connections;
    private final OfficialAccounts accounts;
    private final SecureRandom random = new SecureRandom();

    ConsentDesk(
            PendingConsents pending,
            Schemes schemes,
            Credentials credentials,
            Connections connections,
            OfficialAccounts accounts) {
        this.pending = pending;
        this.schemes = schemes;
        this.credentials = credentials;
        this.connections = connections;
        this.accounts = accounts;
    }

    @Override
    public boolean ready(Platform platform) {
        return connections.key() == KeyState.READY
                && schemes.consentOf(platform).isPresent()
                && credentials.application(platform).isPresent();
    }

    @Override
    public URI ask(
            Platform platform, @Nullable AccountId account, URI redirect, String back, Asker asker, Instant now) {
        if (connections.key() != KeyState.READY) {
            throw new CredentialRejected("credential.rejected.noKey");
        }
        ConsentScheme scheme =
                schemes.consentOf(platform).orElseThrow(() -> new CredentialRejected("credential.rejected.notTaken"));
        Credential application = credentials
                .application(platform)
                .orElseThrow(() -> new CredentialRejected("credential.rejected.noApplication"));
        if (account != null
                && accounts.find(account)
                        .filter(found -> found.active() && mayConnect(asker.person(), found))
                        .isEmpty()) {
            throw new CredentialRejected("credential.rejected.gone");
        }
        String state = randomText();
        String verifier = randomText();
        byte[] digest = KeyRing.sha256(verifier.getBytes(StandardCharsets.US_ASCII));
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        pending.add(state, new Pending(platform, account, asker, verifier, redirect, back, now.plus(GOOD_FOR)), now);
        return scheme.ask(application, redirect, state, challenge);
    }

    @Override
    public Outcome answer(Platform platform, Answer answer, Asker asker, Instant now) {
        String state = answer.state();
        Pending question = state == null || !STATE.matcher(state).matches()
                ? null
                : pending.take(state, platform, asker, now).orElse(null);
        if (question == null) {
            LOG.warn(
                    "an answer to no open question came for {} by {}",
                    platform,
                    asker.person().username());
            return new Outcome(0, "credential.consent.stale", null);
        }
        if (answer.error() != null) {
            boolean denied = answer.error().equals("access_denied");
            return ended(question, denied ? "credential.consent.denied" : "credential.consent.failed");
        }
        String code = answer.code();
        if (code == null || code.isBlank() || code.length() > LONGEST_CODE) {
            return ended(question, "credential.consent.failed");
        }
        List<Grant> grants;
        try {
            ConsentScheme scheme = schemes.consentOf(platform).orElseThrow();
            Credential application = credentials.application(platform).orElseThrow();
            grants = scheme.exchange(application, new Code(code, question.redirect(), question.verifier()), now);
        } catch (CredentialScheme.Refused e) {
            LOG.warn("{} did not exchange a code: {}", platform, e.getMessage());
            return ended(question, e.passing() ? "credential.consent.later" : "credential.consent.notExchanged");
        } catch (RuntimeException e) {
            // Without its message, which may quote the answer.
            LOG.error(
                    "exchanging a code of {} failed inside: {}",
                    platform,
                    e.getClass().getName());
            return ended(question, "credential.consent.failed");
        }
        int connected = 0;
        for (Grant grant : grants) {
            OfficialAccount account = wanted(grant, question, asker.person()).orElse(null);
            if (account != null) {
                connections.keep(account.id(), grant, now);
                connected++;
            }
        }
        String message = connected > 0 ? "credential.consent.connected" : "credential.consent.otherAccount";
        return new Outcome(connected, message, question.back());
    }

    private static Outcome ended(Pending question, String message) {
        return new Outcome(0, message, question.back());
    }

    /** The account in use that a grant is for, if it is one that was asked for and this person may connect. */
    private Optional<OfficialAccount> wanted(Grant grant, Pending question, SignedIn person) {
        AccountId only = question.account();
        boolean thisOne = only != null
                && accounts.find(only)
                        .filter(account -> account.platform() == grant.platform())
                        .isPresent();
        return accounts.active().stream()
                .filter(account -> account.platform() == grant.platform() && mayConnect(person, account))
                .filter(account -> !thisOne || account.id().equals(only))
                .filter(account -> same(account, grant))
                .findFirst();
    }

    /** By the platform's own identifier where both are known, because handles change owners. */
    private static boolean same(OfficialAccount account, Grant grant) {
        if (account.nativeId() != null && grant.nativeId() != null) {
            return account.nativeId().equals(grant.nativeId());
        }
        String handle = grant.handle();
        return grant.nativeId() != null && grant.nativeId().equals(account.handle())
                || handle != null && plain(handle).equals(plain(account.handle()));
    }

    private static String plain(String handle) {
        String name = handle.strip().toLowerCase(Locale.ROOT);
        return name.startsWith("@") ? name.substring(1) : name;
    }

    private static boolean mayConnect(SignedIn person, OfficialAccount account) {
        return person.roles().contains(Role.ADMIN)
                || person.roles().contains(Role.PIC) && account.unit().equals(person.unit());
    }

    private String randomText() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
