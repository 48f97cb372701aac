package id.pantas.classification.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The labelling of stored posts.
 *
 * @param sweepEvery how often posts left without a label are looked for, 10 seconds to 1 day
 * @param sweepLimit posts labelled by one sweep at most, 1 to 100,000
 */
@Validated
@ConfigurationProperties("pantas.classification")
record ClassificationProperties(
        @DefaultValue("1m") @DurationMin(seconds = 10) @DurationMax(days = 1)
        Duration sweepEvery,

        @DefaultValue("20000") @Min(1) @Max(100_000) int sweepLimit) {}
