package id.pantas.classification.internal;

import id.pantas.classification.ContentClass;
import id.pantas.classification.DecidedBy;
import id.pantas.classification.DecidingWord;
import id.pantas.classification.Label;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From the model's probabilities to a label: what is mixed, what is in doubt, and why. Thread-safe. */
class PostLabeller {

    private static final BigDecimal UNKNOWN_TEXT = new BigDecimal("0.250");

    private final LinearModel model;
    private final List<ContentClass> classes;
    private final BigDecimal reviewBelow;
    private final BigDecimal mixedFrom;

    /**
     * @param reviewBelow a label with a lower probability is in doubt
     * @param mixedFrom least probability of both halves of CAMPURAN
     */
    PostLabeller(LinearModel model, BigDecimal reviewBelow, BigDecimal mixedFrom) {
        this.model = model;
        this.classes = model.classes().stream().map(ContentClass::valueOf).toList();
        this.reviewBelow = reviewBelow;
        this.mixedFrom = mixedFrom;
    }

    String modelVersion() {
        return model.info().version();
    }

    Label label(String text) {
        List<Token> tokens = tokens(text);
        if (tokens.isEmpty()) {
            return label(ContentClass.LAINNYA, UNKNOWN_TEXT, ContentClass.KINERJA, UNKNOWN_TEXT, true);
        }
        double[] probabilities = model.probabilities(Features.of(tokens, model.settings()));
        int top = Evaluation.top(probabilities);
        int second = second(probabilities, top);
        BigDecimal first = rounded(probabilities[top]);
        BigDecimal next = rounded(probabilities[second]);
        if (isMixed(classes.get(top), classes.get(second)) && next.compareTo(mixedFrom) >= 0) {
            return label(ContentClass.CAMPURAN, first.add(next).min(BigDecimal.ONE), classes.get(top), first, true);
        }
        return label(classes.get(top), first, classes.get(second), next, first.compareTo(reviewBelow) < 0);
    }

    List<DecidingWord> decidingWords(String text, int most) {
        List<Token> tokens = tokens(text);
        if (tokens.isEmpty()) {
            return List.of();
        }
        Features features = Features.of(tokens, model.settings());
        double[] probabilities = model.probabilities(features);
        int top = Evaluation.top(probabilities);
        double[] weights = model.contributions(features, tokens.size(), top, second(probabilities, top));
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

    private List<Token> tokens(String text) {
        return Tokenizer.tokens(CleanText.of(text, model.settings().readCharacters()));
    }

    private Label label(
            ContentClass contentClass,
            BigDecimal probability,
            ContentClass alternative,
            BigDecimal alternativeProbability,
            boolean needsReview) {
        return new Label(
                contentClass,
                probability,
                alternative,
                alternativeProbability,
                needsReview,
                modelVersion(),
                DecidedBy.MODEL);
    }

    private static boolean isMixed(ContentClass a, ContentClass b) {
        return (a == ContentClass.UCAPAN && b == ContentClass.KINERJA)
                || (a == ContentClass.KINERJA && b == ContentClass.UCAPAN);
    }

    private static int second(double[] probabilities, int top) {
        int second = top == 0 ? 1 : 0;
        for (int c = 0; c < probabilities.length; c++) {
            if (c != top && probabilities[c] > probabilities[second]) {
                second = c;
            }
        }
        return second;
    }

    private static BigDecimal rounded(double probability) {
        return BigDecimal.valueOf(probability).setScale(3, RoundingMode.HALF_UP);
    }
}
