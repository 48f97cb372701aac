package id.pantas.classification;

import id.pantas.classifier.ContentClass;
import org.jspecify.annotations.Nullable;

/** What people decide about labels. A decision always wins over the model, and all of them are kept and audited. */
public interface Corrections {

    /**
     * Puts a person's decision in force, keeps what it was before, and publishes {@link PostsLabelled}. The same class
     * again confirms the label.
     *
     * @throws PostNotLabelled if the post has no label to decide about
     * @throws LabelChanged if the label is no longer the one that the person saw
     */
    void decide(Decision decision);

    /**
     * Takes a person's own latest decision about a post back: the label is again what it was before. The decision stays
     * in the history, marked.
     *
     * @throws PostNotLabelled if the post has no label
     * @throws LabelChanged if the decision in force is not this person's
     */
    void takeBack(long postId, String person);

    /**
     * A decision about one label.
     *
     * @param seen {@link Label#mark()} of the label that was decided about; null = whatever it is now
     * @param contentClass the class in force from now on
     * @param person username of who decides
     * @param reason why, at most 2,000 characters; null if there is nothing to say beyond the class
     */
    record Decision(
            long postId,
            @Nullable String seen,
            ContentClass contentClass,
            String person,
            @Nullable String reason) {}
}
