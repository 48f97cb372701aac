package id.pantas.classification;

import id.pantas.classifier.ContentClass;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One decision of a person about a label.
 *
 * @param person username of who decided
 * @param before the class until then
 * @param beforeProbability its probability, 0 to 1
 * @param after the class in force since; equal to {@code before} when the label was confirmed
 */
public record Correction(
        Instant at, String person, ContentClass before, BigDecimal beforeProbability, ContentClass after) {}
