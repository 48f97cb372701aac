package id.pantas.scoring.web;

import id.pantas.calendar.Period;
import id.pantas.collection.Coverage;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Unit;
import id.pantas.scoring.Component;
import id.pantas.scoring.ComponentScore;
import id.pantas.scoring.ItemReason;
import id.pantas.scoring.ScoreLabel;
import id.pantas.scoring.Standing;
import id.pantas.scoring.UnitScore;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A unit's score page.
 *
 * @param score null if the unit has no row in this period
 * @param label null if there is none, or the reader may not see it yet
 * @param sparkGaps points of the sparkline at which data are incomplete
 * @param sections the rows of the score, the first of each section
 * @param gaps why data are missing: account, days, reason
 */
record UnitScorePage(
        Unit unit,
        Period period,
        List<Period> periods,
        boolean instead,
        boolean open,
        List<OfficialAccount> accounts,
        @Nullable UnitScore score,
        @Nullable ScoreLabel label,
        String sparkline,
        List<Charts.Mark> sparkGaps,
        List<Part> parts,
        List<Fold> sections,
        List<MissingDays> gaps) {

    /** So many rows of a section are shown here; all of them have a page of their own. */
    private static final int FIRST_ROWS = 3;

    static UnitScorePage of(
            Unit unit,
            Period period,
            List<Period> periods,
            boolean instead,
            boolean open,
            List<OfficialAccount> accounts,
            Optional<UnitScore> found,
            List<MissingDays> gaps,
            boolean insider) {
        UnitScore score = found.orElse(null);
        Standing standing = score == null ? null : score.standing();
        return new UnitScorePage(
                unit,
                period,
                periods,
                instead,
                open,
                accounts,
                score,
                standing != null && (insider || standing.labelPublic()) ? standing.label() : null,
                standing == null ? "" : Charts.sparkline(standing.history()),
                standing == null ? List.of() : Charts.gaps(standing.history(), standing.historyComplete()),
                score == null ? List.of() : parts(score),
                score == null ? List.of() : folds(score),
                gaps);
    }

    /** Components that make up the score, the weightiest first as the formula lists them. */
    public List<Part> computed() {
        return parts.stream().filter(part -> part.score() != null).toList();
    }

    /** Components for which there are no data yet. */
    public List<Part> uncomputed() {
        return parts.stream().filter(part -> part.score() == null).toList();
    }

    /** The component that could still add most, null if there is no score or nothing is missing. */
    public @Nullable Part room() {
        return computed().stream()
                .max(Comparator.comparing(Part::missing))
                .filter(part -> part.missing().compareTo(BigDecimal.ONE) >= 0)
                .orElse(null);
    }

    private static List<Part> parts(UnitScore score) {
        return Arrays.stream(Component.values())
                .map(component -> new Part(
                        component,
                        score.standing().components().stream()
                                .filter(one -> one.component() == component)
                                .findFirst()
                                .orElse(null),
                        component == Component.RESONANCE
                                && score.items(component).stream()
                                        .anyMatch(item -> item.reason() == ItemReason.NEUTRAL)))
                .toList();
    }

    private static List<Fold> folds(UnitScore score) {
        return Arrays.stream(Evidence.Section.values())
                .map(section -> {
                    List<Evidence> all = Evidence.of(section, score);
                    return new Fold(section, all.stream().limit(FIRST_ROWS).toList(), all.size());
                })
                .filter(fold -> fold.total() > 0)
                .toList();
    }

    /**
     * A section of the score's rows.
     *
     * @param rows the first of them
     * @param total how many there are
     */
    record Fold(Evidence.Section section, List<Evidence> rows, int total) {

        public boolean cut() {
            return rows.size() < total;
        }

        /** What most readers came for; the rest opens at a touch. */
        public boolean open() {
            return section == Evidence.Section.DIHITUNG;
        }
    }

    /** @param handle the account's name as the registry has it */
    record MissingDays(Coverage.Gap gap, String handle) {}

    /**
     * A component's line.
     *
     * @param score null while the component is not computed
     * @param neutral whether it has the neutral value because too little can be compared
     */
    record Part(Component component, @Nullable ComponentScore score, boolean neutral) {

        /** Points up to this component's weight. */
        public BigDecimal missing() {
            return score == null ? BigDecimal.ZERO : score.weight().subtract(score.points());
        }

        public String style() {
            return "bar-" + (component.ordinal() % 6 + 1);
        }
    }
}
