package id.pantas.scoring;

import java.math.BigDecimal;

/** The word for a score; scoring method 3.6. */
public enum ScoreLabel {
    /** 85 and above. */
    SANGAT_BAIK("85.00"),
    /** 70 to 84.99. */
    BAIK("70.00"),
    /** 50 to 69.99. */
    CUKUP("50.00"),
    /** Below 50. Public only after two periods in a row with complete data. */
    PERLU_PENDAMPINGAN("0.00");

    private final BigDecimal from;

    ScoreLabel(String from) {
        this.from = new BigDecimal(from);
    }

    /** The lowest score that gets this label, 0 to 100. */
    public BigDecimal from() {
        return from;
    }

    /** @param total a score, 0 to 100 */
    public static ScoreLabel of(BigDecimal total) {
        for (ScoreLabel label : values()) {
            if (total.compareTo(label.from) >= 0) {
                return label;
            }
        }
        return PERLU_PENDAMPINGAN;
    }
}
