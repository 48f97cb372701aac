package id.pantas.classifier;

import java.util.List;

/** The classifier of what citizens write: complaint, question, praise or other, and the topic of a complaint. */
public interface CommentClassifier {

    /** Versions of the two models in use, of the class and of the topic, divided by {@code +}. */
    String modelVersion();

    /**
     * What a text is; nothing is stored. A text without any word or picture sign is {@link CommentClass#LAINNYA} with
     * probability 0.25 and in doubt. Only the first 2,000 characters are read. Never fails, whatever the text.
     */
    CommentLabel classify(String text);

    /**
     * The words that weighed most for the likeliest topic against the next, the heaviest first.
     *
     * @param most how many at most, 1 or more
     */
    List<DecidingWord> wordsOfTopic(String text, int most);
}
