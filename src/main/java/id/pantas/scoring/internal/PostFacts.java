package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import id.pantas.compliance.DerivedMetrics;
import id.pantas.registry.Platform;
import id.pantas.scoring.internal.Reactions.Candidate;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the posts of many units in one period, with labels and reactions, through the views of other modules. */
@Repository
class PostFacts {

    private final JdbcClient database;
    private final Reactions reactions;
    private final CountedLabels labels;
    private final DerivedMetrics derived;
    private final Clock clock;

    PostFacts(JdbcClient database, Reactions reactions, CountedLabels labels, DerivedMetrics derived, Clock clock) {
        this.database = database;
        this.reactions = reactions;
        this.labels = labels;
        this.derived = derived;
        this.clock = clock;
    }

    /**
     * The posts of each of these units that has any, in no order. Labels and originals are read by key in statements of
     * their own: a list of keys is one walk through an index, where a join looks each of them up from its root.
     */
    Map<UUID, List<PostFact>> of(Collection<UUID> units, Period period, Formula formula) {
        List<Row> rows = rows(units, period);
        if (rows.isEmpty()) {
            return Map.of();
        }
        Map<Long, CountedLabels.Counted> counted =
                labels.of(rows.stream().map(Row::id).toList(), period, formula);
        Set<Long> older = older(rows, period);
        Set<Platform> withheld = withheld(period);
        Set<Platform> passing = derived.passing();
        Map<Long, BigDecimal> rho = reactions.relative(
                rows.stream()
                        .filter(row -> !row.repost() && !withheld.contains(row.platform()))
                        .map(row -> new Candidate(
                                row.id(),
                                row.account(),
                                row.form(),
                                row.publishedAt(),
                                passing.contains(row.platform())))
                        .toList(),
                period,
                formula);
        Map<UUID, List<PostFact>> facts = new HashMap<>();
        for (Row row : rows) {
            CountedLabels.Counted label = counted.getOrDefault(row.id(), CountedLabels.NONE);
            PostFact fact = new PostFact(
                    row.id(),
                    row.platform(),
                    row.nativeId(),
                    row.publishedAt(),
                    row.cluster(),
                    older.contains(row.id()),
                    row.duplicate(),
                    row.repost(),
                    row.gone(),
                    label.kind(),
                    label.alternative(),
                    rho.get(row.id()));
            facts.computeIfAbsent(row.unit(), unit -> new ArrayList<>()).add(fact);
        }
        return facts;
    }

    /** The platforms whose statistics must not enter a figure: of a closed period, as it was at its end. */
    private Set<Platform> withheld(Period period) {
        Instant now = clock.instant();
        Instant last = period.end().minusMillis(1);
        return derived.withheld(now.isBefore(last) ? now : last);
    }

    /** {@code offset} keeps the planner from joining a chunk of units with all posts there are. */
    private List<Row> rows(Collection<UUID> units, Period period) {
        return database.sql("""
                        select p.post_id, p.unit_id, p.account_id, p.platform, p.native_id, p.published_at, p.form,
                               p.cluster_id, p.duplicate, p.repost,
                               p.gone_at is not null as gone
                          from unnest(cast(:units as uuid[])) as k(unit)
                         cross join lateral (
                               select * from post.post_fact own
                                where own.unit_id = k.unit and own.published_at >= :start and own.published_at < :end
                                offset 0) p
                        """)
                .param("units", units.stream().map(UUID::toString).toArray(String[]::new))
                .param("start", StaleScores.utc(period.start()))
                .param("end", StaleScores.utc(period.end()))
                .query((row, n) -> row(row))
                .list();
    }

    /** The posts whose content the same unit first published before the period. */
    private Set<Long> older(List<Row> rows, Period period) {
        List<Row> later = rows.stream().filter(row -> row.cluster() != row.id()).toList();
        if (later.isEmpty()) {
            return Set.of();
        }
        Map<Long, UUID> first = new HashMap<>();
        database.sql(
                        "select post_id, unit_id from post.post_fact where post_id = any(:posts) and published_at < :start")
                .param(
                        "posts",
                        later.stream().map(Row::cluster).distinct().sorted().toArray(Long[]::new))
                .param("start", StaleScores.utc(period.start()))
                .query(row -> {
                    first.put(row.getLong(1), row.getObject(2, UUID.class));
                });
        return later.stream()
                .filter(row -> row.unit().equals(first.get(row.cluster())))
                .map(Row::id)
                .collect(Collectors.toSet());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("post_id"),
                row.getObject("unit_id", UUID.class),
                row.getObject("account_id", UUID.class),
                Platform.valueOf(row.getString("platform")),
                row.getString("native_id"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getString("form"),
                row.getLong("cluster_id"),
                duplicate(row.getString("duplicate")),
                row.getBoolean("repost"),
                row.getBoolean("gone"));
    }

    private static PostFact.@Nullable Duplicate duplicate(@Nullable String code) {
        return code == null ? null : PostFact.Duplicate.valueOf(code);
    }

    private record Row(
            long id,
            UUID unit,
            UUID account,
            Platform platform,
            String nativeId,
            Instant publishedAt,
            String form,
            long cluster,
            PostFact.@Nullable Duplicate duplicate,
            boolean repost,
            boolean gone) {}
}
