package id.pantas.post.internal;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When posts count as the same content (scoring method 3.4). The thresholds are calibrated on hand-labelled pairs
 * ({@code src/training/pairs.csv}, command {@code evaluate pairs}); a change applies to posts stored from then on.
 *
 * @param similarity share of common character trigrams from which two posts are near-duplicates, unless they tell of other
 *     figures or places, 0.5 to 1
 * @param formulaicSimilarity the same for two greetings, notices or appeals, whatever figures and places are filled in,
 *     0.4 to 1
 * @param sharedWords share of common content words, figures and places (of those of the post that has fewer) from which two
 *     posts of one unit and day are one event, unless they tell of other figures or places, 0.3 to 1
 * @param fewestWords captions with fewer words are compared by their picture or video alone, and with exactly the same
 *     caption of their own unit; 1 to 50
 * @param window how far apart two posts may be published and still be compared, 1 day to 3 years
 * @param mostCandidates at most so many posts that share one key are compared with a new one, the earliest of them;
 *     1 to 10,000
 * @param mostInMemory the keys of about so many posts are kept in memory, some 120 bytes for each; never fewer than
 *     those of the spans a page needs; 10,000 to 10,000,000
 */
@Validated
@ConfigurationProperties("pantas.post")
record PostProperties(
        @DefaultValue("0.65") @DecimalMin("0.5") @DecimalMax("1")
        double similarity,

        @DefaultValue("0.50") @DecimalMin("0.4") @DecimalMax("1")
        double formulaicSimilarity,

        @DefaultValue("0.70") @DecimalMin("0.3") @DecimalMax("1")
        double sharedWords,

        @DefaultValue("8") @Min(1) @Max(50) int fewestWords,

        @DefaultValue("90d") @DurationMin(days = 1) @DurationMax(days = 1096)
        Duration window,

        @DefaultValue("10") @Min(1) @Max(10_000) int mostCandidates,

        @DefaultValue("1000000") @Min(10_000) @Max(10_000_000)
        int mostInMemory) {

    static final PostProperties DEFAULTS = new PostProperties(0.65, 0.50, 0.70, 8, Duration.ofDays(90), 10, 1_000_000);

    /** The same with other thresholds, to try them. */
    PostProperties with(double reports, double forms, double shared) {
        return new PostProperties(reports, forms, shared, fewestWords, window, mostCandidates, mostInMemory);
    }
}
