package id.pantas.classifier;

import java.util.List;

/** The classifier of what official accounts publish. Thread-safe. */
public interface PostClassifier {

    /** The name of the model in use, e.g. {@code 2026-11-21.1a2b3c4d}. */
    String modelVersion();

    /**
     * What a text is. A text without any word or picture sign is {@link ContentClass#LAINNYA} with probability 0.25 and
     * in doubt. Only the first 2,000 characters are read. Never fails, whatever the text.
     */
    PostLabel classify(String text);

    /**
     * The words that weighed most for the most probable class against the next, the heaviest first.
     *
     * @param most how many at most, 1 or more
     */
    List<DecidingWord> decidingWords(String text, int most);
}
