package id.pantas.credential.internal;

import id.pantas.credential.Connections.Purpose;
import id.pantas.credential.ConsentScheme;
import id.pantas.credential.Credential;
import id.pantas.credential.CredentialId;
import id.pantas.credential.CredentialScheme;
import id.pantas.credential.Credentials;
import id.pantas.credential.CredentialsChanged;
import id.pantas.credential.internal.KeyRing.Unopened;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands out what is kept, renewed in time. */
@Service
class StoredCredentials implements Credentials {

    private static final Logger LOG = LoggerFactory.getLogger(StoredCredentials.class);

    /** After a passing fault while renewing; the old one is used as long as it lasts. */
    private static final Duration RENEW_PAUSE = Duration.ofMinutes(5);
    /** A refusal so soon after renewing is about the one before, which another run still had in hand. */
    private static final Duration CROSSING = Duration.ofMinutes(1);
    /** One that is refused although it is as new as this is truly refused. */
    private static final Duration FRESH = Duration.ofHours(1);

    private final CredentialRows rows;
    private final KeyRing keys;
    private final Schemes schemes;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StoredCredentials(
            CredentialRows rows,
            KeyRing keys,
            Schemes schemes,
            Trail trail,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.schemes = schemes;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
        // Its own, whatever the caller does: a rotated token that is rolled back would be lost for ever.
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public Optional<Credential> forAccount(Platform platform, AccountId account) {
        return usable(platform, account).or(() -> forPlatform(platform));
    }

    @Override
    public Optional<Credential> forPlatform(Platform platform) {
        return usable(platform, null)
                .or(() -> schemes.of(platform)
                        .map(CredentialScheme::settings)
                        .filter(settings -> settings.containsKey("token"))
                        .map(settings -> ofSettings(platform, Purpose.ACCESS, settings)));
    }

    @Override
    public Optional<Credential> application(Platform platform) {
        return rows.find(platform, null, Purpose.APPLICATION)
                .flatMap(kept -> open(kept))
                .or(() -> schemes.consentOf(platform)
                        .map(ConsentScheme::applicationSettings)
                        .filter(settings -> !settings.isEmpty())
                        .map(settings -> ofSettings(platform, Purpose.APPLICATION, settings)));
    }

    private static Credential ofSettings(Platform platform, Purpose purpose, Map<String, String> settings) {
        Map<String, String> parts = new HashMap<>(settings);
        String token = purpose == Purpose.ACCESS ? parts.remove("token") : null;
        UUID id = UUID.nameUUIDFromBytes(("settings " + platform + " " + purpose).getBytes(StandardCharsets.UTF_8));
        return new Credential(new CredentialId(id), platform, null, token == null ? "" : token, parts, null);
    }

    private Optional<Credential> usable(Platform platform, @Nullable AccountId account) {
        Instant now = clock.instant();
        Kept kept = rows.find(platform, account, Purpose.ACCESS).orElse(null);
        if (kept == null || kept.refusedAt() != null) {
            return Optional.empty();
        }
        if (due(kept, now)) {
            Optional<Credential> fresh = transaction.execute(status -> renew(kept.id(), now));
            return fresh == null ? Optional.empty() : fresh;
        }
        return kept.expiredAt(now) ? Optional.empty() : open(kept);
    }

    private boolean due(Kept kept, Instant now) {
        Duration before = schemes.renewBefore(kept.platform());
        Instant expires = kept.expiresAt();
        Instant failed = kept.renewFailedAt();
        return before != null
                && expires != null
                && !expires.isAfter(now.plus(before))
                && (failed == null || failed.plus(RENEW_PAUSE).isBefore(now));
    }

    /** Under the row's lock: of several that come at once one renews, the others find it done. */
    private Optional<Credential> renew(CredentialId id, Instant now) {
        Kept kept = rows.lock(id).filter(row -> row.refusedAt() == null).orElse(null);
        Optional<Credential> current = kept == null ? Optional.empty() : open(kept);
        if (kept == null || current.isEmpty()) {
            return Optional.empty();
        }
        Optional<Credential> asLongAsItLasts = kept.expiredAt(now) ? Optional.empty() : current;
        if (!due(kept, now)) {
            return asLongAsItLasts;
        }
        try {
            CredentialScheme scheme = schemes.of(kept.platform()).orElseThrow();
            CredentialScheme.Renewed fresh = scheme.renew(current.get(), now);
            if (fresh != null) {
                return Optional.of(keep(kept, fresh, now));
            }
            if (kept.doubted()) {
                refuse(kept, now, "refused, and cannot be renewed");
                return Optional.empty();
            }
            return asLongAsItLasts;
        } catch (CredentialScheme.Refused e) {
            if (!e.passing()) {
                refuse(kept, now, String.valueOf(e.getMessage()));
                return Optional.empty();
            }
            LOG.warn("credential {} of {} cannot be renewed now: {}", id, kept.platform(), e.getMessage());
        } catch (RuntimeException e) {
            // Without its message, which may quote what was sent.
            LOG.error(
                    "renewing credential {} of {} failed inside: {}",
                    id,
                    kept.platform(),
                    e.getClass().getName());
        }
        rows.renewFailed(id, now);
        return asLongAsItLasts;
    }

    private Credential keep(Kept kept, CredentialScheme.Renewed fresh, Instant now) {
        Instant connectBy = fresh.connectBy() == null ? kept.connectBy() : fresh.connectBy();
        Secret secret = new Secret(fresh.token(), fresh.parts());
        rows.renewed(kept.id(), secret.seal(keys, kept.about()), fresh.expiresAt(), connectBy, now);
        changed(kept, true, now);
        return new Credential(
                kept.id(), kept.platform(), kept.account(), fresh.token(), fresh.parts(), fresh.expiresAt());
    }

    @Override
    public void refused(CredentialId id, Instant at, String reason) {
        transaction.executeWithoutResult(status -> rows.lock(id).ifPresent(kept -> {
            Instant renewed = kept.renewedAt();
            boolean crossing = renewed != null && renewed.plus(CROSSING).isAfter(at);
            if (kept.refusedAt() != null || kept.doubted() || crossing) {
                return;
            }
            boolean renewable = schemes.renewBefore(kept.platform()) != null && kept.expiresAt() != null;
            if (renewable && (renewed == null || renewed.plus(FRESH).isBefore(at))) {
                rows.doubt(id, at, reason);
            } else {
                refuse(kept, at, reason);
            }
        }));
    }

    private void refuse(Kept kept, Instant at, String reason) {
        LOG.warn("{} refused credential {}: {}", kept.platform(), kept.id(), reason);
        rows.refuse(kept.id(), at, reason.length() <= 500 ? reason : reason.substring(0, 500));
        trail.note("credential.audit.refused", kept);
        changed(kept, false, at);
    }

    private void changed(Kept kept, boolean usable, Instant at) {
        events.publishEvent(new CredentialsChanged(kept.id(), kept.platform(), kept.account(), usable, at));
    }

    private Optional<Credential> open(Kept kept) {
        try {
            Secret secret = Secret.open(keys, kept.sealed(), kept.about());
            return Optional.of(new Credential(
                    kept.id(), kept.platform(), kept.account(), secret.token(), secret.parts(), kept.expiresAt()));
        } catch (Unopened e) {
            LOG.error("credential {} of {} cannot be read: {}", kept.id(), kept.platform(), e.getMessage());
            return Optional.empty();
        }
    }
}
