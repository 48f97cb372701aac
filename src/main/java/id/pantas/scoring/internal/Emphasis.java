package id.pantas.scoring.internal;

import static java.util.Comparator.comparing;

import id.pantas.scoring.Component;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Other weights of the three duties, under which an order is looked at to see whether it holds ("urutan kokoh", scoring
 * method 3.8). Within a duty the components keep their proportions.
 */
enum Emphasis {
    /** A third for each duty. */
    EQUAL(33, 33, 34),
    /** More than half for complaints. */
    COMPLAINTS(60, 10, 30),
    /** More than half for content. */
    CONTENT(30, 10, 60);

    private static final List<Component> RESPONSE = List.of(Component.SPEED, Component.COMPLETION, Component.PATROL);
    private static final List<Component> REPOST = List.of(Component.REPOST);
    private static final List<Component> PUBLISHING =
            List.of(Component.WORK_CONTENT, Component.CONSISTENCY, Component.RESONANCE);

    private final int response;
    private final int repost;
    private final int publishing;

    Emphasis(int response, int repost, int publishing) {
        this.response = response;
        this.repost = repost;
        this.publishing = publishing;
    }

    /** The league's setting with these weights, in whole percent that sum to 100. */
    LeagueSetting of(LeagueSetting league) {
        Map<Component, BigDecimal> weights = new EnumMap<>(Component.class);
        share(response, RESPONSE, league, weights);
        share(repost, REPOST, league, weights);
        share(publishing, PUBLISHING, league, weights);
        return new LeagueSetting(league.targetContent(), league.targetDays(), weights);
    }

    private record Part(Component component, BigDecimal exact) {
        BigDecimal whole() {
            return exact.setScale(0, RoundingMode.FLOOR);
        }

        BigDecimal remainder() {
            return exact.subtract(whole());
        }
    }

    /** Whole percents by the largest remainder; of equal ones the lighter component's is rounded up. */
    private static void share(
            int percent, List<Component> duty, LeagueSetting league, Map<Component, BigDecimal> weights) {
        BigDecimal sum = duty.stream().map(league::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Part> parts = duty.stream()
                .map(component -> new Part(
                        component,
                        league.weight(component)
                                .multiply(new BigDecimal(percent))
                                .divide(sum, 6, RoundingMode.HALF_UP)))
                .toList();
        int left = percent
                - parts.stream().mapToInt(part -> part.whole().intValueExact()).sum();
        List<Component> roundedUp = parts.stream()
                .sorted(comparing(Part::remainder).reversed().thenComparing(Part::exact))
                .limit(left)
                .map(Part::component)
                .toList();
        for (Part part : parts) {
            BigDecimal whole = part.whole();
            weights.put(part.component(), roundedUp.contains(part.component()) ? whole.add(BigDecimal.ONE) : whole);
        }
    }
}
