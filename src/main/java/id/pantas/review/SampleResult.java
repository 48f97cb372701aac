package id.pantas.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a completed sample shows.
 *
 * @param week the Monday the week began with, in the regency's zone
 * @param seed draws the same posts again from the same week
 * @param posts how many both read
 * @param leastKappa what was demanded
 * @param readers the two people against each other
 * @param oneAndModel the first reader (rows) against the model (columns); {@code twoAndModel} the second
 */
public record SampleResult(
        LocalDate week,
        long seed,
        Instant completedAt,
        int posts,
        BigDecimal kappa,
        BigDecimal leastKappa,
        Agreement readers,
        Agreement oneAndModel,
        Agreement twoAndModel) {

    /** Whether people agree well enough that the model's labels may move ranks. */
    public boolean sufficient() {
        return kappa.compareTo(leastKappa) >= 0;
    }
}
