package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import id.pantas.registry.League;
import id.pantas.scoring.Component;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The means that small caseloads are pulled towards, kept as what the stored scores were computed with. They are taken of the
 * stored rows of evidence, which do not depend on them: once every unit's rows are right, so is the mean, and one more pass
 * over the pool makes every score right.
 */
@Repository
class PoolMeans {

    private final JdbcClient database;

    PoolMeans(JdbcClient database) {
        this.database = database;
    }

    /** The means scores of the period are to be computed with; what is not known yet is the formula's own. */
    Map<Pool, LeagueMeans> of(Period period, DutyRules rules) {
        Map<Key, BigDecimal> stored = stored(period);
        LeagueMeans unknown = LeagueMeans.unknown(rules);
        Map<Pool, LeagueMeans> means = new EnumMap<>(Pool.class);
        for (Pool pool : Pool.values()) {
            means.put(
                    pool,
                    new LeagueMeans(
                            stored.getOrDefault(new Key(pool, Component.SPEED), unknown.speed()),
                            stored.getOrDefault(new Key(pool, Component.COMPLETION), unknown.completion())));
        }
        return means;
    }

    private record Key(Pool pool, Component component) {}

    private Map<Key, BigDecimal> stored(Period period) {
        Map<Key, BigDecimal> stored = new HashMap<>();
        database.sql("select pool, component, mean from scoring.pool_mean where period_id = :period")
                .param("period", period.id())
                .query(row -> {
                    stored.put(
                            new Key(Pool.valueOf(row.getString(1)), Component.valueOf(row.getString(2))),
                            row.getBigDecimal(3));
                });
        return stored;
    }

    /**
     * Takes the means of the stored rows anew, inside the caller's transaction, one node at a time.
     *
     * @return the units whose scores were computed with a mean that has moved; empty once all is settled
     */
    List<UUID> settle(Period period, DutyRules rules) {
        database.sql("lock table scoring.pool_mean in share row exclusive mode").update();
        Map<Pool, LeagueMeans> before = of(period, rules);
        database.sql("""
                        with taken as (
                            select case when s.league in ('OPD_LAYANAN', 'OPD_PENDUKUNG') then 'OPD' else s.league end as pool,
                                   i.component, count(*) as items, round(avg(i.value), 4) as mean
                              from scoring.score_item i join scoring.score s using (period_id, unit_id)
                             where i.period_id = :period and i.component in ('SPEED', 'COMPLETION')
                               and i.reason not in ('LEAGUE_MEAN', 'HANDED_OVER', 'CLOSED_UNSOLVED')
                             group by 1, 2)
                        insert into scoring.pool_mean (period_id, pool, component, items, mean)
                        select :period, p.pool, c.component, coalesce(t.items, 0),
                               case when t.items >= :from then t.mean else c.given end
                          from (values ('OPD'), ('KECAMATAN'), ('DESA')) p (pool)
                         cross join (values ('SPEED', cast(:speed as numeric)), ('COMPLETION', cast(:completion as numeric)))
                               c (component, given)
                          left join taken t on t.pool = p.pool and t.component = c.component
                        on conflict (period_id, pool, component) do update
                           set items = excluded.items, mean = excluded.mean
                        """)
                .param("period", period.id())
                .param("from", rules.meanFrom())
                .param("speed", rules.speedMean())
                .param("completion", rules.completionMean())
                .update();
        Set<Pool> moved = EnumSet.noneOf(Pool.class);
        of(period, rules).forEach((pool, means) -> {
            if (!means.sameAs(before.get(pool))) {
                moved.add(pool);
            }
        });
        return moved.isEmpty() ? List.of() : unitsOf(period, moved);
    }

    private List<UUID> unitsOf(Period period, Collection<Pool> pools) {
        List<String> leagues = new ArrayList<>();
        for (League league : League.values()) {
            if (pools.contains(Pool.of(league))) {
                leagues.add(league.name());
            }
        }
        return database.sql("select unit_id from scoring.score where period_id = :period and league = any(:leagues)")
                .param("period", period.id())
                .param("leagues", leagues.toArray(String[]::new))
                .query(UUID.class)
                .list();
    }
}
