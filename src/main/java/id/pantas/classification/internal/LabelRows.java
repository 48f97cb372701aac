package id.pantas.classification.internal;

import id.pantas.classification.DecidedBy;
import id.pantas.classification.Label;
import id.pantas.classifier.ContentClass;
import id.pantas.registry.UnitId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of this module, set by set. */
@Component
class LabelRows {

    private static final String COLUMNS =
            "post_id, content_class, probability, alternative, alternative_probability, needs_review, model_version, decided_by";

    private final JdbcClient database;

    LabelRows(JdbcClient database) {
        this.database = database;
    }

    /** A post as the classifier reads it. */
    record Text(long postId, UnitId unit, String text, Instant firstSeenAt, boolean labelled) {}

    /** A label ready to be written; the digest tells whether the text is still the one that was judged. */
    record Judged(long postId, Label label, long digest) {}

    List<Text> texts(Collection<Long> postIds) {
        return database.sql("""
                        select f.post_id, f.unit_id, f.judged_text, f.first_seen_at, false as labelled
                          from post.post_fact f
                         where f.post_id = any(:ids)
                         order by f.post_id""")
                .param("ids", postIds.toArray(Long[]::new))
                .query((row, n) -> text(row))
                .list();
    }

    /** Those of {@code postIds} whose text was edited since the first sight. */
    List<Long> edited(Collection<Long> postIds) {
        return database.sql("select post_id from post.post_fact where post_id = any(:ids) and edited_at is not null")
                .param("ids", postIds.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /** Posts after {@code postId}, in the order of their numbers, with or without a label. */
    List<Text> textsAfter(long postId, int limit) {
        return database.sql("""
                        select f.post_id, f.unit_id, case when l.post_id is null then f.judged_text else '' end as judged_text,
                               f.first_seen_at, l.post_id is not null as labelled
                          from (select * from post.post_fact where post_id > :after order by post_id limit :limit) f
                          left join classification.label l on l.post_id = f.post_id
                         order by f.post_id""")
                .param("after", postId)
                .param("limit", limit)
                .query((row, n) -> text(row))
                .list();
    }

    long sweptTo() {
        return database.sql("select swept_to from classification.sweep")
                .query(Long.class)
                .single();
    }

    void sweptTo(long postId) {
        database.sql("update classification.sweep set swept_to = :to where swept_to < :to")
                .param("to", postId)
                .update();
    }

    /**
     * Writes labels in one statement; a person's decision and a label of the same text stay as they are.
     *
     * @param judged in the order of their posts, so that two writers never wait for each other in a circle
     * @return posts whose label was written
     */
    Set<Long> write(List<Judged> judged, Instant at) {
        return new HashSet<>(database.sql("""
                        insert into classification.label as l
                               (post_id, content_class, probability, alternative, alternative_probability, needs_review,
                                model_version, decided_by, decided_at, text_digest)
                        select j.post_id, j.content_class, j.probability, j.alternative, j.alternative_probability,
                               j.needs_review, j.model_version, 'MODEL', :at, j.digest
                          from unnest(:ids::bigint[], :classes::text[], :probabilities::numeric[], :alternatives::text[],
                                      :alternativeProbabilities::numeric[], :reviews::boolean[], :versions::text[],
                                      :digests::bigint[])
                               as j (post_id, content_class, probability, alternative, alternative_probability,
                                     needs_review, model_version, digest)
                        on conflict (post_id) do update
                           set content_class = excluded.content_class, probability = excluded.probability,
                               alternative = excluded.alternative,
                               alternative_probability = excluded.alternative_probability,
                               needs_review = excluded.needs_review, model_version = excluded.model_version,
                               decided_at = excluded.decided_at, text_digest = excluded.text_digest
                         where l.decided_by = 'MODEL' and l.text_digest <> excluded.text_digest
                        returning l.post_id""")
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("ids", judged.stream().map(Judged::postId).toArray(Long[]::new))
                .param(
                        "classes",
                        strings(judged, row -> row.label().contentClass().name()))
                .param("probabilities", numbers(judged, row -> row.label().probability()))
                .param(
                        "alternatives",
                        strings(judged, row -> row.label().alternative().name()))
                .param(
                        "alternativeProbabilities",
                        numbers(judged, row -> row.label().alternativeProbability()))
                .param(
                        "reviews",
                        judged.stream().map(row -> row.label().needsReview()).toArray(Boolean[]::new))
                .param("versions", strings(judged, row -> row.label().modelVersion()))
                .param("digests", judged.stream().map(Judged::digest).toArray(Long[]::new))
                .query(Long.class)
                .list());
    }

    Map<Long, Label> labels(Collection<Long> postIds) {
        Map<Long, Label> labels = new HashMap<>();
        database.sql("select " + COLUMNS + " from classification.label where post_id = any(:ids)")
                .param("ids", postIds.toArray(Long[]::new))
                .query(row -> {
                    labels.put(row.getLong("post_id"), label(row));
                });
        return labels;
    }

    /** The label of one post, locked until the transaction ends. */
    Optional<Label> lock(long postId) {
        return database.sql("select " + COLUMNS + " from classification.label where post_id = :id for update")
                .param("id", postId)
                .query((row, n) -> label(row))
                .optional();
    }

    void decide(long postId, Label label, Instant at) {
        database.sql("""
                        update classification.label
                           set content_class = :class, probability = :probability, alternative = :alternative,
                               alternative_probability = :alternativeProbability, needs_review = :review,
                               decided_by = :by, decided_at = :at
                         where post_id = :id""")
                .param("class", label.contentClass().name())
                .param("probability", label.probability())
                .param("alternative", label.alternative().name())
                .param("alternativeProbability", label.alternativeProbability())
                .param("review", label.needsReview())
                .param("by", label.decidedBy().name())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("id", postId)
                .update();
    }

    Optional<UnitId> unitOf(long postId) {
        return database.sql("select unit_id from post.post_fact where post_id = :id")
                .param("id", postId)
                .query(UUID.class)
                .optional()
                .map(UnitId::new);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Text text(ResultSet row) throws SQLException {
        return new Text(
                row.getLong("post_id"),
                new UnitId(row.getObject("unit_id", UUID.class)),
                row.getString("judged_text"),
                instant(row, "first_seen_at"),
                row.getBoolean("labelled"));
    }

    private static Label label(ResultSet row) throws SQLException {
        return new Label(
                ContentClass.valueOf(row.getString("content_class")),
                row.getBigDecimal("probability"),
                ContentClass.valueOf(row.getString("alternative")),
                row.getBigDecimal("alternative_probability"),
                row.getBoolean("needs_review"),
                row.getString("model_version"),
                DecidedBy.valueOf(row.getString("decided_by")));
    }

    private static String[] strings(List<Judged> judged, Function<Judged, String> value) {
        return judged.stream().map(value).toArray(String[]::new);
    }

    private static BigDecimal[] numbers(List<Judged> judged, Function<Judged, BigDecimal> value) {
        return judged.stream().map(value).toArray(BigDecimal[]::new);
    }
}
