package id.pantas.scoring.internal;

import id.pantas.scoring.Component;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Targets and weights of one league.
 *
 * @param targetContent effective content of a period that gives full marks, more than 0
 * @param targetDays active days of a period that give full marks, 1 to 14
 * @param weights percent of each component; all seven sum to 100
 */
record LeagueSetting(BigDecimal targetContent, int targetDays, Map<Component, BigDecimal> weights) {

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    /**
     * The weights when only these components are in use, scaled to 100 (scoring method 3.3, missing component). Each is
     * rounded to 2 decimals; what rounding leaves over goes to the heaviest, so that they sum to exactly 100.
     */
    Map<Component, BigDecimal> scaledTo(Set<Component> used) {
        BigDecimal sum = used.stream().map(this::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<Component, BigDecimal> scaled = new EnumMap<>(Component.class);
        BigDecimal left = HUNDRED.setScale(2);
        for (Component component : used) {
            BigDecimal share = weight(component).multiply(HUNDRED).divide(sum, 2, RoundingMode.HALF_UP);
            scaled.put(component, share);
            left = left.subtract(share);
        }
        Component heaviest = used.stream()
                .max(Comparator.comparing(this::weight).thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
        scaled.merge(heaviest, left, BigDecimal::add);
        return scaled;
    }

    /** Percent of a component, 0 if it has none. */
    BigDecimal weight(Component component) {
        return weights.getOrDefault(component, BigDecimal.ZERO);
    }
}
