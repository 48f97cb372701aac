package id.pantas.classification;

import id.pantas.classifier.ContentClass;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One decision of a person about a label.
 *
 * @param person username of who decided
 * @param before the class until then
 * @param beforeProbability its probability, 0 to 1
 * @param after the class in force since; equal to {@code before} when the label was confirmed
 * @param reason why, null if nothing was said
 * @param takenBack whether the person took it back, so that it no longer counts
 */
public record Correction(
        Instant at,
        String person,
        ContentClass before,
        BigDecimal beforeProbability,
        ContentClass after,
        @Nullable String reason,
        boolean takenBack) {}
