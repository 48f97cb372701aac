package id.pantas.learning;

import id.pantas.classifier.ContentClass;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the model in use would do to the labels of the open period, and what that would do to scores and ranks.
 *
 * @param period id of the period
 * @param posts posts of the period whose label a model gave
 * @param changed those that would count otherwise: another class, or in doubt otherwise
 * @param moves how many go from which class to which, the most frequent first
 * @param units units whose score or rank would change
 * @param changes the largest changes, at most 200
 */
public record LabelPreview(
        String period, String version, int posts, int changed, List<Move> moves, int units, List<UnitChange> changes) {

    /** So many posts from one class to another; equal where only the doubt changes. */
    public record Move(ContentClass from, ContentClass to, int posts) {}

    /**
     * What happens to one unit.
     *
     * @param before its score, 0 to 100
     * @param rankBefore its rank among those it is ranked with, null if it is not ranked
     */
    public record UnitChange(
            UUID unit,
            BigDecimal before,
            BigDecimal after,
            @Nullable Integer rankBefore,
            @Nullable Integer rankAfter,
            int of) {}
}
