package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.registry.League;
import id.pantas.scoring.internal.Ranker.Contestant;
import id.pantas.scoring.internal.Ranker.Place;
import id.pantas.scoring.internal.StaleScores.Ranked;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Computes the ranks of one league in one period from its stored scores. */
@Repository
class RankRows {

    private static final UUID NO_GROUP = new UUID(0, 0);

    private final JdbcClient database;
    private final PeriodCalendar calendar;

    RankRows(JdbcClient database, PeriodCalendar calendar) {
        this.database = database;
        this.calendar = calendar;
    }

    /** Ranks inside each group (desa of one kecamatan) and in the whole league; writes only places that changed. */
    void rank(Ranked ranking, Formula formula) {
        Map<UUID, List<Contestant>> groups = groups(ranking.period(), ranking.league());
        List<Contestant> all = groups.values().stream().flatMap(List::stream).toList();
        Ranker ranker = new Ranker(formula.band());
        Map<UUID, Place> league = ranker.places(all);
        Map<UUID, Place> own = new HashMap<>();
        groups.values().forEach(group -> own.putAll(groups.size() == 1 ? league : ranker.places(group)));
        write(ranking, all, own, league);
    }

    /** Who is ranked in a league, by the group in which they are (desa of one kecamatan). */
    Map<UUID, List<Contestant>> groups(String period, League league) {
        Map<UUID, List<Contestant>> groups = new LinkedHashMap<>();
        Period before = calendar.plus(calendar.byId(period), -1);
        database.sql("""
                        select s.unit_id, coalesce(s.group_id, :none) as group_id, s.total, s.speed, s.completion,
                               s.work_content, s.ucapan_share, p.total as previous
                          from scoring.score s
                          left join scoring.score p on p.period_id = :before and p.unit_id = s.unit_id
                         where s.period_id = :period and s.league = :league and s.status = 'RANKED'
                        """)
                .param("none", NO_GROUP)
                .param("before", before.id())
                .param("period", period)
                .param("league", league.name())
                .query(row -> {
                    groups.computeIfAbsent(row.getObject("group_id", UUID.class), group -> new ArrayList<>())
                            .add(contestant(row));
                });
        return groups;
    }

    private void write(Ranked ranking, List<Contestant> all, Map<UUID, Place> own, Map<UUID, Place> league) {
        List<UUID> units = all.stream().map(Contestant::unit).toList();
        database.sql("""
                        with place as (
                            select * from unnest(cast(:units as uuid[]), :ranks, :of, :from, :to, :leagueRanks, :leagueOf)
                                as p(unit_id, rank, ranked_of, band_from, band_to, league_rank, league_of))
                        update scoring.score s
                           set rank = p.rank, ranked_of = p.ranked_of, band_from = p.band_from, band_to = p.band_to,
                               league_rank = p.league_rank, league_of = p.league_of
                          from scoring.score c left join place p on p.unit_id = c.unit_id
                         where c.period_id = :period and c.league = :league
                           and s.period_id = c.period_id and s.unit_id = c.unit_id
                           and (s.rank, s.ranked_of, s.band_from, s.band_to, s.league_rank, s.league_of)
                               is distinct from
                               (p.rank, p.ranked_of, p.band_from, p.band_to, p.league_rank, p.league_of)
                        """)
                .param("units", units.stream().map(UUID::toString).toArray(String[]::new))
                .param("ranks", numbers(units, own, Place::rank))
                .param("of", numbers(units, own, Place::of))
                .param("from", numbers(units, own, Place::bandFrom))
                .param("to", numbers(units, own, Place::bandTo))
                .param("leagueRanks", numbers(units, league, Place::rank))
                .param("leagueOf", numbers(units, league, Place::of))
                .param("period", ranking.period())
                .param("league", ranking.league().name())
                .update();
    }

    private static Integer[] numbers(List<UUID> units, Map<UUID, Place> places, Function<Place, Integer> number) {
        return units.stream()
                .map(unit -> Optional.ofNullable(places.get(unit)).map(number).orElse(0))
                .toArray(Integer[]::new);
    }

    private static Contestant contestant(ResultSet row) throws SQLException {
        return new Contestant(
                row.getObject("unit_id", UUID.class),
                row.getBigDecimal("total"),
                orZero(row.getBigDecimal("completion")),
                orZero(row.getBigDecimal("speed")),
                orZero(row.getBigDecimal("work_content")),
                orZero(row.getBigDecimal("ucapan_share")),
                row.getBigDecimal("previous"));
    }

    private static BigDecimal orZero(@org.jspecify.annotations.Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
