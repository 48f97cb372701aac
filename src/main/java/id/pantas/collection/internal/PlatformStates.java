package id.pantas.collection.internal;

import id.pantas.collection.spi.CollectionFailure.Scope;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Connection;
import id.pantas.registry.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What holds for a platform as a whole: whether it is connected, and until when it rests. */
@Component
class PlatformStates {

    /** SQL: whether a pause of the platform {@code p} concerns the account {@code s}. */
    static final String CONCERNED = "(p.pause_scope = 'PLATFORM' or not s.own_credential)";

    private final JdbcClient database;

    PlatformStates(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param since when it was connected, null if it is not
     * @param pausedScope PLATFORM, or CREDENTIAL if only those rest that have no credential of their own
     * @param stretch by how many steps intervals are stretched, so that the budget lasts
     * @param stretchDay the day of the regency's zone for which that was decided
     */
    record State(
            Platform platform,
            boolean connected,
            String reason,
            @Nullable Instant since,
            @Nullable Instant pausedUntil,
            @Nullable FailureKind pausedFor,
            @Nullable String message,
            int failures,
            Scope pausedScope,
            int stretch,
            @Nullable LocalDate stretchDay) {

        /** Whether this account has to wait for the platform. */
        boolean pausedFor(Claim claim, Instant now) {
            return pausedAt(now) && (pausedScope == Scope.PLATFORM || !claim.ownCredential());
        }

        boolean pausedAt(Instant now) {
            return pausedUntil != null && pausedUntil.isAfter(now);
        }
    }

    List<State> all() {
        return database.sql("select * from collection.platform_state")
                .query(PlatformStates::state)
                .list();
    }

    Optional<State> find(Platform platform) {
        return database.sql("select * from collection.platform_state where platform = :platform")
                .param("platform", platform.name())
                .query(PlatformStates::state)
                .optional();
    }

    /**
     * Notes whether a platform can be read. A credential that appears ends a pause that a bad one caused.
     *
     * @return whether this changed
     */
    boolean note(Platform platform, Connection connection, Instant now) {
        return database.sql("""
                        insert into collection.platform_state as p (platform, connected, connection_reason, connected_since)
                        values (:platform, :connected, :reason, case when :connected then cast(:now as timestamptz) end)
                        on conflict (platform) do update
                           set connected = excluded.connected, connection_reason = excluded.connection_reason,
                               connected_since = excluded.connected_since, paused_until = null, pause_kind = null,
                               pause_message = null, failures = 0
                         where p.connected <> excluded.connected
                        """)
                        .param("platform", platform.name())
                        .param("connected", connection.ready())
                        .param("reason", connection.reason())
                        .param("now", Sql.at(now))
                        .update()
                > 0;
    }

    /**
     * Lets the platform rest, at least until {@code until}. A rest of the whole platform outweighs one of its shared
     * credential; when it is over, one account tries first in either case.
     *
     * @param scope PLATFORM for everybody, CREDENTIAL for those without a credential of their own
     * @param message what the platform said, which may contain credentials
     */
    void pause(Platform platform, Scope scope, Instant until, FailureKind kind, @Nullable String message, Instant now) {
        String masked = Secrets.mask(message, 300);
        database.sql("""
                        insert into collection.platform_state as p
                               (platform, connected, paused_until, pause_kind, pause_message, pause_scope, failures)
                        values (:platform, true, :until, :kind, :message, :scope, 1)
                        on conflict (platform) do update
                           set paused_until = case when p.pause_scope = excluded.pause_scope or p.paused_until is null
                                                   then greatest(p.paused_until, excluded.paused_until)
                                                   else excluded.paused_until end,
                               pause_kind = excluded.pause_kind, pause_message = excluded.pause_message,
                               pause_scope = excluded.pause_scope, failures = p.failures + 1
                         where not (p.pause_scope = 'PLATFORM' and excluded.pause_scope = 'CREDENTIAL'
                                    and coalesce(p.paused_until > :now, false))
                        """)
                .param("platform", platform.name())
                .param("until", Sql.at(until))
                .param("kind", kind.name())
                .param("message", masked == null ? kind.name() : masked)
                .param("scope", scope.name())
                .param("now", Sql.at(now))
                .update();
    }

    /** Takes the right to try a platform whose pause is over; the others go on waiting meanwhile. */
    boolean takeProbe(Platform platform, Instant now, Duration lease) {
        return database.sql("""
                        update collection.platform_state set paused_until = :until
                         where platform = :platform and pause_kind is not null and paused_until <= :now
                        """)
                        .param("until", Sql.at(now.plus(lease)))
                        .param("platform", platform.name())
                        .param("now", Sql.at(now))
                        .update()
                > 0;
    }

    /** The platform answers again. */
    void resume(Platform platform) {
        database.sql("""
                        update collection.platform_state
                           set paused_until = null, pause_kind = null, pause_message = null, failures = 0
                         where platform = :platform and pause_kind is not null
                        """).param("platform", platform.name()).update();
    }

    private static State state(ResultSet row, int number) throws SQLException {
        String kind = row.getString("pause_kind");
        return new State(
                Platform.valueOf(row.getString("platform")),
                row.getBoolean("connected"),
                row.getString("connection_reason"),
                Sql.instantOrNull(row, "connected_since"),
                Sql.instantOrNull(row, "paused_until"),
                kind == null ? null : FailureKind.valueOf(kind),
                row.getString("pause_message"),
                row.getInt("failures"),
                Scope.valueOf(row.getString("pause_scope")),
                row.getInt("stretch"),
                row.getObject("stretch_day", LocalDate.class));
    }
}
