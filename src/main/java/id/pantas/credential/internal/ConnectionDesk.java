package id.pantas.credential.internal;

import id.pantas.credential.Connections;
import id.pantas.credential.ConsentScheme;
import id.pantas.credential.CredentialId;
import id.pantas.credential.CredentialRejected;
import id.pantas.credential.CredentialScheme;
import id.pantas.credential.CredentialScheme.Ability;
import id.pantas.credential.CredentialScheme.Field;
import id.pantas.credential.CredentialScheme.Finding;
import id.pantas.credential.CredentialScheme.Scope;
import id.pantas.credential.Credentials;
import id.pantas.credential.CredentialsChanged;
import id.pantas.credential.internal.KeyRing.Unopened;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks after what is kept. Platforms are asked outside of transactions. */
@Service
class ConnectionDesk implements Connections {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionDesk.class);

    /** Longer ones are no secret of any platform. */
    private static final int LONGEST = 4_000;

    private final CredentialRows rows;
    private final KeyRing keys;
    private final Schemes schemes;
    private final Trail trail;
    private final Credentials credentials;
    private final OfficialAccounts accounts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ConnectionDesk(
            CredentialRows rows,
            KeyRing keys,
            Schemes schemes,
            Trail trail,
            Credentials credentials,
            OfficialAccounts accounts,
            ApplicationEventPublisher events,
            TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.schemes = schemes;
        this.trail = trail;
        this.credentials = credentials;
        this.accounts = accounts;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public KeyState key() {
        return keys.state();
    }

    @Override
    public List<Side> sides() {
        return Arrays.stream(Platform.values())
                .map(this::side)
                .filter(side -> side.byAccount() || side.forAll())
                .toList();
    }

    private Side side(Platform platform) {
        CredentialScheme scheme = schemes.of(platform).orElse(null);
        ConsentScheme asked = schemes.consentOf(platform).orElse(null);
        return new Side(
                platform,
                scheme == null ? null : scheme.scope(),
                scheme == null ? List.of() : scheme.fields(),
                scheme != null && !scheme.settings().isEmpty(),
                schemes.consentServing(platform).map(ConsentScheme::platform).orElse(null),
                asked == null ? List.of() : asked.application(),
                asked != null && !asked.applicationSettings().isEmpty());
    }

    @Override
    public List<Connection> all() {
        Instant now = clock.instant();
        return rows.all().stream().map(kept -> shown(kept, now)).toList();
    }

    @Override
    public Optional<Connection> ofAccount(AccountId account) {
        return rows.ofAccount(account).map(kept -> shown(kept, clock.instant()));
    }

    @Override
    public Optional<Connection> find(CredentialId id) {
        return rows.find(id).map(kept -> shown(kept, clock.instant()));
    }

    @Override
    public Finding enter(Platform platform, @Nullable AccountId account, Map<String, String> entered, Instant now) {
        requireKey();
        CredentialScheme scheme = schemes.of(platform)
                .filter(each -> account == null ? each.scope() != Scope.ACCOUNT : each.scope() != Scope.PLATFORM)
                .orElseThrow(() -> new CredentialRejected("credential.rejected.notTaken"));
        String handle = account == null ? null : account(platform, account).handle();
        Map<String, String> fields;
        try {
            fields = scheme.completed(taken(scheme.fields(), entered));
        } catch (CredentialScheme.Refused e) {
            LOG.info("{} gave no token: {}", platform, e.getMessage());
            return Finding.unusable(e.passing() ? Finding.UNREACHABLE : Finding.REFUSED);
        }
        Finding finding = asked(scheme, fields, handle, now);
        if (finding.usable()) {
            Map<String, String> parts = new HashMap<>(fields);
            String token = parts.remove("token");
            Secret secret = new Secret(token == null ? "" : token, parts);
            Expiry expiry = new Expiry(finding.expiresAt(), null);
            Kept kept = kept(platform, account, Purpose.ACCESS, secret, false, expiry, finding.abilities(), now, now);
            replace(kept, "credential.audit.entered", now);
        }
        return finding;
    }

    @Override
    public void enterApplication(Platform platform, Map<String, String> entered, Instant now) {
        requireKey();
        ConsentScheme scheme =
                schemes.consentOf(platform).orElseThrow(() -> new CredentialRejected("credential.rejected.notTaken"));
        Secret secret = new Secret("", taken(scheme.application(), entered));
        Expiry never = new Expiry(null, null);
        replace(
                kept(platform, null, Purpose.APPLICATION, secret, false, never, List.of(), now, null),
                "credential.audit.application",
                now);
    }

    @Override
    public void keep(AccountId account, ConsentScheme.Grant grant, Instant now) {
        requireKey();
        Secret secret = new Secret(grant.token(), grant.parts());
        Expiry expiry = new Expiry(grant.expiresAt(), grant.connectBy());
        Kept kept = kept(grant.platform(), account, Purpose.ACCESS, secret, true, expiry, grant.abilities(), now, now);
        replace(kept, "credential.audit.connected", now);
    }

    @Override
    public Finding check(CredentialId id, Instant now) {
        renewIfDue(id);
        Kept kept = rows.find(id).orElseThrow(() -> new CredentialRejected("credential.rejected.gone"));
        CredentialScheme scheme = schemes.of(kept.platform())
                .filter(each -> kept.purpose() == Purpose.ACCESS)
                .orElseThrow(() -> new CredentialRejected("credential.rejected.notTaken"));
        Map<String, String> entered;
        try {
            Secret secret = Secret.open(keys, kept.sealed(), kept.about());
            entered = new LinkedHashMap<>(secret.parts());
            entered.put("token", secret.token());
        } catch (Unopened e) {
            LOG.error("credential {} of {} cannot be read: {}", id, kept.platform(), e.getMessage());
            throw new CredentialRejected("credential.rejected.unreadable");
        }
        AccountId account = kept.account();
        String handle =
                account == null ? null : account(kept.platform(), account).handle();
        boolean stale = kept.expiredAt(now) && scheme.renewBefore() != null && kept.refusedAt() == null;
        // One that could not be renewed just now would be refused, which says nothing of the owner's consent.
        Finding finding = stale ? Finding.unusable(Finding.UNREACHABLE) : asked(scheme, entered, handle, now);
        transactions.executeWithoutResult(status -> {
            rows.checked(id, finding, now);
            if (!finding.usable() && !finding.unknown() && kept.refusedAt() == null) {
                rows.refuse(id, now, "a check found it unusable");
                trail.note("credential.audit.refused", kept);
            }
            trail.note("credential.audit.checked", kept);
            if (!finding.unknown()) {
                changed(kept, finding.usable(), now);
            }
        });
        return finding;
    }

    private void renewIfDue(CredentialId id) {
        rows.find(id).filter(kept -> kept.purpose() == Purpose.ACCESS).ifPresent(kept -> {
            AccountId account = kept.account();
            if (account == null) {
                credentials.forPlatform(kept.platform());
            } else {
                credentials.forAccount(kept.platform(), account);
            }
        });
    }

    @Override
    public void remove(CredentialId id, Instant now) {
        transactions.executeWithoutResult(status -> rows.lock(id).ifPresent(kept -> {
            rows.delete(id);
            trail.note("credential.audit.removed", kept);
            changed(kept, false, now);
        }));
    }

    @Override
    public int reseal() {
        if (keys.state() != KeyState.READY) {
            return 0;
        }
        int changed = 0;
        for (Kept old : rows.all()) {
            if (!old.sealed().keyId().equals(keys.sealingKey())) {
                changed += Boolean.TRUE.equals(transactions.execute(status -> reseal(old.id()))) ? 1 : 0;
            }
        }
        return changed;
    }

    private boolean reseal(CredentialId id) {
        Kept kept = rows.lock(id).orElse(null);
        if (kept == null || kept.sealed().keyId().equals(keys.sealingKey())) {
            return false;
        }
        try {
            rows.reseal(id, Secret.open(keys, kept.sealed(), kept.about()).seal(keys, kept.about()));
            return true;
        } catch (Unopened e) {
            LOG.error("credential {} of {} stays as it is: {}", id, kept.platform(), e.getMessage());
            return false;
        }
    }

    @Override
    public int needingAttention(Instant now) {
        return rows.needingAttention(keys.ids(), now.plus(Kept.WARNING));
    }

    private record Expiry(@Nullable Instant token, @Nullable Instant connectBy) {}

    private Kept kept(
            Platform platform,
            @Nullable AccountId account,
            Purpose purpose,
            Secret secret,
            boolean byConsent,
            Expiry expiry,
            List<Ability> abilities,
            Instant now,
            @Nullable Instant checkedAt) {
        CredentialId id = new CredentialId(UUID.randomUUID());
        return new Kept(
                id,
                platform,
                account,
                purpose,
                secret.seal(keys, Kept.about(id, platform, account, purpose)),
                byConsent,
                expiry.token(),
                expiry.connectBy(),
                abilities,
                null,
                now,
                trail.actor(),
                null,
                null,
                checkedAt,
                false,
                null);
    }

    private void replace(Kept kept, String action, Instant now) {
        transactions.executeWithoutResult(status -> {
            rows.replace(kept);
            trail.note(action, kept);
            changed(kept, true, now);
        });
    }

    private void changed(Kept kept, boolean usable, Instant at) {
        if (kept.purpose() == Purpose.ACCESS) {
            events.publishEvent(new CredentialsChanged(kept.id(), kept.platform(), kept.account(), usable, at));
        }
    }

    /** An adapter that stumbles must not show what it was given. */
    private static Finding asked(
            CredentialScheme scheme, Map<String, String> fields, @Nullable String handle, Instant now) {
        try {
            return scheme.check(fields, handle, now);
        } catch (RuntimeException e) {
            LOG.error(
                    "checking a credential of {} failed inside: {}",
                    scheme.platform(),
                    e.getClass().getName());
            return Finding.unusable(Finding.UNREADABLE);
        }
    }

    private static Map<String, String> taken(List<Field> fields, Map<String, String> entered) {
        Map<String, String> taken = new LinkedHashMap<>();
        for (Field field : fields) {
            String value = entered.getOrDefault(field.name(), "").strip();
            if (value.isEmpty() && field.required()) {
                throw new CredentialRejected("credential.rejected.missing");
            }
            if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
                throw new CredentialRejected("credential.rejected.form");
            }
            if (!value.isEmpty()) {
                taken.put(field.name(), value);
            }
        }
        if (taken.isEmpty()) {
            throw new CredentialRejected("credential.rejected.missing");
        }
        return taken;
    }

    private OfficialAccount account(Platform platform, AccountId id) {
        return accounts.find(id)
                .filter(account -> account.platform() == platform)
                .orElseThrow(() -> new CredentialRejected("credential.rejected.gone"));
    }

    private void requireKey() {
        if (keys.state() != KeyState.READY) {
            throw new CredentialRejected("credential.rejected.noKey");
        }
    }

    private Connection shown(Kept kept, Instant now) {
        boolean readable = true;
        try {
            Secret.open(keys, kept.sealed(), kept.about());
        } catch (Unopened e) {
            readable = false;
        }
        return new Connection(
                kept.id(),
                kept.platform(),
                kept.account(),
                kept.purpose(),
                kept.stateAt(now, readable),
                kept.byConsent(),
                kept.abilities(),
                kept.problem(),
                kept.end(),
                kept.enteredAt(),
                kept.enteredBy(),
                kept.renewedAt(),
                kept.checkedAt(),
                kept.refusedAt());
    }
}
