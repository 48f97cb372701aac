package id.pantas.credential.internal;

import id.pantas.credential.Connections.Purpose;
import id.pantas.credential.CredentialId;
import id.pantas.credential.CredentialScheme.Ability;
import id.pantas.credential.CredentialScheme.Finding;
import id.pantas.credential.internal.KeyRing.Sealed;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes {@code credential.credential}. */
@Component
class CredentialRows {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Ability>> ABILITIES = new TypeReference<>() {};

    private final JdbcClient database;

    CredentialRows(JdbcClient database) {
        this.database = database;
    }

    List<Kept> all() {
        return database.sql("""
                        select * from credential.credential
                         order by platform, purpose desc, account_id nulls first
                        """).query(CredentialRows::row).list();
    }

    Optional<Kept> find(CredentialId id) {
        return database.sql("select * from credential.credential where id = :id")
                .param("id", id.value())
                .query(CredentialRows::row)
                .optional();
    }

    /** The row, held by the caller's transaction. */
    Optional<Kept> lock(CredentialId id) {
        return database.sql("select * from credential.credential where id = :id for update")
                .param("id", id.value())
                .query(CredentialRows::row)
                .optional();
    }

    Optional<Kept> find(Platform platform, @Nullable AccountId account, Purpose purpose) {
        return database.sql("""
                        select * from credential.credential
                         where platform = :platform and purpose = :purpose
                           and account_id is not distinct from cast(:account as uuid)
                        """)
                .param("platform", platform.name())
                .param("purpose", purpose.name())
                .param("account", account == null ? null : account.value())
                .query(CredentialRows::row)
                .optional();
    }

    Optional<Kept> ofAccount(AccountId account) {
        return database.sql("select * from credential.credential where account_id = :account and purpose = 'ACCESS'")
                .param("account", account.value())
                .query(CredentialRows::row)
                .optional();
    }

    /** Writes a secret under an identity of its own, in the place of what was there for the same purpose. */
    void replace(Kept kept) {
        database.sql("""
                        delete from credential.credential
                         where platform = :platform and purpose = :purpose
                           and account_id is not distinct from cast(:account as uuid)
                        """)
                .param("platform", kept.platform().name())
                .param("purpose", kept.purpose().name())
                .param("account", account(kept))
                .update();
        database.sql("""
                        insert into credential.credential
                               (id, platform, account_id, purpose, key_id, sealed, by_consent, expires_at, connect_by,
                                abilities, problem, entered_at, entered_by, checked_at)
                        values (:id, :platform, cast(:account as uuid), :purpose, :key, :sealed, :consent,
                                cast(:expires as timestamptz), cast(:connect as timestamptz), :abilities, :problem,
                                :entered, :by, cast(:checked as timestamptz))
                        """)
                .param("id", kept.id().value())
                .param("platform", kept.platform().name())
                .param("account", account(kept))
                .param("purpose", kept.purpose().name())
                .param("key", kept.sealed().keyId())
                .param("sealed", kept.sealed().bytes())
                .param("consent", kept.byConsent())
                .param("expires", at(kept.expiresAt()))
                .param("connect", at(kept.connectBy()))
                .param("abilities", JSON.writeValueAsString(kept.abilities()))
                .param("problem", kept.problem())
                .param("entered", at(kept.enteredAt()))
                .param("by", kept.enteredBy())
                .param("checked", at(kept.checkedAt()))
                .update();
    }

    void renewed(CredentialId id, Sealed sealed, @Nullable Instant expires, @Nullable Instant connectBy, Instant at) {
        database.sql("""
                        update credential.credential
                           set key_id = :key, sealed = :sealed, expires_at = cast(:expires as timestamptz),
                               connect_by = cast(:connect as timestamptz), renewed_at = :at, renew_failed_at = null,
                               doubted = false, problem = null
                         where id = :id
                        """)
                .param("id", id.value())
                .param("key", sealed.keyId())
                .param("sealed", sealed.bytes())
                .param("expires", at(expires))
                .param("connect", at(connectBy))
                .param("at", at(at))
                .update();
    }

    void renewFailed(CredentialId id, Instant at) {
        database.sql("update credential.credential set renew_failed_at = :at where id = :id")
                .param("id", id.value())
                .param("at", at(at))
                .update();
    }

    void doubt(CredentialId id, Instant at, String reason) {
        database.sql("""
                        update credential.credential
                           set doubted = true, expires_at = least(expires_at, :at), renew_failed_at = null,
                               refused_reason = :reason
                         where id = :id
                        """)
                .param("id", id.value())
                .param("at", at(at))
                .param("reason", reason)
                .update();
    }

    void refuse(CredentialId id, Instant at, String reason) {
        database.sql("""
                        update credential.credential
                           set refused_at = :at, refused_reason = :reason, problem = :problem
                         where id = :id
                        """)
                .param("id", id.value())
                .param("at", at(at))
                .param("reason", reason)
                .param("problem", Finding.REFUSED)
                .update();
    }

    /** What a check found; a good one takes a refusal back. */
    void checked(CredentialId id, Finding finding, Instant at) {
        database.sql("""
                        update credential.credential
                           set checked_at = :at, problem = :problem,
                               abilities = case when :usable then :abilities else abilities end,
                               expires_at = case when :usable and cast(:expires as timestamptz) is not null
                                                 then cast(:expires as timestamptz) else expires_at end,
                               doubted = doubted and not :usable,
                               refused_at = case when :usable then null else refused_at end,
                               refused_reason = case when :usable then null else refused_reason end
                         where id = :id
                        """)
                .param("id", id.value())
                .param("at", at(at))
                .param("problem", finding.problem())
                .param("usable", finding.usable())
                .param("abilities", JSON.writeValueAsString(finding.abilities()))
                .param("expires", at(finding.expiresAt()))
                .update();
    }

    void reseal(CredentialId id, Sealed sealed) {
        database.sql("update credential.credential set key_id = :key, sealed = :sealed where id = :id")
                .param("id", id.value())
                .param("key", sealed.keyId())
                .param("sealed", sealed.bytes())
                .update();
    }

    boolean delete(CredentialId id) {
        return database.sql("delete from credential.credential where id = :id")
                        .param("id", id.value())
                        .update()
                > 0;
    }

    /** How many a person must look after; {@code keys} may be empty. */
    int needingAttention(Set<String> keys, Instant until) {
        return database.sql("""
                        select count(*) from credential.credential
                         where refused_at is not null or coalesce(connect_by, expires_at) <= :until
                            or not key_id = any(string_to_array(:keys, ','))
                        """)
                .param("until", at(until))
                .param("keys", String.join(",", keys))
                .query(Integer.class)
                .single();
    }

    private static @Nullable UUID account(Kept kept) {
        AccountId account = kept.account();
        return account == null ? null : account.value();
    }

    private static Kept row(ResultSet row, int number) throws SQLException {
        UUID account = row.getObject("account_id", UUID.class);
        return new Kept(
                new CredentialId(Objects.requireNonNull(row.getObject("id", UUID.class))),
                Platform.valueOf(row.getString("platform")),
                account == null ? null : new AccountId(account),
                Purpose.valueOf(row.getString("purpose")),
                new Sealed(row.getString("key_id"), row.getBytes("sealed")),
                row.getBoolean("by_consent"),
                instant(row, "expires_at"),
                instant(row, "connect_by"),
                abilities(row.getString("abilities")),
                row.getString("problem"),
                Objects.requireNonNull(instant(row, "entered_at")),
                row.getString("entered_by"),
                instant(row, "renewed_at"),
                instant(row, "renew_failed_at"),
                instant(row, "checked_at"),
                row.getBoolean("doubted"),
                instant(row, "refused_at"));
    }

    private static List<Ability> abilities(String json) {
        try {
            return JSON.readValue(json, ABILITIES);
        } catch (JacksonException e) {
            return List.of(); // only shown
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
