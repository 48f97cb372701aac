package id.pantas.complaint.internal;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How comments become candidates.
 *
 * @param wordLists folder with word lists that staff keep ({@code urgency.txt}, {@code secrecy.txt}, {@code person-titles.txt}); a list
 *     that is missing there is the one inside the application. Read at the start. Null = none
 * @param sweepEvery how often comments left without a judgement are looked for, 5 seconds to 1 day
 * @param sweepLimit comments looked at by one sweep at most, 1 to 100,000
 * @param sureTopicFrom from this probability on the topic decides alone who acts, 0.3 to 0.95; below, keywords and units named in the
 *     comment weigh more
 */
@Validated
@ConfigurationProperties("pantas.complaint")
record ComplaintProperties(
        @Nullable Path wordLists,

        @DefaultValue("30s") @DurationMin(seconds = 5) @DurationMax(days = 1)
        Duration sweepEvery,

        @DefaultValue("20000") @Min(1) @Max(100_000) int sweepLimit,

        @DefaultValue("0.6") @DecimalMin("0.3") @DecimalMax("0.95")
        BigDecimal sureTopicFrom) {}
