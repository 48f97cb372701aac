package id.pantas.complaint.internal;

import id.pantas.classifier.ComplaintTopic;
import id.pantas.complaint.Remit;
import id.pantas.registry.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the remit table. */
@Component
class RemitRows {

    private static final String SELECT =
            "select id, topic, keywords, scope_unit_id, target, unit_id, office from complaint.remit";

    private final JdbcClient database;

    RemitRows(JdbcClient database) {
        this.database = database;
    }

    List<Remit> all() {
        return database.sql(SELECT + " order by topic nulls last, keywords <> '', id")
                .query((row, n) -> remit(row))
                .list();
    }

    Optional<Remit> find(long id) {
        return database.sql(SELECT + " where id = :id")
                .param("id", id)
                .query((row, n) -> remit(row))
                .optional();
    }

    long revision() {
        return database.sql("select revision from complaint.remit_revision")
                .query(Long.class)
                .single();
    }

    /** Takes the table for this transaction: people who change it take turns. */
    void lock() {
        database.sql("update complaint.remit_revision set revision = revision + 1")
                .update();
    }

    long insert(Remit remit, String person, Instant at) {
        return bound("""
                        insert into complaint.remit (topic, keywords, scope_unit_id, target, unit_id, office, changed_at, changed_by)
                        values (:topic, :keywords, :scope, :target, :unit, :office, :at, :person) returning id""", remit, person, at).query(Long.class).single();
    }

    int update(Remit remit, String person, Instant at) {
        return bound("""
                        update complaint.remit
                           set topic = :topic, keywords = :keywords, scope_unit_id = :scope, target = :target, unit_id = :unit,
                               office = :office, changed_at = :at, changed_by = :person
                         where id = :id""", remit, person, at).param("id", remit.id()).update();
    }

    int delete(long id) {
        return database.sql("delete from complaint.remit where id = :id")
                .param("id", id)
                .update();
    }

    void deleteAll() {
        database.sql("delete from complaint.remit").update();
    }

    private JdbcClient.StatementSpec bound(String statement, Remit remit, String person, Instant at) {
        UnitId scope = remit.scope();
        UnitId unit = remit.unit();
        return database.sql(statement)
                .param("topic", CandidateRows.name(remit.topic()))
                .param("keywords", String.join("; ", remit.keywords()))
                .param("scope", scope == null ? null : scope.value())
                .param("target", remit.target().name())
                .param("unit", unit == null ? null : unit.value())
                .param("office", remit.office())
                .param("at", CandidateRows.utc(at))
                .param("person", person);
    }

    /** Phrases of a cell, divided by semicolons. */
    static List<String> phrases(String cell) {
        return Arrays.stream(cell.split(";"))
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .distinct()
                .toList();
    }

    private static Remit remit(ResultSet row) throws SQLException {
        String topic = row.getString("topic");
        UUID scope = row.getObject("scope_unit_id", UUID.class);
        UUID unit = row.getObject("unit_id", UUID.class);
        return new Remit(
                row.getLong("id"),
                topic == null ? null : ComplaintTopic.valueOf(topic),
                phrases(row.getString("keywords")),
                scope == null ? null : new UnitId(scope),
                Remit.Target.valueOf(row.getString("target")),
                unit == null ? null : new UnitId(unit),
                row.getString("office"));
    }
}
