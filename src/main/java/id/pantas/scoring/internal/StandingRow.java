package id.pantas.scoring.internal;

import id.pantas.registry.League;
import id.pantas.registry.Unit;
import id.pantas.scoring.Component;
import id.pantas.scoring.ComponentScore;
import id.pantas.scoring.ItemReason;
import id.pantas.scoring.ScoreItem;
import id.pantas.scoring.ScoreLabel;
import id.pantas.scoring.Standing;
import id.pantas.scoring.StandingStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored score beside that of the period before. */
record StandingRow(
        UUID unit,
        League league,
        StandingStatus status,
        Standing.@Nullable Place place,
        Standing.@Nullable Place leaguePlace,
        @Nullable Integer previousRank,
        @Nullable BigDecimal total,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        @Nullable BigDecimal previousTotal,
        boolean previousComplete,
        @Nullable BigDecimal ucapanShare,
        int posts,
        int contents,
        int activeDays,
        BigDecimal coverage,
        boolean complete,
        BigDecimal gapDays,
        Instant computedAt) {

    static StandingRow of(ResultSet row) throws SQLException {
        boolean ranked = row.getObject("rank") != null;
        int leagueRank = row.getInt("league_rank");
        return new StandingRow(
                row.getObject("unit_id", UUID.class),
                League.valueOf(row.getString("league")),
                StandingStatus.valueOf(row.getString("status")),
                ranked
                        ? new Standing.Place(
                                row.getInt("rank"),
                                row.getInt("ranked_of"),
                                row.getInt("band_from"),
                                row.getInt("band_to"))
                        : null,
                ranked ? new Standing.Place(leagueRank, row.getInt("league_of"), leagueRank, leagueRank) : null,
                row.getObject("previous_rank", Integer.class),
                row.getBigDecimal("total"),
                row.getBigDecimal("low"),
                row.getBigDecimal("high"),
                row.getBigDecimal("previous_total"),
                row.getBoolean("previous_complete"),
                row.getBigDecimal("ucapan_share"),
                row.getInt("posts"),
                row.getInt("contents"),
                row.getInt("active_days"),
                row.getBigDecimal("coverage"),
                row.getBoolean("complete"),
                row.getBigDecimal("gap_days"),
                row.getObject("computed_at", OffsetDateTime.class).toInstant());
    }

    Standing standing(Unit unit, List<ComponentScore> components, Past past) {
        ScoreLabel label = total == null ? null : labelOf(total);
        boolean lowest = label == ScoreLabel.PERLU_PENDAMPINGAN;
        boolean lowestBefore =
                previousTotal != null && previousComplete && labelOf(previousTotal) == ScoreLabel.PERLU_PENDAMPINGAN;
        return new Standing(
                unit,
                league,
                status,
                place,
                leaguePlace,
                previousRank,
                total,
                low,
                high,
                previousTotal,
                lowest && !complete ? null : label,
                label != null && (!lowest || lowestBefore),
                ucapanShare,
                posts,
                contents,
                activeDays,
                coverage,
                complete,
                gapDays,
                components,
                past.totals(),
                past.complete(),
                computedAt);
    }

    /** As displayed: 84.95 is shown as 85.0, so it is labelled as that. */
    private static ScoreLabel labelOf(BigDecimal total) {
        return ScoreLabel.of(total.setScale(1, RoundingMode.HALF_UP));
    }

    static ComponentScore component(ResultSet row) throws SQLException {
        return new ComponentScore(
                Component.valueOf(row.getString("component")),
                row.getBigDecimal("raw"),
                row.getBigDecimal("target"),
                row.getBigDecimal("value"),
                row.getBigDecimal("weight"),
                row.getBigDecimal("points"));
    }

    static Placed item(ResultSet row) throws SQLException {
        ScoreItem item = new ScoreItem(
                Component.valueOf(row.getString("component")),
                row.getObject("post_id", Long.class),
                row.getObject("cluster_id", Long.class),
                row.getObject("day", LocalDate.class),
                row.getString("content_class"),
                row.getBoolean("in_doubt"),
                row.getBigDecimal("value"),
                row.getBigDecimal("measure"),
                ItemReason.valueOf(row.getString("reason")),
                row.getString("subject"));
        return new Placed(item.component(), row.getInt("position"), item);
    }

    /** Scores of earlier periods, this one last, and whether their data were complete. */
    record Past(List<@Nullable BigDecimal> totals, List<Boolean> complete) {
        static final Past NONE = new Past(List.of(), List.of());
    }

    record Placed(Component component, int position, ScoreItem item) {}
}
