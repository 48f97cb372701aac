package id.pantas.scoring.internal;

import id.pantas.scoring.ComponentScore;
import id.pantas.scoring.ScoreItem;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit's score of a period with everything it is made of.
 *
 * @param total the score, 0 to 100, 2 decimals
 * @param low the score if every label in doubt were the worse class, at most {@code total}
 * @param high the score if every contested label were the better class, at least {@code total}
 * @param ucapanShare greetings among the labelled posts that stand and are no reposts, 0 to 1, 4 decimals; null if
 *     there are none
 * @param posts posts of the period, gone ones and reposts included
 * @param contents contents that count
 * @param activeDays days with content of value
 */
record Result(
        BigDecimal total,
        BigDecimal low,
        BigDecimal high,
        @Nullable BigDecimal ucapanShare,
        int posts,
        int contents,
        int activeDays,
        List<ComponentScore> components,
        List<ScoreItem> items) {}
