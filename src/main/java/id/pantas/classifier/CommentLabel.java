package id.pantas.classifier;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a comment is, how sure that is, and why.
 *
 * @param commentClass the class decided on: ADUAN from a lower probability than the others, because a complaint that is
 *     overlooked costs more than one that is looked at in vain; otherwise the most probable class
 * @param probability that it is this class, 0 to 1 with three decimals
 * @param complaintProbability that it is a complaint, 0 to 1 with three decimals
 * @param needsReview whether the class is in doubt ("perlu tinjau")
 * @param topics the three most probable topics, the likeliest first; empty when a complaint is out of the question
 * @param words what weighed most for the class, the heaviest first, at most five; empty for a text without words
 * @param modelVersion versions of the two models, of the class and of the topic, divided by {@code +}
 */
public record CommentLabel(
        CommentClass commentClass,
        BigDecimal probability,
        BigDecimal complaintProbability,
        boolean needsReview,
        List<TopicGuess> topics,
        List<DecidingWord> words,
        String modelVersion) {}
