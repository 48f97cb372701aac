package id.pantas.compliance.internal;

import id.pantas.compliance.Decision;
import id.pantas.compliance.DecisionSubject;
import id.pantas.compliance.NewDecision;
import id.pantas.registry.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DecisionRows {

    private final JdbcClient database;

    DecisionRows(JdbcClient database) {
        this.database = database;
    }

    Decision add(NewDecision decision, String by, Instant now) {
        return database.sql("""
                        insert into compliance.decision
                               (platform, subject, granted, at, recorded_by, decided_by, decided_on, document, note)
                        values (:platform, :subject, :granted, :at, :by, :decidedBy, :decidedOn, :document, :note)
                        returning *
                        """)
                .param("platform", decision.platform().name())
                .param("subject", decision.subject().name())
                .param("granted", decision.granted())
                .param("at", Sql.at(now))
                .param("by", by)
                .param("decidedBy", decision.decidedBy())
                .param("decidedOn", decision.decidedOn())
                .param("document", decision.document(), Types.VARCHAR)
                .param("note", decision.note(), Types.VARCHAR)
                .query(DecisionRows::decision)
                .single();
    }

    Optional<Decision> latest(Platform platform, DecisionSubject subject) {
        return database.sql("""
                        select * from compliance.decision where platform = :platform and subject = :subject
                         order by id desc limit 1
                        """)
                .param("platform", platform.name())
                .param("subject", subject.name())
                .query(DecisionRows::decision)
                .optional();
    }

    boolean granted(Platform platform, DecisionSubject subject) {
        return database.sql("""
                        select granted from compliance.decision where platform = :platform and subject = :subject
                         order by id desc limit 1
                        """)
                .param("platform", platform.name())
                .param("subject", subject.name())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** For each platform whether the last decision up to {@code at} grants; platforms without one are in neither set. */
    Standing standing(DecisionSubject subject, Instant at) {
        List<Decision> last = database.sql("""
                        select distinct on (platform) * from compliance.decision where subject = :subject and at <= :at
                         order by platform, id desc
                        """)
                .param("subject", subject.name())
                .param("at", Sql.at(at))
                .query(DecisionRows::decision)
                .list();
        return new Standing(
                last.stream().filter(Decision::granted).map(Decision::platform).collect(Collectors.toSet()),
                last.stream()
                        .filter(decision -> !decision.granted())
                        .map(Decision::platform)
                        .collect(Collectors.toSet()));
    }

    record Standing(Set<Platform> granted, Set<Platform> withdrawn) {}

    List<Decision> history(int limit) {
        return database.sql("select * from compliance.decision order by id desc limit :limit")
                .param("limit", limit)
                .query(DecisionRows::decision)
                .list();
    }

    private static Decision decision(ResultSet row, int number) throws SQLException {
        return new Decision(
                row.getLong("id"),
                Platform.valueOf(row.getString("platform")),
                DecisionSubject.valueOf(row.getString("subject")),
                row.getBoolean("granted"),
                Sql.instant(row, "at"),
                row.getString("recorded_by"),
                row.getString("decided_by"),
                row.getObject("decided_on", LocalDate.class),
                row.getString("document"),
                row.getString("note"));
    }
}
