package id.pantas.scoring.web;

import id.pantas.calendar.Period;
import id.pantas.registry.League;
import id.pantas.registry.Unit;
import id.pantas.scoring.Component;
import id.pantas.scoring.ComponentScore;
import id.pantas.scoring.ScoreLabel;
import id.pantas.scoring.ScoringProgress;
import id.pantas.scoring.Standing;
import id.pantas.scoring.Standing.Place;
import id.pantas.scoring.StandingStatus;
import id.pantas.scoring.web.RankingQuery.Column;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The ranking of one league.
 *
 * @param instead whether the period before is shown because the open one has no counted content yet
 * @param open whether the period is still running
 * @param active units with content of value, out of {@code total} with or without account
 * @param insider whether the reader has a role, and sees labels that are not public
 */
record RankingPage(
        RankingQuery query,
        Period period,
        List<Period> periods,
        boolean instead,
        boolean open,
        List<Unit> kecamatan,
        List<Row> rows,
        long active,
        long total,
        ScoringProgress progress,
        boolean insider) {

    static RankingPage of(
            RankingQuery query,
            Period period,
            List<Period> periods,
            boolean instead,
            boolean open,
            List<Unit> kecamatan,
            List<Standing> all,
            ScoringProgress progress,
            boolean insider) {
        boolean inGroup = !query.kecamatan().isEmpty();
        List<Row> rows = query.applyTo(all, insider).stream()
                .map(one -> Row.of(one, inGroup, insider))
                .toList();
        return new RankingPage(
                query,
                period,
                periods,
                instead,
                open,
                kecamatan,
                rows,
                all.stream().filter(Standing::active).count(),
                all.size(),
                progress,
                insider);
    }

    /** Whether nothing was scored yet and the page looks again by itself. */
    public boolean waiting() {
        return progress.withContent() == 0;
    }

    /** The first of all, null if it is not among the rows. */
    public @Nullable Row best() {
        return rows.stream()
                .filter(row -> row.place() != null && row.place().rank() == 1)
                .findFirst()
                .orElse(null);
    }

    public List<ScoreLabel> labels() {
        return List.of(ScoreLabel.values());
    }

    /** Components that the scores of this league are made of. */
    public List<Component> used() {
        Set<Component> used = rows.stream()
                .flatMap(row -> row.standing().components().stream())
                .map(ComponentScore::component)
                .collect(Collectors.toSet());
        return Arrays.stream(Component.values()).filter(used::contains).toList();
    }

    public List<League> leagues() {
        return List.of(League.values());
    }

    public String tab(League league) {
        return query.of(league).address("/peringkat");
    }

    public String self() {
        return query.address("/peringkat");
    }

    public String csv() {
        return query.address("/peringkat.csv");
    }

    public String xlsx() {
        return query.address("/peringkat.xlsx");
    }

    public String sortedBy(Column column) {
        return query.by(column).address("/peringkat");
    }

    public @Nullable String sortState(Column column) {
        if (column != query.sort()) {
            return null;
        }
        boolean ascendingFirst = column == Column.NAMA || column == Column.PERINGKAT;
        return ascendingFirst != query.reverse() ? "up" : "down";
    }

    /** For {@code aria-sort}. */
    public @Nullable String ariaSort(Column column) {
        String state = sortState(column);
        return state == null ? null : state.equals("up") ? "ascending" : "descending";
    }

    /** @param label null where the reader may not see it or there is none */
    record Row(
            Standing standing,
            @Nullable Place place,
            @Nullable ScoreLabel label,
            List<Charts.Segment> bar,
            String sparkline,
            List<Charts.Mark> gaps) {

        static Row of(Standing one, boolean inGroup, boolean insider) {
            return new Row(
                    one,
                    inGroup ? one.place() : one.leaguePlace(),
                    insider || one.labelPublic() ? one.label() : null,
                    Charts.bar(one.components()),
                    Charts.sparkline(one.history()),
                    Charts.gaps(one.history(), one.historyComplete()));
        }

        public boolean ranked() {
            return standing.status() == StandingStatus.RANKED;
        }

        /** Arrow of the movement: up, down, equal, or none when there is nothing to compare. */
        public @Nullable String arrow() {
            Integer movement = standing.movement();
            if (movement == null) {
                return null;
            }
            return movement > 0 ? "arrow-up" : movement < 0 ? "arrow-down" : "equal";
        }

        public int steps() {
            Integer movement = standing.movement();
            return movement == null ? 0 : Math.abs(movement);
        }
    }
}
