package id.pantas.classifier.internal;

import id.pantas.classifier.CommentClass;
import id.pantas.classifier.CommentClassifier;
import id.pantas.classifier.CommentLabel;
import id.pantas.classifier.ComplaintTopic;
import id.pantas.classifier.DecidingWord;
import id.pantas.classifier.TopicGuess;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** From the probabilities of both models to a label. Thread-safe. */
class CommentLabeller implements CommentClassifier {

    private static final int COMPLAINT = CommentClass.ADUAN.ordinal();
    private static final int TOPICS_NAMED = 3;
    private static final int WORDS_NAMED = 5;
    private static final BigDecimal UNKNOWN_TEXT = new BigDecimal("0.250");

    private final LinearModel classes;
    private final LinearModel topics;
    private final Supplier<Lexicon> lexicon;
    private final double complaintFrom;
    private final BigDecimal reviewBelow;

    /**
     * @param complaintFrom a comment is a complaint from this probability on
     * @param reviewBelow a class with a lower probability is in doubt
     */
    CommentLabeller(LinearModel classes, LinearModel topics, BigDecimal complaintFrom, BigDecimal reviewBelow) {
        this(classes, topics, () -> Lexicon.SHIPPED, complaintFrom, reviewBelow);
    }

    CommentLabeller(
            LinearModel classes,
            LinearModel topics,
            Supplier<Lexicon> lexicon,
            BigDecimal complaintFrom,
            BigDecimal reviewBelow) {
        this.classes = classes;
        this.lexicon = lexicon;
        this.topics = topics;
        this.complaintFrom = complaintFrom.doubleValue();
        this.reviewBelow = reviewBelow;
    }

    /** Reads with the application's own idea of doubt, for measurements. */
    CommentLabeller(LinearModel classes, LinearModel topics, double complaintFrom) {
        this(classes, topics, BigDecimal.valueOf(complaintFrom), BigDecimal.ONE);
    }

    /** What {@link #classify} reckons, without the words. */
    double complaintProbability(String text) {
        List<Token> tokens = tokens(text, classes);
        double complaint = classes.probabilities(features(tokens, classes))[COMPLAINT];
        return complaint < complaintFrom / 2
                ? complaint
                : complaint + topics(tokens).size();
    }

    @Override
    public String modelVersion() {
        return classes.info().version() + "+" + topics.info().version()
                + lexicon.get().mark();
    }

    @Override
    public CommentLabel classify(String text) {
        List<Token> tokens = tokens(text, classes);
        if (tokens.isEmpty()) {
            return new CommentLabel(
                    CommentClass.LAINNYA, UNKNOWN_TEXT, UNKNOWN_TEXT, true, List.of(), List.of(), modelVersion());
        }
        Features features = features(tokens, classes);
        double[] probabilities = classes.probabilities(features);
        int decided = decide(probabilities, complaintFrom);
        int other = DecidingWords.second(probabilities, decided);
        BigDecimal probability = rounded(probabilities[decided]);
        return new CommentLabel(
                CommentClass.values()[decided],
                probability,
                rounded(probabilities[COMPLAINT]),
                probability.compareTo(reviewBelow) < 0,
                // below half of what makes a complaint nobody asks for its topic
                probabilities[COMPLAINT] < complaintFrom / 2 ? List.of() : topics(tokens),
                DecidingWords.of(classes, tokens, features, decided, other, WORDS_NAMED),
                modelVersion());
    }

    @Override
    public List<DecidingWord> wordsOfTopic(String text, int most) {
        List<Token> tokens = tokens(text, topics);
        if (tokens.isEmpty()) {
            return List.of();
        }
        Features features = features(tokens, topics);
        double[] probabilities = topics.probabilities(features);
        int top = Evaluation.top(probabilities);
        return DecidingWords.of(topics, tokens, features, top, DecidingWords.second(probabilities, top), most);
    }

    /** The class decided on: a complaint from {@code complaintFrom} on, else the most probable class. */
    static int decide(double[] probabilities, double complaintFrom) {
        return probabilities[COMPLAINT] >= complaintFrom ? COMPLAINT : Evaluation.top(probabilities);
    }

    private List<TopicGuess> topics(List<Token> tokens) {
        double[] probabilities = topics.probabilities(features(tokens, topics));
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted((a, b) -> Double.compare(probabilities[b], probabilities[a]))
                .limit(TOPICS_NAMED)
                .map(topic -> new TopicGuess(ComplaintTopic.values()[topic], rounded(probabilities[topic])))
                .toList();
    }

    private Features features(List<Token> tokens, LinearModel model) {
        return Features.of(tokens, model.settings(), lexicon.get());
    }

    private static List<Token> tokens(String text, LinearModel model) {
        return Tokenizer.tokens(CleanText.of(text, model.settings().readCharacters()));
    }

    private static BigDecimal rounded(double probability) {
        return BigDecimal.valueOf(probability).setScale(3, RoundingMode.HALF_UP);
    }
}
