package id.pantas.scoring;

import id.pantas.classifier.ContentClass;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A unit's score and rank under each of two labels of one of its posts. */
public record LabelEffect(Outcome one, Outcome other) {

    /**
     * @param as what the post is
     * @param total the unit's score then, 0 to 100, 2 decimals
     * @param rank its rank among those it is ranked with, 1 is best; null if it is not ranked
     * @param of how many are ranked together; 0 if it is not ranked
     */
    public record Outcome(ContentClass as, BigDecimal total, @Nullable Integer rank, int of) {}

    /** The outcome with the lower score; of equal ones the first. */
    public Outcome lower() {
        return other.total().compareTo(one.total()) < 0 ? other : one;
    }

    /** The outcome with the higher score; of equal ones the second. */
    public Outcome upper() {
        return other.total().compareTo(one.total()) < 0 ? one : other;
    }

    /** Score points between the two, at least 0. */
    public BigDecimal points() {
        return upper().total().subtract(lower().total());
    }

    /** Ranks between the two, at least 0; 0 if the unit is not ranked. */
    public int ranks() {
        Integer first = one.rank();
        Integer second = other.rank();
        return first == null || second == null ? 0 : Math.abs(first - second);
    }
}
