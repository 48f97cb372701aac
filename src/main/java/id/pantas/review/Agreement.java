package id.pantas.review;

import id.pantas.classifier.ContentClass;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How far two readers of the same texts agree: counts of each pair of classes, and Cohen's kappa (J. Cohen, "A coefficient
 * of agreement for nominal scales", 1960): agreement beyond what their habits alone would bring.
 */
public final class Agreement {

    private static final ContentClass[] CLASSES = ContentClass.values();

    private final long[][] counts = new long[CLASSES.length][CLASSES.length];
    private final long texts;

    /** @param pairs one for each text */
    public Agreement(List<Pair> pairs) {
        pairs.forEach(pair -> counts[pair.one().ordinal()][pair.two().ordinal()]++);
        this.texts = pairs.size();
    }

    /** What either reader made of one text. */
    public record Pair(ContentClass one, ContentClass two) {}

    /** How many texts both read. */
    public long texts() {
        return texts;
    }

    /** Texts that the first reader put in {@code one} and the second in {@code two}. */
    public long count(ContentClass one, ContentClass two) {
        return counts[one.ordinal()][two.ordinal()];
    }

    /** Texts that one reader called the first and the other the second of two different classes, whoever did which. */
    public long confused(ContentClass a, ContentClass b) {
        return count(a, b) + count(b, a);
    }

    /** Texts on which both agree. */
    public long agreed() {
        long sum = 0;
        for (int i = 0; i < CLASSES.length; i++) {
            sum += counts[i][i];
        }
        return sum;
    }

    /** The share of texts on which both agree, 0 to 1 with four decimals; 1 without texts. */
    public BigDecimal observed() {
        return texts == 0 ? BigDecimal.ONE.setScale(4) : ratio(agreed(), texts);
    }

    /**
     * Cohen's kappa, -1 to 1 with four decimals, exact before rounding half up. 1 where chance alone would bring full
     * agreement (both put everything in one class), and without texts.
     */
    public BigDecimal kappa() {
        long chance = 0;
        for (int i = 0; i < CLASSES.length; i++) {
            long row = 0;
            long column = 0;
            for (int j = 0; j < CLASSES.length; j++) {
                row += counts[i][j];
                column += counts[j][i];
            }
            chance += row * column;
        }
        long all = texts * texts;
        return all == chance ? BigDecimal.ONE.setScale(4) : ratio(texts * agreed() - chance, all - chance);
    }

    private static BigDecimal ratio(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
    }
}
