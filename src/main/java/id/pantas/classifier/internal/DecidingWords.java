package id.pantas.classifier.internal;

import id.pantas.classifier.DecidingWord;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which words spoke for a model's answer. */
final class DecidingWords {

    private DecidingWords() {}

    /** The words that weighed most for class {@code chosen} against class {@code other}, the heaviest first. */
    static List<DecidingWord> of(
            LinearModel model, List<Token> tokens, Features features, int chosen, int other, int most) {
        double[] weights = model.contributions(features, tokens.size(), chosen, other);
        Map<String, DecidingWord> words = new LinkedHashMap<>();
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double weight = weights[i] / model.temperature();
            if (weight > 0) {
                sum += weight;
                String surface = tokens.get(i).surface();
                words.merge(
                        surface.toLowerCase(Locale.ROOT),
                        new DecidingWord(surface, weight, 0),
                        (a, b) -> new DecidingWord(a.word(), a.weight() + b.weight(), 0));
            }
        }
        double whole = sum;
        return words.values().stream()
                .sorted(Comparator.comparingDouble(DecidingWord::weight).reversed())
                .limit(most)
                .map(word -> new DecidingWord(word.word(), word.weight(), word.weight() / whole))
                .toList();
    }

    /** The most probable class but {@code top}. */
    static int second(double[] probabilities, int top) {
        int second = top == 0 ? 1 : 0;
        for (int c = 0; c < probabilities.length; c++) {
            if (c != top && probabilities[c] > probabilities[second]) {
                second = c;
            }
        }
        return second;
    }
}
