package id.pantas.complaint.internal;

import id.pantas.classifier.CommentClass;
import id.pantas.classifier.CommentClassifier;
import id.pantas.classifier.CommentLabel;
import id.pantas.classifier.ComplaintTopic;
import id.pantas.classifier.DecidingWord;
import id.pantas.classifier.TopicGuess;
import id.pantas.registry.Unit;
import id.pantas.wording.PlaceFinding;
import id.pantas.wording.PlaceNames;
import id.pantas.wording.Word;
import id.pantas.wording.Words;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges one comment from its text and the account it stands under. Thread-safe; knows no database. */
class CommentJudge {

    /** As far as the classifier reads, and a little more for a place named at the end. */
    static final int READ = 4_000;

    private static final int WORDS_OF_TOPIC = 3;

    private final CommentClassifier classifier;
    private final Flags flags;
    private final PlaceNames places;
    private final RemitTable remits;

    CommentJudge(CommentClassifier classifier, Flags flags, PlaceNames places, RemitTable remits) {
        this.classifier = classifier;
        this.flags = flags;
        this.places = places;
        this.remits = remits;
    }

    /**
     * What people decided, in place of what would be found.
     *
     * @param commentClass null = nobody decided
     * @param topicDecided whether {@code topic} holds, also as "none"
     * @param placeDecided whether {@code place} holds, also as "unknown"
     */
    record Decided(
            @Nullable CommentClass commentClass,
            boolean topicDecided,
            @Nullable ComplaintTopic topic,
            boolean placeDecided,
            @Nullable Unit place) {

        static final Decided NOTHING = new Decided(null, false, null, false, null);
    }

    /** @param account the unit under whose account it stands, null if it is no longer known */
    Judgement judge(String text, @Nullable Unit account, Decided decided) {
        CommentLabel label = classifier.classify(text);
        List<Word> words = Words.of(text, READ);
        PlaceFinding found = places.find(words, account);
        Unit place = decided.placeDecided() ? decided.place() : found.place();
        CommentClass commentClass = decided.commentClass() == null ? label.commentClass() : decided.commentClass();
        TopicGuess guess = label.topics().isEmpty() ? null : label.topics().get(0);
        boolean asks = commentClass == CommentClass.ADUAN || commentClass == CommentClass.PERTANYAAN;
        ComplaintTopic topic = decided.topicDecided() ? decided.topic() : guess == null || !asks ? null : guess.topic();
        BigDecimal sure =
                decided.topicDecided() ? BigDecimal.ONE : guess == null ? BigDecimal.ZERO : guess.probability();
        Proposal proposal = remits.propose(words, topic, sure, place, asks ? account : null);
        return new Judgement(
                label, commentClass, topic, found, place, proposal, flags.urgency(words), flags.secrecy(words));
    }

    /** Words that weighed most for the topic, as they stand in the text. */
    List<String> wordsOfTopic(String text) {
        return classifier.wordsOfTopic(text, WORDS_OF_TOPIC).stream()
                .map(DecidingWord::word)
                .toList();
    }
}
