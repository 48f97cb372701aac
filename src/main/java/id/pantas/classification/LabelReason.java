package id.pantas.classification;

import id.pantas.classifier.DecidingWord;
import java.util.List;

/**
 * A label with what it rests on.
 *
 * @param words the words that weighed most for the model's answer, the heaviest first; empty where a person decided, or
 *     the text has none
 */
public record LabelReason(Label label, List<DecidingWord> words) {}
