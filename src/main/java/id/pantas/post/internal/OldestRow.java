package id.pantas.post.internal;

import id.pantas.registry.Platform;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When the oldest row of a kind of data that is forgotten after a while was written; each kind names its own rows. */
final class OldestRow {

    private OldestRow() {}

    /**
     * @param sql selects one moment, null when there is no row; it names {@code :platform} and {@code :from}
     * @param notBefore rows before it were forgotten already and need not be looked through again
     */
    static Optional<Instant> find(JdbcClient database, String sql, Platform platform, Instant notBefore) {
        return database.sql(sql)
                .param("platform", platform.name())
                .param("from", PostRows.utc(notBefore))
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }
}
