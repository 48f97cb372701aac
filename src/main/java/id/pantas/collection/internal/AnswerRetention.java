package id.pantas.collection.internal;

import id.pantas.compliance.DataKind;
import id.pantas.compliance.RetainedData;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The platforms' own answers, where a contract wants them gone sooner than the setting for all of them. */
@Component
class AnswerRetention implements RetainedData {

    private final JdbcClient database;

    AnswerRetention(JdbcClient database) {
        this.database = database;
    }

    @Override
    public DataKind kind() {
        return DataKind.RAW_ANSWERS;
    }

    @Override
    public boolean arrivesLate() {
        return false;
    }

    @Override
    public Optional<Instant> oldest(Platform platform, Instant notBefore) {
        return database.sql("""
                        select min(a.stored_at) from collection.raw_answer a join collection.run r on r.id = a.run_id
                         where a.stored_at >= :from and r.platform = :platform
                        """)
                .param("from", Sql.at(notBefore))
                .param("platform", platform.name())
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public int forget(Platform platform, Instant from, Instant before, int limit, Instant now) {
        return database.sql("""
                        delete from collection.raw_answer where ctid = any(array(
                          select a.ctid from collection.raw_answer a join collection.run r on r.id = a.run_id
                           where a.stored_at >= :from and a.stored_at < :before and r.platform = :platform
                           limit :limit))
                        """)
                .param("from", Sql.at(from))
                .param("before", Sql.at(before))
                .param("platform", platform.name())
                .param("limit", limit)
                .update();
    }
}
