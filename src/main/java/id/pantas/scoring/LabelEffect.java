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
    public record Outcome(
            ContentClass as, BigDecimal total, @Nullable Integer rank, int of) {}

    /** The outcome with the lower score; of equal scores the one with the worse rank. */
    public Outcome lower() {
        return otherIsLower() ? other : one;
    }

    /** The outcome with the higher score; of equal scores the one with the better rank. */
    public Outcome upper() {
        return otherIsLower() ? one : other;
    }

    private boolean otherIsLower() {
        int order = other.total().compareTo(one.total());
        Integer first = one.rank();
        Integer second = other.rank();
        return order < 0 || (order == 0 && first != null && second != null && second > first);
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
