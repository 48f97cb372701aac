package id.pantas.credential.internal;

import id.pantas.credential.Consents.Asker;
import id.pantas.credential.internal.KeyRing.Sealed;
import id.pantas.credential.internal.KeyRing.Unopened;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions that wait for their answer, found by the hash of their state and taken out with the first answer. */
@Component
class PendingConsents {

    private final JdbcClient database;
    private final KeyRing keys;

    PendingConsents(JdbcClient database, KeyRing keys) {
        this.database = database;
        this.keys = keys;
    }

    record Pending(
            Platform platform,
            @Nullable AccountId account,
            Asker asker,
            String verifier,
            URI redirect,
            String back,
            Instant expiresAt) {

        @Override
        public String toString() {
            return "Pending[" + platform + "]";
        }
    }

    /** Keeps a question, and forgets those that were never answered. */
    void add(String state, Pending question, Instant now) {
        database.sql("delete from credential.consent where expires_at <= :now")
                .param("now", CredentialRows.at(now))
                .update();
        Sealed verifier = keys.seal(question.verifier().getBytes(StandardCharsets.US_ASCII), "verifier " + hex(state));
        AccountId account = question.account();
        database.sql("""
                        insert into credential.consent
                               (state_hash, platform, account_id, user_id, session_hash, key_id, verifier, redirect, back,
                                expires_at)
                        values (:state, :platform, cast(:account as uuid), :user, :session, :key, :verifier, :redirect,
                                :back, :expires)
                        """)
                .param("state", hash(state))
                .param("platform", question.platform().name())
                .param("account", account == null ? null : account.value())
                .param("user", question.asker().person().id().value())
                .param("session", hash(question.asker().session()))
                .param("key", verifier.keyId())
                .param("verifier", verifier.bytes())
                .param("redirect", question.redirect().toString())
                .param("back", question.back())
                .param("expires", CredentialRows.at(question.expiresAt()))
                .update();
    }

    private record Row(
            String platform,
            @Nullable UUID account,
            UUID user,
            byte[] session,
            Sealed verifier,
            String redirect,
            String back,
            Instant expiresAt) {

        static Row of(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getString("platform"),
                    row.getObject("account_id", UUID.class),
                    row.getObject("user_id", UUID.class),
                    row.getBytes("session_hash"),
                    new Sealed(row.getString("key_id"), row.getBytes("verifier")),
                    row.getString("redirect"),
                    row.getString("back"),
                    row.getObject("expires_at", OffsetDateTime.class).toInstant());
        }
    }

    /** Takes a question out, whoever answers; empty unless it is this person's, of this session and platform, and in time. */
    Optional<Pending> take(String state, Platform platform, Asker asker, Instant now) {
        return database.sql("delete from credential.consent where state_hash = :state returning *")
                .param("state", hash(state))
                .query(Row::of)
                .optional()
                .filter(row -> row.platform().equals(platform.name())
                        && row.user().equals(asker.person().id().value())
                        && MessageDigest.isEqual(row.session(), hash(asker.session()))
                        && row.expiresAt().isAfter(now))
                .flatMap(row -> pending(row, state, platform, asker));
    }

    private Optional<Pending> pending(Row row, String state, Platform platform, Asker asker) {
        try {
            String verifier =
                    new String(keys.open(row.verifier(), "verifier " + hex(state)), StandardCharsets.US_ASCII);
            UUID account = row.account();
            return Optional.of(new Pending(
                    platform,
                    account == null ? null : new AccountId(account),
                    asker,
                    verifier,
                    URI.create(row.redirect()),
                    row.back(),
                    row.expiresAt()));
        } catch (Unopened e) {
            return Optional.empty();
        }
    }

    private static byte[] hash(String text) {
        return KeyRing.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(String state) {
        return HexFormat.of().formatHex(hash(state));
    }
}
