package id.pantas.classifier;

/**
 * A word that weighed in a decision.
 *
 * @param word as it stands in the text
 * @param weight how much it spoke for the chosen class against the runner-up, in log-odds; above 0
 * @param share its part of all that spoke for the class, 0 to 1
 */
public record DecidingWord(String word, double weight, double share) {}
