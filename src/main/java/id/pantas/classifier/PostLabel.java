package id.pantas.classifier;

import java.math.BigDecimal;

/**
 * What a model says a post is.
 *
 * @param contentClass the most probable class; {@link ContentClass#CAMPURAN} when ceremony and work are both likely
 * @param probability that it is this class, 0 to 1 with three decimals; of CAMPURAN the sum of both its halves
 * @param alternative the runner-up; of CAMPURAN the stronger half
 * @param alternativeProbability of the runner-up, 0 to 1 with three decimals
 * @param needsReview whether the class is in doubt ("perlu tinjau")
 * @param modelVersion the model that says so
 */
public record PostLabel(
        ContentClass contentClass,
        BigDecimal probability,
        ContentClass alternative,
        BigDecimal alternativeProbability,
        boolean needsReview,
        String modelVersion) {}
