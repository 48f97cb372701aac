package id.pantas.scoring.web;

import id.pantas.calendar.Period;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Unit;
import id.pantas.scoring.Component;
import id.pantas.scoring.ComponentScore;
import id.pantas.scoring.ItemReason;
import id.pantas.scoring.ScoreItem;
import id.pantas.scoring.ScoreLabel;
import id.pantas.scoring.ScoredPost;
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
 * @param counted posts that add to the score, the newest first
 * @param excluded posts that do not, with their reasons
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
        List<Part> parts,
        List<Evidence> counted,
        List<Evidence> excluded) {

    static UnitScorePage of(
            Unit unit,
            Period period,
            List<Period> periods,
            boolean instead,
            boolean open,
            List<OfficialAccount> accounts,
            Optional<UnitScore> found,
            boolean insider) {
        UnitScore score = found.orElse(null);
        List<Evidence> evidence = score == null
                ? List.of()
                : score.items(Component.WORK_CONTENT).stream()
                        .map(item -> Evidence.of(item, score))
                        .sorted(Comparator.comparing(Evidence::sortKey).reversed())
                        .toList();
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
                score == null ? List.of() : parts(score),
                evidence.stream().filter(Evidence::counts).toList(),
                evidence.stream().filter(one -> !one.counts()).toList());
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

    /**
     * A post and what it adds.
     *
     * @param post null if its row is not readable any more
     * @param rho its reactions against what is usual for the account; null if it is not among the compared ones
     */
    record Evidence(
            ScoreItem item,
            @Nullable ScoredPost post,
            @Nullable BigDecimal rho) {

        static Evidence of(ScoreItem item, UnitScore score) {
            BigDecimal rho = score.items(Component.RESONANCE).stream()
                    .filter(other -> item.post() != null && item.post().equals(other.post()))
                    .map(ScoreItem::measure)
                    .filter(measure -> measure != null)
                    .findFirst()
                    .orElse(null);
            Long id = item.post();
            return new Evidence(item, id == null ? null : score.posts().get(id), rho);
        }

        public boolean counts() {
            return item.value().signum() > 0;
        }

        String sortKey() {
            return post == null ? "" : post.publishedAt().toString();
        }
    }
}
