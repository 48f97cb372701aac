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
 * When posts count as the same content (scoring method 3.4). The thresholds are defaults until they are calibrated on
 * hand-labelled pairs of local posts; a change applies to posts stored from then on.
 *
 * @param similarity share of common character trigrams from which two posts are near-duplicates, 0.5 to 1
 * @param sharedWords share of common words (of all words of both) from which two posts of one unit and day are one
 *     event, 0.3 to 1
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
        @DefaultValue("0.80") @DecimalMin("0.5") @DecimalMax("1")
        double similarity,

        @DefaultValue("0.60") @DecimalMin("0.3") @DecimalMax("1")
        double sharedWords,

        @DefaultValue("8") @Min(1) @Max(50) int fewestWords,

        @DefaultValue("90d") @DurationMin(days = 1) @DurationMax(days = 1096)
        Duration window,

        @DefaultValue("10") @Min(1) @Max(10_000) int mostCandidates,

        @DefaultValue("1000000") @Min(10_000) @Max(10_000_000)
        int mostInMemory) {

    static final PostProperties DEFAULTS = new PostProperties(0.80, 0.60, 8, Duration.ofDays(90), 10, 1_000_000);
}
