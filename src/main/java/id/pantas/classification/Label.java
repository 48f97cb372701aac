package id.pantas.classification;

import id.pantas.classifier.ContentClass;
import java.math.BigDecimal;

/**
 * What a text is, and how sure that is.
 *
 * @param contentClass the most probable class; {@link ContentClass#CAMPURAN} when ceremony and work are both likely
 * @param probability that it is this class, 0 to 1 with three decimals; of CAMPURAN the sum of both its halves, of a
 *     person's decision 1
 * @param alternative the runner-up: the score uses the more favourable of the two while the label is in doubt. Of
 *     CAMPURAN the stronger half, of a person's decision what the label was before
 * @param alternativeProbability of the runner-up, 0 to 1 with three decimals; 0 beside a person's decision
 * @param needsReview whether it is in doubt ("perlu tinjau")
 * @param modelVersion the model that gave it, or that gave the label a person decided on
 */
public record Label(
        ContentClass contentClass,
        BigDecimal probability,
        ContentClass alternative,
        BigDecimal alternativeProbability,
        boolean needsReview,
        String modelVersion,
        DecidedBy decidedBy) {

    /** Stands for exactly this label; a form carries it, so that a decision meant for another label is noticed. */
    public String mark() {
        return String.join(
                "~",
                contentClass.name(),
                probability.toPlainString(),
                alternative.name(),
                needsReview ? "?" : "",
                decidedBy.name(),
                modelVersion);
    }
}
