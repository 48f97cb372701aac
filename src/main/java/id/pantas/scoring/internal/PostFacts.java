package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import id.pantas.classification.ContentClass;
import id.pantas.registry.Platform;
import id.pantas.scoring.internal.Reactions.Counted;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the posts of many units in one period, with labels and reactions, through the views of other modules. */
@Repository
class PostFacts {

    private final JdbcClient database;
    private final Reactions reactions;

    PostFacts(JdbcClient database, Reactions reactions) {
        this.database = database;
        this.reactions = reactions;
    }

    /**
     * The posts of each of these units that has any, in no order. {@code limit} and {@code offset} keep every part of the
     * query a look-up by key: joined freely, a chunk of units would be joined with all labels and posts there are.
     */
    Map<UUID, List<PostFact>> of(Collection<UUID> units, Period period, Formula formula) {
        List<Row> rows = database.sql("""
                        select p.post_id, p.unit_id, p.account_id, p.platform, p.native_id, p.published_at, p.form,
                               p.cluster_id, p.duplicate, p.repost_of is not null as repost,
                               p.gone_at is not null as gone, coalesce(c.published_at < :start, false) as older,
                               l.content_class, case when l.needs_review then l.alternative end as alternative,
                               coalesce(m.taken_at, y.taken_at) as taken_at, m.taken_at is not null as ripe,
                               coalesce(m.interactions, y.interactions) as interactions
                          from unnest(cast(:units as uuid[])) as k(unit)
                         cross join lateral (
                               select * from post.post_fact own
                                where own.unit_id = k.unit and own.published_at >= :start and own.published_at < :end
                                offset 0) p
                          left join lateral (
                               select f.published_at from post.post_fact f
                                where p.cluster_id <> p.post_id and f.post_id = p.cluster_id and f.unit_id = p.unit_id
                                limit 1) c on true
                          left join lateral (
                               select f.content_class, f.needs_review, f.alternative
                                 from classification.current_label f where f.post_id = p.post_id
                                limit 1) l on true
                          left join lateral (
                               select s.taken_at, %1$s as interactions from post.metric_fact s
                                where s.post_id = p.post_id and s.taken_at >= p.published_at + interval '72 hours'
                                  and num_nonnulls(s.likes, s.comments, s.shares) > 0
                                order by s.taken_at limit 1) m on true
                          left join lateral (
                               select s.taken_at, %1$s as interactions from post.metric_fact s
                                where m.taken_at is null and s.post_id = p.post_id
                                  and num_nonnulls(s.likes, s.comments, s.shares) > 0
                                order by s.taken_at desc limit 1) y on true
                        """.formatted(Reactions.INTERACTIONS))
                .param("units", units.stream().map(UUID::toString).toArray(String[]::new))
                .param("start", StaleScores.utc(period.start()))
                .param("end", StaleScores.utc(period.end()))
                .query((row, n) -> row(row))
                .list();
        Map<Long, BigDecimal> rho = reactions.relative(
                rows.stream()
                        .filter(row -> row.counted() != null && !row.fact().repost())
                        .map(Row::counted)
                        .toList(),
                period,
                formula);
        Map<UUID, List<PostFact>> facts = new HashMap<>();
        for (Row row : rows) {
            facts.computeIfAbsent(row.unit(), unit -> new ArrayList<>())
                    .add(row.fact().withRho(rho.get(row.fact().id())));
        }
        return facts;
    }

    private static Row row(ResultSet row) throws SQLException {
        long id = row.getLong("post_id");
        Instant publishedAt =
                row.getObject("published_at", OffsetDateTime.class).toInstant();
        PostFact fact = new PostFact(
                id,
                Platform.valueOf(row.getString("platform")),
                row.getString("native_id"),
                publishedAt,
                row.getLong("cluster_id"),
                row.getBoolean("older"),
                duplicate(row.getString("duplicate")),
                row.getBoolean("repost"),
                row.getBoolean("gone"),
                kind(row.getString("content_class")),
                kind(row.getString("alternative")),
                null);
        OffsetDateTime takenAt = row.getObject("taken_at", OffsetDateTime.class);
        Counted counted = takenAt == null
                ? null
                : new Counted(
                        id,
                        row.getObject("account_id", UUID.class),
                        row.getString("form"),
                        publishedAt,
                        row.getBoolean("ripe"),
                        takenAt.toInstant(),
                        row.getLong("interactions"));
        return new Row(row.getObject("unit_id", UUID.class), fact, counted);
    }

    private static PostFact.@Nullable Duplicate duplicate(@Nullable String code) {
        return code == null ? null : PostFact.Duplicate.valueOf(code);
    }

    private static @Nullable ContentKind kind(@Nullable String code) {
        return code == null ? null : ContentKind.of(ContentClass.valueOf(code));
    }

    private record Row(UUID unit, PostFact fact, @Nullable Counted counted) {}
}
