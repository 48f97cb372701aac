package id.pantas.scoring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One component of a unit's score.
 *
 * @param raw the number it is computed from: effective content, active days, or the median ratio of reactions
 * @param target what {@code raw} is compared with, after gap days were taken out; null for resonance, where 1 is usual
 * @param value the component, 0 to 100, rounded half-up to 2 decimals
 * @param weight percent of the score; the weights of the components in use sum to 100
 * @param points {@code value · weight / 100}, rounded half-up to 2 decimals
 */
public record ComponentScore(
        Component component,
        BigDecimal raw,
        @Nullable BigDecimal target,
        BigDecimal value,
        BigDecimal weight,
        BigDecimal points) {}
