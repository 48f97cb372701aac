package id.pantas.credential.internal;

import id.pantas.credential.Connections.Purpose;
import id.pantas.credential.Connections.State;
import id.pantas.credential.CredentialId;
import id.pantas.credential.CredentialScheme.Ability;
import id.pantas.credential.internal.KeyRing.Sealed;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of {@code credential.credential}; its columns say what the parts mean. */
record Kept(
        CredentialId id,
        Platform platform,
        @Nullable AccountId account,
        Purpose purpose,
        Sealed sealed,
        boolean byConsent,
        @Nullable Instant expiresAt,
        @Nullable Instant connectBy,
        List<Ability> abilities,
        @Nullable String problem,
        Instant enteredAt,
        String enteredBy,
        @Nullable Instant renewedAt,
        @Nullable Instant renewFailedAt,
        @Nullable Instant checkedAt,
        boolean doubted,
        @Nullable Instant refusedAt) {

    static final Duration WARNING = Duration.ofDays(30);

    /** What the seal is bound to: moved to another row it does not open. */
    static String about(CredentialId id, Platform platform, @Nullable AccountId account, Purpose purpose) {
        return id + "|" + platform + "|" + (account == null ? "" : account) + "|" + purpose;
    }

    String about() {
        return about(id, platform, account, purpose);
    }

    /** When a person must act; null if never or not known. */
    @Nullable
    Instant end() {
        return connectBy != null ? connectBy : expiresAt;
    }

    boolean endedAt(Instant now) {
        Instant end = end();
        return end != null && !end.isAfter(now);
    }

    boolean expiredAt(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    State stateAt(Instant now, boolean readable) {
        Instant end = end();
        if (!readable) {
            return State.UNREADABLE;
        }
        if (refusedAt != null) {
            return State.REFUSED;
        }
        if (end == null || end.isAfter(now.plus(WARNING))) {
            return State.CONNECTED;
        }
        return end.isAfter(now) ? State.ENDING : State.ENDED;
    }
}
