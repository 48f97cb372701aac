package id.pantas.scoring.internal;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.registry.League;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import id.pantas.scoring.ComponentScore;
import id.pantas.scoring.Rankings;
import id.pantas.scoring.ScoreItem;
import id.pantas.scoring.ScoreLimits;
import id.pantas.scoring.ScoredPost;
import id.pantas.scoring.ScoringProgress;
import id.pantas.scoring.ShownPeriod;
import id.pantas.scoring.Standing;
import id.pantas.scoring.UnitScore;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads stored scores; computes nothing but movement, labels and the row of past scores. */
@Repository
class RankingReader implements Rankings {

    private static final int HISTORY = 6;
    private static final int EXCERPT = 280;

    private static final Comparator<Standing> BY_RANK = comparing(
                    (Standing standing) -> rank(standing.leaguePlace()), nullsLast(Comparator.naturalOrder()))
            .thenComparing(standing -> standing.unit().name());
    private static final Comparator<Standing> BY_RANK_IN_GROUP = comparing(
                    (Standing standing) -> rank(standing.place()), nullsLast(Comparator.naturalOrder()))
            .thenComparing(standing -> standing.unit().name());

    private final JdbcClient database;
    private final Units units;
    private final PeriodCalendar calendar;

    RankingReader(JdbcClient database, Units units, PeriodCalendar calendar) {
        this.database = database;
        this.units = units;
        this.calendar = calendar;
    }

    private static @Nullable Integer rank(Standing.@Nullable Place place) {
        return place == null ? null : place.rank();
    }

    @Override
    public ShownPeriod shown(Instant now) {
        Period open = calendar.at(now);
        if (hasContent(open)) {
            return new ShownPeriod(open, false);
        }
        Period before = calendar.plus(open, -1);
        return hasContent(before) ? new ShownPeriod(before, true) : new ShownPeriod(open, false);
    }

    private boolean hasContent(Period period) {
        return database.sql("select exists (select from scoring.score where period_id = :period and contents > 0)")
                .param("period", period.id())
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Period> periods(Instant now) {
        return database.sql("""
                        with recursive known as (
                            (select period_id from scoring.score where period_id <= :now order by period_id desc limit 1)
                            union all
                            select (select s.period_id from scoring.score s where s.period_id < k.period_id
                                     order by s.period_id desc limit 1)
                              from known k where k.period_id is not null)
                        select period_id from known where period_id is not null
                        """).param("now", calendar.at(now).id()).query(String.class).list().stream()
                .map(calendar::byId)
                .toList();
    }

    @Override
    public List<Standing> standings(String periodId, League league) {
        return read(periodId, "s.league = :key", league.name(), BY_RANK);
    }

    @Override
    public List<Standing> standingsIn(String periodId, UnitId kecamatan) {
        return read(periodId, "s.group_id = cast(:key as uuid)", kecamatan.toString(), BY_RANK_IN_GROUP);
    }

    @Override
    public List<Standing> best(String periodId, League league, int limit) {
        return read(periodId, "s.league = :key and s.league_rank <= " + limit, league.name(), BY_RANK).stream()
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<UnitScore> score(UnitId unit, String periodId) {
        List<Standing> found = read(periodId, "s.unit_id = cast(:key as uuid)", unit.toString(), BY_RANK);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<ScoreItem> items = items(unit, periodId);
        Map<Long, ScoredPost> posts = posts(items);
        return Optional.of(database.sql("""
                        select f.* from scoring.score s join scoring.formula_version f on f.version = s.formula_version
                         where s.period_id = :period and s.unit_id = :unit
                        """)
                .param("period", periodId)
                .param("unit", unit.value())
                .query((row, n) -> new UnitScore(found.get(0), items, posts, row.getString("version"), limits(row)))
                .single());
    }

    private static ScoreLimits limits(ResultSet row) throws SQLException {
        return new ScoreLimits(
                row.getInt("per_day"),
                row.getInt("per_hour"),
                row.getInt("ucapan_limit"),
                row.getInt("copy_limit"),
                row.getBigDecimal("copy_factor"),
                row.getBigDecimal("cross_post"),
                row.getBigDecimal("cross_post_limit"),
                row.getInt("shrink_by"));
    }

    @Override
    public ScoringProgress progress(String periodId) {
        return database.sql("""
                        select count(*), count(*) filter (where contents > 0), coalesce(sum(posts), 0),
                               (select count(*) from scoring.stale)
                          from scoring.score where period_id = :period
                        """)
                .param("period", periodId)
                .query((row, n) -> new ScoringProgress(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .single();
    }

    private List<Standing> read(String periodId, String condition, String key, Comparator<Standing> order) {
        Period period;
        try {
            period = calendar.byId(periodId);
        } catch (DateTimeException e) {
            return List.of();
        }
        List<StandingRow> rows = database.sql("""
                        select s.*, p.rank as previous_rank, p.total as previous_total, p.complete as previous_complete
                          from scoring.score s
                          left join scoring.score p on p.period_id = :before and p.unit_id = s.unit_id
                         where s.period_id = :period and %s
                        """.formatted(condition))
                .param("before", calendar.plus(period, -1).id())
                .param("period", period.id())
                .param("key", key)
                .query((row, n) -> StandingRow.of(row))
                .list();
        List<UUID> ids = rows.stream().map(StandingRow::unit).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UnitId, Unit> known = units.byIds(ids.stream().map(UnitId::new).toList());
        Map<UUID, List<ComponentScore>> components = components(period, ids);
        Map<UUID, StandingRow.Past> history = history(period, ids);
        return rows.stream()
                .map(row -> {
                    Unit unit = known.get(new UnitId(row.unit()));
                    return unit == null
                            ? null
                            : row.standing(
                                    unit,
                                    components.getOrDefault(row.unit(), List.of()),
                                    history.getOrDefault(row.unit(), StandingRow.Past.NONE));
                })
                .filter(Objects::nonNull)
                .sorted(order)
                .toList();
    }

    private Map<UUID, List<ComponentScore>> components(Period period, Collection<UUID> ids) {
        Map<UUID, List<ComponentScore>> components = new HashMap<>();
        database.sql("""
                        select unit_id, component, raw, target, value, weight, points from scoring.score_component
                         where period_id = :period and unit_id = any(cast(:units as uuid[]))
                        """)
                .param("period", period.id())
                .param("units", texts(ids))
                .query(row -> {
                    components
                            .computeIfAbsent(row.getObject(1, UUID.class), unit -> new ArrayList<>())
                            .add(StandingRow.component(row));
                });
        components.values().forEach(list -> list.sort(comparing(ComponentScore::component)));
        return components;
    }

    private Map<UUID, StandingRow.Past> history(Period period, Collection<UUID> ids) {
        List<String> periods = new ArrayList<>();
        for (int back = HISTORY - 1; back >= 0; back--) {
            periods.add(calendar.plus(period, -back).id());
        }
        Map<UUID, StandingRow.Past> history = new HashMap<>();
        database.sql("""
                        select unit_id, period_id, total, complete from scoring.score
                         where period_id = any(:periods) and unit_id = any(cast(:units as uuid[]))
                        """)
                .param("periods", periods.toArray(String[]::new))
                .param("units", texts(ids))
                .query(row -> {
                    StandingRow.Past past = history.computeIfAbsent(
                            row.getObject(1, UUID.class),
                            unit -> new StandingRow.Past(
                                    Arrays.asList(new @Nullable BigDecimal[HISTORY]),
                                    new ArrayList<>(Collections.nCopies(HISTORY, true))));
                    int index = periods.indexOf(row.getString(2));
                    past.totals().set(index, row.getBigDecimal(3));
                    past.complete().set(index, row.getBigDecimal(3) == null || row.getBoolean(4));
                });
        return history;
    }

    private List<ScoreItem> items(UnitId unit, String periodId) {
        return database
                .sql("""
                        select component, post_id, cluster_id, day, content_class, in_doubt, value, measure, reason, subject, position
                          from scoring.score_item where period_id = :period and unit_id = :unit
                        """)
                .param("period", periodId)
                .param("unit", unit.value())
                .query((row, n) -> StandingRow.item(row))
                .list()
                .stream()
                .sorted(comparing(StandingRow.Placed::component).thenComparing(StandingRow.Placed::position))
                .map(StandingRow.Placed::item)
                .toList();
    }

    private Map<Long, ScoredPost> posts(List<ScoreItem> items) {
        Map<Long, ScoredPost> posts = new HashMap<>();
        database.sql("""
                        select post_id, platform, published_at, left(text, :length), permalink from post.post_fact
                         where post_id = any(:posts)
                        """)
                .param("length", EXCERPT)
                .param(
                        "posts",
                        items.stream()
                                .map(ScoreItem::post)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toArray(Long[]::new))
                .query(row -> {
                    posts.put(
                            row.getLong(1),
                            new ScoredPost(
                                    row.getLong(1),
                                    Platform.valueOf(row.getString(2)),
                                    row.getObject(3, OffsetDateTime.class).toInstant(),
                                    row.getString(4),
                                    row.getString(5)));
                });
        return posts;
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
