package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import id.pantas.registry.League;
import id.pantas.scoring.Component;
import id.pantas.scoring.ComponentScore;
import id.pantas.scoring.ScoreItem;
import id.pantas.scoring.StandingStatus;
import id.pantas.scoring.internal.Enrolled.Profile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Repository;

/** Writes scores with their components and items, many units at once, inside the caller's transaction. */
@Repository
class ScoreRows {

    private static final String NULL = "\\N";

    private final JdbcClient database;
    private final DataSource dataSource;
    private final SQLExceptionTranslator failures = new SQLStateSQLExceptionTranslator();

    ScoreRows(JdbcClient database, DataSource dataSource) {
        this.database = database;
        this.dataSource = dataSource;
    }

    /** When scoring began here; {@code now} becomes it the first time. */
    Instant beginning(Instant now) {
        return database.sql("""
                        with first as (insert into scoring.beginning (at) values (:now) on conflict do nothing returning at)
                        select at from first union all select at from scoring.beginning limit 1
                        """)
                .param("now", StaleScores.utc(now))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** The hash of what is stored for each of these units that has a score of the period. */
    Map<UUID, String> hashes(Period period, Collection<UUID> units) {
        return pairs("content_hash", period, units);
    }

    /** The leagues in which these units' stored scores of the period are. */
    Set<League> leagues(Period period, Collection<UUID> units) {
        Set<League> leagues = EnumSet.noneOf(League.class);
        pairs("league", period, units).values().forEach(league -> leagues.add(League.valueOf(league)));
        return leagues;
    }

    /** The fingerprint of the profile each stored score of the period was computed with. */
    Map<UUID, String> fingerprints(Period period) {
        Map<UUID, String> found = new HashMap<>();
        database.sql("select unit_id, profile from scoring.score where period_id = :period")
                .param("period", period.id())
                .query(row -> {
                    found.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return found;
    }

    private Map<UUID, String> pairs(String column, Period period, Collection<UUID> units) {
        Map<UUID, String> found = new HashMap<>();
        database.sql(
                        "select unit_id, %s from scoring.score where period_id = :period and unit_id = any(cast(:units as uuid[]))"
                                .formatted(column))
                .param("period", period.id())
                .param("units", texts(units))
                .query(row -> {
                    found.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return found;
    }

    /** Deletes the scores of units that take no part any more. */
    void delete(Period period, Collection<UUID> units) {
        for (String table : List.of("score_item", "score_component", "score")) {
            database.sql("delete from scoring.%s where period_id = :period and unit_id = any(cast(:units as uuid[]))"
                            .formatted(table))
                    .param("period", period.id())
                    .param("units", texts(units))
                    .update();
        }
    }

    /** Replaces the scores of these units. Ranks follow in their own step; those stored stay until then. */
    void replace(Period period, Formula formula, Collection<Computed> scores, Instant now) {
        List<UUID> units = scores.stream().map(Computed::unit).toList();
        for (String table : List.of("score_item", "score_component")) {
            database.sql("delete from scoring.%s where period_id = :period and unit_id = any(cast(:units as uuid[]))"
                            .formatted(table))
                    .param("period", period.id())
                    .param("units", texts(units))
                    .update();
        }
        StringJoiner heads = new StringJoiner(",", "[", "]");
        StringBuilder components = new StringBuilder();
        StringBuilder items = new StringBuilder();
        for (Computed score : scores) {
            heads.add(head(period, formula, score, now));
            String owner = period.id() + '\t' + score.unit() + '\t';
            score.components().forEach(component -> component(components.append(owner), component));
            Map<Component, Integer> positions = new EnumMap<>(Component.class);
            for (ScoreItem item : score.items()) {
                int position = positions.merge(item.component(), 1, Integer::sum);
                item(items.append(owner).append(position).append('\t'), item);
            }
        }
        database.sql("""
                        insert into scoring.score as s
                        select * from jsonb_populate_recordset(null::scoring.score, cast(:heads as jsonb))
                        on conflict (period_id, unit_id) do update set
                            league = excluded.league, group_id = excluded.group_id, status = excluded.status,
                            total = excluded.total, low = excluded.low, high = excluded.high, speed = excluded.speed,
                            completion = excluded.completion, work_content = excluded.work_content,
                            ucapan_share = excluded.ucapan_share, posts = excluded.posts,
                            contents = excluded.contents, active_days = excluded.active_days,
                            coverage = excluded.coverage, complete = excluded.complete,
                            gap_days = excluded.gap_days, formula_version = excluded.formula_version,
                            profile = excluded.profile, content_hash = excluded.content_hash,
                            computed_at = excluded.computed_at
                        """).param("heads", heads.toString()).update();
        copy("scoring.score_component (period_id, unit_id, component, raw, target, value, weight, points)", components);
        copy(
                "scoring.score_item (period_id, unit_id, position, component, post_id, cluster_id, day, content_class,"
                        + " in_doubt, value, measure, reason, subject)",
                items);
    }

    private static String head(Period period, Formula formula, Computed score, Instant now) {
        Profile profile = score.profile();
        Result result = score.result();
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("period_id", period.id());
        columns.put("unit_id", score.unit());
        columns.put("league", profile.league());
        columns.put("group_id", profile.group());
        columns.put("status", score.status());
        columns.put("total", result == null ? null : result.total());
        columns.put("low", result == null ? null : result.low());
        columns.put("high", result == null ? null : result.high());
        columns.put("speed", score.value(Component.SPEED));
        columns.put("completion", score.value(Component.COMPLETION));
        columns.put("work_content", score.value(Component.WORK_CONTENT));
        columns.put("ucapan_share", result == null ? null : result.ucapanShare());
        columns.put("posts", result == null ? 0 : result.posts());
        columns.put("contents", result == null ? 0 : result.contents());
        columns.put("active_days", result == null ? 0 : result.activeDays());
        columns.put("coverage", profile.coverage());
        columns.put("complete", profile.complete());
        columns.put("gap_days", profile.gapDays());
        columns.put("formula_version", formula.version());
        columns.put("profile", profile.fingerprint());
        columns.put("content_hash", score.hash());
        columns.put("computed_at", now);
        StringJoiner row = new StringJoiner(",", "{", "}");
        columns.forEach(
                (name, value) -> row.add('"' + name + "\":" + (value == null ? "null" : '"' + value.toString() + '"')));
        return row.toString();
    }

    private static void component(StringBuilder out, ComponentScore component) {
        line(
                out,
                component.component(),
                component.raw(),
                component.target(),
                component.value(),
                component.weight(),
                component.points());
    }

    private static void item(StringBuilder out, ScoreItem item) {
        line(
                out,
                item.component(),
                item.post(),
                item.cluster(),
                item.day(),
                item.contentClass(),
                item.inDoubt(),
                item.value(),
                item.measure(),
                item.reason(),
                item.subject());
    }

    /** One line of PostgreSQL's text format; all values are codes, numbers and hours, so nothing needs escaping. */
    private static void line(StringBuilder out, @Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (i > 0) {
                out.append('\t');
            }
            if (value == null) {
                out.append(NULL);
            } else {
                out.append(value instanceof BigDecimal number ? number.toPlainString() : value.toString());
            }
        }
        out.append('\n');
    }

    private void copy(String target, StringBuilder rows) {
        if (rows.isEmpty()) {
            return;
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + target + " from stdin", new StringReader(rows.toString()));
        } catch (SQLException e) {
            throw failures.translate("copy", target, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static String[] texts(Collection<UUID> units) {
        return units.stream().map(UUID::toString).toArray(String[]::new);
    }

    /**
     * A score ready to be stored.
     *
     * @param status COUNTING while most of its posts have no label yet, else what its profile says
     * @param result null for a unit without account or data, or that is still being counted
     * @param hash equal exactly when everything stored would be equal
     */
    record Computed(
            UUID unit,
            Profile profile,
            StandingStatus status,
            @Nullable Result result,
            String hash) {

        static Computed of(
                UUID unit, Profile profile, StandingStatus status, @Nullable Result result, Formula formula) {
            return new Computed(unit, profile, status, result, hash(formula, profile, status, result));
        }

        List<ComponentScore> components() {
            return result == null ? List.of() : result.components();
        }

        List<ScoreItem> items() {
            return result == null ? List.of() : result.items();
        }

        @Nullable
        BigDecimal value(Component wanted) {
            return components().stream()
                    .filter(one -> one.component() == wanted)
                    .map(ComponentScore::value)
                    .findFirst()
                    .orElse(null);
        }

        private static String hash(Formula formula, Profile profile, StandingStatus status, @Nullable Result result) {
            StringBuilder all = new StringBuilder();
            line(all, formula.version(), profile.fingerprint(), status);
            if (result != null) {
                line(
                        all,
                        result.total(),
                        result.low(),
                        result.high(),
                        result.ucapanShare(),
                        result.posts(),
                        result.contents(),
                        result.activeDays());
                result.components().forEach(component -> component(all, component));
                result.items().forEach(item -> item(all, item));
            }
            try {
                byte[] text = all.toString().getBytes(StandardCharsets.UTF_8);
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
