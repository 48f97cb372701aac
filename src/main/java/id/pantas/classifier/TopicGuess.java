package id.pantas.classifier;

import java.math.BigDecimal;

/**
 * One of the topics a complaint may have.
 *
 * @param probability that it is this topic if it is a complaint, 0 to 1 with three decimals
 */
public record TopicGuess(ComplaintTopic topic, BigDecimal probability) {}
