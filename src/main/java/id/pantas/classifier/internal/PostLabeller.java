package id.pantas.classifier.internal;

import id.pantas.classifier.ContentClass;
import id.pantas.classifier.DecidingWord;
import id.pantas.classifier.PostClassifier;
import id.pantas.classifier.PostLabel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Supplier;

/** From the model's probabilities to a label: what is mixed, what is in doubt, and why. Thread-safe. */
class PostLabeller implements PostClassifier {

    private static final BigDecimal UNKNOWN_TEXT = new BigDecimal("0.250");

    private static final int LEAST_FOR_A_HEAD = 12;
    private static final double CEREMONY_FROM = 0.8;

    private final LinearModel model;
    private final Supplier<Lexicon> lexicon;
    private final List<ContentClass> classes;
    private final BigDecimal reviewBelow;
    private final BigDecimal mixedFrom;

    /**
     * @param reviewBelow a label with a lower probability is in doubt
     * @param mixedFrom least probability of both halves of CAMPURAN
     */
    PostLabeller(LinearModel model, BigDecimal reviewBelow, BigDecimal mixedFrom) {
        this(model, () -> Lexicon.SHIPPED, reviewBelow, mixedFrom);
    }

    PostLabeller(LinearModel model, Supplier<Lexicon> lexicon, BigDecimal reviewBelow, BigDecimal mixedFrom) {
        this.model = model;
        this.lexicon = lexicon;
        this.classes = model.classes().stream().map(ContentClass::valueOf).toList();
        this.reviewBelow = reviewBelow;
        this.mixedFrom = mixedFrom;
    }

    @Override
    public String modelVersion() {
        return model.info().version() + lexicon.get().mark();
    }

    @Override
    public PostLabel classify(String text) {
        List<Token> tokens = tokens(text);
        if (tokens.isEmpty()) {
            return label(ContentClass.LAINNYA, UNKNOWN_TEXT, ContentClass.KINERJA, UNKNOWN_TEXT, true);
        }
        double[] probabilities = model.probabilities(features(tokens));
        int top = Evaluation.top(probabilities);
        int second = DecidingWords.second(probabilities, top);
        BigDecimal first = rounded(probabilities[top]);
        BigDecimal next = rounded(probabilities[second]);
        if (isMixed(classes.get(top), classes.get(second)) && next.compareTo(mixedFrom) >= 0) {
            return label(ContentClass.CAMPURAN, first.add(next).min(BigDecimal.ONE), classes.get(top), first, true);
        }
        boolean doubtful = first.compareTo(reviewBelow) < 0
                || (classes.get(top) == ContentClass.KINERJA && beginsAsCeremony(tokens));
        return label(classes.get(top), first, classes.get(second), next, doubtful);
    }

    @Override
    public List<DecidingWord> decidingWords(String text, int most) {
        List<Token> tokens = tokens(text);
        if (tokens.isEmpty()) {
            return List.of();
        }
        Features features = features(tokens);
        double[] probabilities = model.probabilities(features);
        int top = Evaluation.top(probabilities);
        return DecidingWords.of(model, tokens, features, top, DecidingWords.second(probabilities, top), most);
    }

    /** Words of work may be pasted under a greeting to earn points: somebody should look at it. */
    private boolean beginsAsCeremony(List<Token> tokens) {
        if (tokens.size() < LEAST_FOR_A_HEAD) {
            return false;
        }
        List<Token> head = tokens.subList(0, Math.max(LEAST_FOR_A_HEAD / 2, tokens.size() / 3));
        double[] probabilities = model.probabilities(features(head));
        return probabilities[classes.indexOf(ContentClass.UCAPAN)] >= CEREMONY_FROM;
    }

    private Features features(List<Token> tokens) {
        return Features.of(tokens, model.settings(), lexicon.get());
    }

    private List<Token> tokens(String text) {
        return Tokenizer.tokens(CleanText.of(text, model.settings().readCharacters()));
    }

    private PostLabel label(
            ContentClass contentClass,
            BigDecimal probability,
            ContentClass alternative,
            BigDecimal alternativeProbability,
            boolean needsReview) {
        return new PostLabel(
                contentClass, probability, alternative, alternativeProbability, needsReview, modelVersion());
    }

    private static boolean isMixed(ContentClass a, ContentClass b) {
        return (a == ContentClass.UCAPAN && b == ContentClass.KINERJA)
                || (a == ContentClass.KINERJA && b == ContentClass.UCAPAN);
    }

    private static BigDecimal rounded(double probability) {
        return BigDecimal.valueOf(probability).setScale(3, RoundingMode.HALF_UP);
    }
}
