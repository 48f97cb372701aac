package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import id.pantas.scoring.Component;
import id.pantas.scoring.ComponentScore;
import id.pantas.scoring.ScoreItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From facts to a score: exact decimals, rounded where scoring method 3.3 says, and a row for everything. */
final class ScoreEngine {

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final Formula formula;
    private final ZoneId zone;

    /** @param zone the regency's zone, in which days are counted */
    ScoreEngine(Formula formula, ZoneId zone) {
        this.formula = formula;
        this.zone = zone;
    }

    /**
     * The score of one unit.
     *
     * @param posts its posts of the period, in any order
     * @param others the league's components that do not come from posts; a component that is neither here nor one of
     *     the three content components is left out, and the other weights are scaled to 100
     * @param gapDays days of the period on which too little could be collected, 0 to 13, parts of days too; targets shrink
     *     pro rata
     * @param deduction integrity deductions, at least 0
     */
    Result score(
            Collection<PostFact> posts,
            List<Measured> others,
            LeagueSetting league,
            BigDecimal gapDays,
            BigDecimal deduction) {
        ContentScoring favourable = new ContentScoring(formula, zone, Reading.FAVOURABLE, posts);
        List<Measured> measured = measured(favourable, others, league, gapDays);
        List<ComponentScore> components = weighted(measured, league);
        BigDecimal total = total(components, deduction);
        BigDecimal other = total;
        if (posts.stream().anyMatch(post -> post.alternative() != null)) {
            ContentScoring unfavourable = new ContentScoring(formula, zone, Reading.UNFAVOURABLE, posts);
            other = total(weighted(measured(unfavourable, others, league, gapDays), league), deduction);
        }
        List<ScoreItem> items = measured.stream()
                .flatMap(component -> component.items().stream())
                .toList();
        int activeDays = (int) items.stream()
                .filter(item -> item.component() == Component.CONSISTENCY)
                .count();
        return new Result(
                total,
                total.min(other),
                total.max(other),
                ContentScoring.ucapanShare(posts),
                posts.size(),
                favourable.countedContents(),
                activeDays,
                components,
                items);
    }

    private static List<Measured> measured(
            ContentScoring content, List<Measured> others, LeagueSetting league, BigDecimal gapDays) {
        List<Measured> measured = new ArrayList<>(others);
        measured.add(content.workContent(proRata(league.targetContent(), gapDays)));
        measured.add(content.consistency(proRata(new BigDecimal(league.targetDays()), gapDays)));
        measured.add(content.resonance());
        measured.sort(Comparator.comparing(Measured::component));
        return measured;
    }

    /** A target without its gap days, 2 decimals so that what is shown is what is divided by. */
    private static BigDecimal proRata(BigDecimal target, BigDecimal gapDays) {
        return target.multiply(new BigDecimal(Period.DAYS).subtract(gapDays))
                .divide(new BigDecimal(Period.DAYS), 2, RoundingMode.HALF_UP);
    }

    static List<ComponentScore> weighted(List<Measured> measured, LeagueSetting league) {
        Set<Component> used = EnumSet.noneOf(Component.class);
        measured.forEach(component -> used.add(component.component()));
        Map<Component, BigDecimal> weights = league.scaledTo(used);
        return measured.stream()
                .map(component -> {
                    BigDecimal weight = weights.getOrDefault(component.component(), BigDecimal.ZERO);
                    return new ComponentScore(
                            component.component(),
                            component.raw(),
                            component.target(),
                            component.value(),
                            weight,
                            component.value().multiply(weight).divide(HUNDRED, 2, RoundingMode.HALF_UP));
                })
                .toList();
    }

    private static BigDecimal total(List<ComponentScore> components, BigDecimal deduction) {
        return components.stream()
                .map(ComponentScore::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .subtract(deduction)
                .max(BigDecimal.ZERO)
                .min(HUNDRED)
                .setScale(2, RoundingMode.UNNECESSARY);
    }
}
