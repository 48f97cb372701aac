package id.pantas.post.internal;

import id.pantas.post.RepostEvidence;
import id.pantas.post.RepostGrade;
import id.pantas.post.RepostLink;
import id.pantas.registry.AccountId;
import id.pantas.registry.UnitId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what is known of reposts. */
@Repository
class RepostLinks {

    private static final String LINKS = """
            select r.*, p.published_at as reposted_at, o.published_at as original_published_at
              from post.repost_link r
              join post.post p on p.id = r.post_id
              left join post.post o on o.id = r.original_post_id
            """;
    private static final String STANDING =
            " and r.decision is distinct from 'REJECTED' and p.withdrawn_at is null order by p.published_at, r.post_id";

    private final JdbcClient database;

    RepostLinks(JdbcClient database) {
        this.database = database;
    }

    Map<Long, RepostLink> of(Collection<Long> posts) {
        Map<Long, RepostLink> links = new HashMap<>();
        if (!posts.isEmpty()) {
            database.sql(LINKS + " where r.post_id = any(:posts) and r.account_id = p.account_id")
                    .param("posts", posts.toArray(Long[]::new))
                    .query((row, n) -> link(row))
                    .list()
                    .forEach(link -> links.put(link.post(), link));
        }
        return links;
    }

    List<RepostLink> ofOriginal(long originalPost) {
        return database.sql(LINKS + " where r.original_post_id = :original" + STANDING)
                .param("original", originalPost)
                .query((row, n) -> link(row))
                .list();
    }

    /** Nothing is detected before it is published, clocks aside, so the index helps. */
    List<RepostLink> by(UnitId unit, Instant from, Instant to) {
        return database.sql(LINKS + """
                         where r.unit_id = :unit and r.detected_at >= :from - interval '1 day'
                           and p.published_at >= :from and p.published_at < :to and p.gone_at is null
                        """ + STANDING)
                .param("unit", unit.value())
                .param("from", PostRows.utc(from))
                .param("to", PostRows.utc(to))
                .query((row, n) -> link(row))
                .list();
    }

    void decide(RepostLink link, boolean confirmed, String actor, Instant at) {
        database.sql("""
                        update post.repost_link set decision = :decision, decided_by = :actor, decided_at = :at
                         where post_id = :post and account_id = :account
                        """)
                .param("decision", confirmed ? "CONFIRMED" : "REJECTED")
                .param("actor", actor)
                .param("at", PostRows.utc(at))
                .param("post", link.post())
                .param("account", link.account().value())
                .update();
    }

    private static RepostLink link(ResultSet row) throws SQLException {
        BigDecimal similarity = row.getBigDecimal("similarity");
        String decision = row.getString("decision");
        return new RepostLink(
                row.getLong("post_id"),
                new AccountId(row.getObject("account_id", UUID.class)),
                new UnitId(row.getObject("unit_id", UUID.class)),
                instant(row, "reposted_at"),
                row.getObject("original_post_id", Long.class),
                instantOrNull(row, "original_published_at"),
                new AccountId(row.getObject("original_account_id", UUID.class)),
                new UnitId(row.getObject("original_unit_id", UUID.class)),
                row.getBoolean("of_leader"),
                RepostGrade.valueOf(row.getString("grade")),
                RepostEvidence.valueOf(row.getString("evidence")),
                row.getString("named"),
                similarity == null ? null : similarity.doubleValue(),
                instant(row, "detected_at"),
                decision == null ? null : decision.equals("CONFIRMED"),
                row.getString("decided_by"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
