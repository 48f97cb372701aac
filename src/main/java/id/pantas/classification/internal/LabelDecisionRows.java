package id.pantas.classification.internal;

import id.pantas.classification.Correction;
import id.pantas.classification.Corrections.Decision;
import id.pantas.classification.DecidedBy;
import id.pantas.classification.Label;
import id.pantas.classifier.ContentClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The decisions of people about labels. Rows are added, and marked once when they are taken back. */
@Component
class LabelDecisionRows {

    private final JdbcClient database;

    LabelDecisionRows(JdbcClient database) {
        this.database = database;
    }

    void record(Decision decision, Label before, Instant at) {
        database.sql("""
                        insert into classification.correction
                               (post_id, decided_at, person, before_class, before_probability, before_by, before_alternative,
                                before_alternative_probability, before_review, after_class, reason)
                        values (:id, :at, :person, :before, :probability, :by, :alternative, :alternativeProbability,
                                :review, :after, :reason)""")
                .param("id", decision.postId())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("person", decision.person())
                .param("before", before.contentClass().name())
                .param("probability", before.probability())
                .param("by", before.decidedBy().name())
                .param("alternative", before.alternative().name())
                .param("alternativeProbability", before.alternativeProbability())
                .param("review", before.needsReview())
                .param("after", decision.contentClass().name())
                .param("reason", decision.reason())
                .update();
    }

    /** Marks the decision in force if it is this person's, and gives the label from before it. */
    Optional<Label> takeBack(long postId, String person, String modelVersion, Instant at) {
        return database.sql("""
                        update classification.correction
                           set taken_back_at = :at
                         where id = (select max(id) from classification.correction
                                      where post_id = :id and taken_back_at is null)
                           and person = :person and before_alternative is not null
                        returning before_class, before_probability, before_alternative, before_alternative_probability,
                                  before_review, before_by""")
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("id", postId)
                .param("person", person)
                .query((row, n) -> new Label(
                        ContentClass.valueOf(row.getString("before_class")),
                        row.getBigDecimal("before_probability"),
                        ContentClass.valueOf(row.getString("before_alternative")),
                        row.getBigDecimal("before_alternative_probability"),
                        row.getBoolean("before_review"),
                        modelVersion,
                        DecidedBy.valueOf(row.getString("before_by"))))
                .optional();
    }

    List<Correction> of(long postId) {
        return database.sql("""
                        select decided_at, person, before_class, before_probability, after_class, reason,
                               taken_back_at is not null as taken_back
                          from classification.correction
                         where post_id = :id
                         order by id desc""")
                .param("id", postId)
                .query((row, n) -> correction(row))
                .list();
    }

    private static Correction correction(ResultSet row) throws SQLException {
        return new Correction(
                LabelRows.instant(row, "decided_at"),
                row.getString("person"),
                ContentClass.valueOf(row.getString("before_class")),
                row.getBigDecimal("before_probability"),
                ContentClass.valueOf(row.getString("after_class")),
                row.getString("reason"),
                row.getBoolean("taken_back"));
    }
}
