package id.pantas.review.internal;

import id.pantas.classifier.ContentClass;
import id.pantas.registry.UnitId;
import id.pantas.review.LabelObjection;
import id.pantas.review.LabelObjections.NewObjection;
import id.pantas.review.ObjectionState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of objections. */
@Repository
class ObjectionRows {

    private static final String SELECT = "select * from review.objection ";
    private static final String OPEN = "state in ('DIAJUKAN', 'USUL_TOLAK')";

    private final JdbcClient database;

    ObjectionRows(JdbcClient database) {
        this.database = database;
    }

    /** A post as far as objections are concerned. */
    record Post(UnitId unit, Instant publishedAt, boolean gone, boolean repost) {}

    Optional<Post> post(long id) {
        return database.sql("""
                        select unit_id, published_at, repost_of is not null as repost,
                               gone_at is not null or withdrawn_at is not null or erased_at is not null as gone
                          from post.post_fact where post_id = :id
                        """)
                .param("id", id)
                .query((row, n) -> new Post(
                        new UnitId(row.getObject("unit_id", UUID.class)),
                        instant(row, "published_at"),
                        row.getBoolean("gone"),
                        row.getBoolean("repost")))
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if an objection to the post is open */
    long add(NewObjection objection, ContentClass label, @Nullable String link, Instant now, Instant dueAt) {
        return database.sql("""
                        insert into review.objection
                               (post_id, unit_id, label, proposed, reason, link, raised_by, raised_at, due_at)
                        values (:post, :unit, :label, :proposed, :reason, :link, :by, :now, :due)
                        returning id
                        """)
                .param("post", objection.post())
                .param("unit", objection.unit().value())
                .param("label", label.name())
                .param("proposed", objection.proposed().name())
                .param("reason", objection.reason())
                .param("link", link)
                .param("by", objection.person())
                .param("now", LabelQueue.utc(now))
                .param("due", LabelQueue.utc(dueAt))
                .query(Long.class)
                .single();
    }

    Optional<LabelObjection> find(long id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, n) -> objection(row))
                .optional();
    }

    /** The latest objection to a post. */
    Optional<LabelObjection> latestOf(long post) {
        return database.sql(SELECT + "where post_id = :post order by id desc limit 1")
                .param("post", post)
                .query((row, n) -> objection(row))
                .optional();
    }

    List<LabelObjection> ofUnit(UnitId unit, int most) {
        return database.sql(SELECT + "where unit_id = :unit order by raised_at desc, id desc limit :most")
                .param("unit", unit.value())
                .param("most", most)
                .query((row, n) -> objection(row))
                .list();
    }

    List<LabelObjection> open() {
        return database.sql(SELECT + "where " + OPEN + " order by due_at, id")
                .query((row, n) -> objection(row))
                .list();
    }

    List<LabelObjection> overdue(Instant now) {
        return database.sql(SELECT + "where " + OPEN + " and due_at <= :now order by id")
                .param("now", LabelQueue.utc(now))
                .query((row, n) -> objection(row))
                .list();
    }

    List<LabelObjection> decided(int most) {
        return database.sql(SELECT + "where not (" + OPEN + ") order by decided_at desc, id desc limit :most")
                .param("most", most)
                .query((row, n) -> objection(row))
                .list();
    }

    int openCount() {
        return database.sql("select count(*) from review.objection where " + OPEN)
                .query(Integer.class)
                .single();
    }

    int unseenOf(UnitId unit) {
        return database.sql("""
                        select count(*) from review.objection
                         where unit_id = :unit and decided_at is not null and seen_at is null
                        """)
                .param("unit", unit.value())
                .query(Integer.class)
                .single();
    }

    void seen(UnitId unit, Instant now) {
        database.sql("""
                        update review.objection set seen_at = :now
                         where unit_id = :unit and decided_at is not null and seen_at is null
                        """)
                .param("unit", unit.value())
                .param("now", LabelQueue.utc(now))
                .update();
    }

    /** A first person's word that the label is right. */
    boolean propose(long id, int version, String person, String answer, Instant now) {
        return database.sql("""
                        update review.objection
                           set state = 'USUL_TOLAK', first_by = :by, first_at = :now, answer = :answer,
                               version = version + 1
                         where id = :id and version = :version and state = 'DIAJUKAN'
                        """)
                        .param("by", person)
                        .param("now", LabelQueue.utc(now))
                        .param("answer", answer)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /**
     * Ends an objection.
     *
     * @param person who ended it, null for the clock
     */
    boolean decide(
            LabelObjection objection,
            ObjectionState state,
            @Nullable String person,
            @Nullable String answer,
            Instant now) {
        boolean second = objection.state() == ObjectionState.USUL_TOLAK;
        return database.sql("""
                        update review.objection
                           set state = :state, answer = :answer, decided_at = :now, by_time = :byTime,
                               first_by = case when :second then first_by else :by end,
                               first_at = case when :second then first_at else :firstAt end,
                               second_by = case when :second then :by end,
                               version = version + 1
                         where id = :id and version = :version and state in ('DIAJUKAN', 'USUL_TOLAK')
                        """)
                        .param("state", state.name())
                        .param("answer", answer, java.sql.Types.VARCHAR)
                        .param("now", LabelQueue.utc(now))
                        .param("byTime", person == null)
                        .param("second", second)
                        .param("by", person, java.sql.Types.VARCHAR)
                        .param(
                                "firstAt",
                                person == null ? null : LabelQueue.utc(now),
                                java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("id", objection.id())
                        .param("version", objection.version())
                        .update()
                == 1;
    }

    private static LabelObjection objection(ResultSet row) throws SQLException {
        return new LabelObjection(
                row.getLong("id"),
                row.getLong("post_id"),
                new UnitId(row.getObject("unit_id", UUID.class)),
                ContentClass.valueOf(row.getString("label")),
                ContentClass.valueOf(row.getString("proposed")),
                row.getString("reason"),
                row.getString("link"),
                row.getString("raised_by"),
                instant(row, "raised_at"),
                instant(row, "due_at"),
                ObjectionState.valueOf(row.getString("state")),
                row.getString("first_by"),
                instantOrNull(row, "first_at"),
                row.getString("answer"),
                row.getString("second_by"),
                instantOrNull(row, "decided_at"),
                row.getBoolean("by_time"),
                instantOrNull(row, "seen_at"),
                row.getInt("version"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
