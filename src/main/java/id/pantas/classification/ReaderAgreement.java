package id.pantas.classification;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * How far two people agreed who read the same posts blind; scoring method 3.4, classifier rules.
 *
 * @param kappa Cohen's kappa, -1 to 1 with four decimals
 * @param posts how many posts both read
 * @param least the kappa that was demanded, 0 to 1
 * @param measuredAt when the last of them was read
 */
public record ReaderAgreement(BigDecimal kappa, int posts, BigDecimal least, Instant measuredAt) {

    /** Whether people agree well enough that a label may move a rank. */
    public boolean sufficient() {
        return kappa.compareTo(least) >= 0;
    }
}
