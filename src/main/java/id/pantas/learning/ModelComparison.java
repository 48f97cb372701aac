package id.pantas.learning;

import id.pantas.classifier.ContentClass;
import id.pantas.classifier.ModelQuality;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new model beside the one that was in use when it was trained, on texts that neither learned from.
 *
 * @param learned decisions of people that the new one learned from
 * @param skipped decisions it could not learn from: CAMPURAN is no class of a model, a post without text teaches nothing
 * @param ownRows rows of the project it learned from beside them
 * @param fixedBefore the earlier model on the fixed test set
 * @param fixedAfter the new one there
 * @param recentBefore the earlier model on the newest decisions, which were kept out of the training
 * @param recentAfter the new one there
 * @param compared how many texts were read by both to see which change their class
 * @param changed how many of them do
 * @param examples some that do, at most 30
 */
public record ModelComparison(
        String before,
        String after,
        int learned,
        int skipped,
        int ownRows,
        ModelQuality fixedBefore,
        ModelQuality fixedAfter,
        ModelQuality recentBefore,
        ModelQuality recentAfter,
        int compared,
        int changed,
        List<Example> examples) {

    /**
     * A text that the two models read differently.
     *
     * @param post the post, null for a row of the test set
     * @param row the row of the test set, null for a post
     * @param truth what a person said it is
     */
    public record Example(
            @Nullable Long post, @Nullable String row, ContentClass truth, ContentClass before, ContentClass after) {}
}
