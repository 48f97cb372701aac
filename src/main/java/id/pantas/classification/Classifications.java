package id.pantas.classification;

import id.pantas.classifier.ContentClass;
import id.pantas.classifier.DecidingWord;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The labels of posts, and the classifier behind them. */
public interface Classifications {

    /** The name of the model in use, e.g. {@code 2026-11-21.1a2b3c4d}. */
    String modelVersion();

    /**
     * The label the model gives to a text; nothing is stored. A text without any word or picture sign is
     * {@link ContentClass#LAINNYA} with probability 0.25 and in doubt. Never fails, whatever the text.
     */
    Label classify(String text);

    /**
     * The words that weighed most for the model's own answer, the heaviest first.
     *
     * @param most how many at most, 1 or more
     */
    List<DecidingWord> decidingWords(String text, int most);

    /** The labels in force of those of {@code postIds} that have one, by post. */
    Map<Long, Label> of(Collection<Long> postIds);

    /**
     * Labels those of {@code postIds} that have no label yet or whose judged text changed since, and publishes
     * {@link PostsLabelled} once per unit. A person's decision stays. Repeatable; unknown ids are passed over.
     *
     * @return how many labels were written
     */
    int label(Collection<Long> postIds);

    /**
     * Labels posts that were left without one, the oldest first, as {@link #label} does.
     *
     * @param limit posts labelled at most, 1 or more
     * @return how many were labelled
     */
    int labelMissing(int limit);

    /**
     * Puts a person's decision in force, keeps what it was before, and publishes {@link PostsLabelled}. The same class
     * again confirms the label.
     *
     * @param person username of who decides
     * @throws PostNotLabelled if the post has no label to correct
     */
    void correct(long postId, ContentClass contentClass, String person);

    /** What people decided about one post, the latest first. */
    List<Correction> corrections(long postId);
}
