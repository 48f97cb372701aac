package id.pantas.classification;

import id.pantas.classifier.PostClassifier;
import id.pantas.classifier.PostLabel;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.util.List;

/** Labels that a model gave, read again by another. What a person decided is never touched. */
public interface LabelRenewals {

    /**
     * Posts published in a time whose label a model gave, by their numbers.
     *
     * @param from first instant of publication, inclusive
     * @param to last instant of publication, exclusive
     */
    List<Long> labelledByModel(Instant from, Instant to);

    /** What {@code classifier} says of those of {@code posts} that a model labelled; nothing is stored. */
    List<Renewed> judge(List<Long> posts, PostClassifier classifier);

    /**
     * Gives those of {@code posts} that a model labelled the label of {@code classifier}, and publishes {@link PostsLabelled}
     * once per unit for those whose label is another one now. Repeatable.
     *
     * @return how many have another label than before, its version aside
     */
    int renew(List<Long> posts, PostClassifier classifier);

    /**
     * A post with its label in force and the one it would get.
     *
     * @param after what the other model says
     */
    record Renewed(long post, UnitId unit, Label before, PostLabel after) {

        /** Whether anything but the version differs. */
        public boolean differs() {
            return before.contentClass() != after.contentClass()
                    || before.alternative() != after.alternative()
                    || before.needsReview() != after.needsReview()
                    || before.probability().compareTo(after.probability()) != 0;
        }

        /** Whether it counts otherwise: another class, or another one that may count while it is in doubt. */
        public boolean countsOtherwise() {
            return before.contentClass() != after.contentClass()
                    || before.needsReview() != after.needsReview()
                    || (after.needsReview() && before.alternative() != after.alternative());
        }
    }
}
