package id.pantas.scoring.internal;

import id.pantas.scoring.Component;
import id.pantas.scoring.ScoreItem;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One component before it is weighted.
 *
 * @param raw what its rows sum to
 * @param target what {@code raw} was compared with, null if nothing
 * @param value 0 to 100, 2 decimals
 */
record Measured(
        Component component, BigDecimal raw, @Nullable BigDecimal target, BigDecimal value, List<ScoreItem> items) {}
