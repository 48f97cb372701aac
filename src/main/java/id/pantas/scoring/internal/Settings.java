package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import id.pantas.registry.League;
import id.pantas.scoring.CaseFacts.Outcome;
import id.pantas.scoring.Component;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The formula, targets and weights in force in a period. */
@Repository
class Settings {

    private final JdbcClient database;

    Settings(JdbcClient database) {
        this.database = database;
    }

    /** The newest version that begins with this period or before it. */
    Formula formula(Period period) {
        return database.sql("""
                        select * from scoring.formula_version where valid_from_period <= :period
                         order by valid_from_period desc limit 1
                        """)
                .param("period", period.id())
                .query((row, n) -> formula(row))
                .single();
    }

    /** The leagues' targets and weights under a version. */
    Map<League, LeagueSetting> leagues(Formula formula) {
        Map<League, LeagueSetting> leagues = new EnumMap<>(League.class);
        database.sql("select * from scoring.league_setting where version = :version")
                .param("version", formula.version())
                .query(row -> {
                    leagues.put(League.valueOf(row.getString("league")), league(row));
                });
        return leagues;
    }

    private static Formula formula(ResultSet row) throws SQLException {
        Map<ContentKind, BigDecimal> base = new EnumMap<>(ContentKind.class);
        for (ContentKind kind : ContentKind.values()) {
            base.put(kind, row.getBigDecimal("base_" + kind.name().toLowerCase(Locale.ROOT)));
        }
        return new Formula(
                row.getString("version"),
                base,
                row.getBigDecimal("copy_factor"),
                row.getInt("copy_limit"),
                row.getInt("ucapan_limit"),
                row.getBigDecimal("cross_post"),
                row.getBigDecimal("cross_post_limit"),
                row.getInt("per_day"),
                row.getInt("per_hour"),
                row.getBigDecimal("active_day_value"),
                row.getBigDecimal("rho_cap"),
                row.getInt("rho_minimum"),
                row.getInt("baseline_size"),
                row.getInt("baseline_minimum"),
                row.getBigDecimal("band"),
                row.getBigDecimal("complete_from"),
                row.getInt("introduction_periods"),
                duties(row));
    }

    private static DutyRules duties(ResultSet row) throws SQLException {
        Map<Outcome, BigDecimal> outcomes = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            if (outcome != Outcome.CLOSED_UNSOLVED && outcome != Outcome.HANDED_OVER) {
                outcomes.put(
                        outcome, row.getBigDecimal("outcome_" + outcome.name().toLowerCase(Locale.ROOT)));
            }
        }
        return new DutyRules(
                row.getInt("shrink_by"),
                row.getInt("mean_from"),
                row.getBigDecimal("mean_speed"),
                row.getBigDecimal("mean_completion"),
                row.getBigDecimal("hours_full"),
                row.getBigDecimal("hours_half"),
                row.getBigDecimal("hours_zero"),
                outcomes,
                row.getBigDecimal("unsolved_share"),
                row.getBigDecimal("unsolved_worth"),
                row.getBigDecimal("patrol_share"),
                row.getBigDecimal("repost_day"),
                row.getBigDecimal("repost_three_days"),
                row.getBigDecimal("repost_later"),
                row.getBigDecimal("leader_share"),
                row.getInt("peers"));
    }

    private static LeagueSetting league(ResultSet row) throws SQLException {
        Map<Component, BigDecimal> weights = new EnumMap<>(Component.class);
        for (Component component : Component.values()) {
            weights.put(
                    component, row.getBigDecimal("weight_" + component.name().toLowerCase(Locale.ROOT)));
        }
        return new LeagueSetting(row.getBigDecimal("target_content"), row.getInt("target_days"), weights);
    }
}
