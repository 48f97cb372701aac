package id.pantas.learning.internal;

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
 * Learning from corrections.
 *
 * @param ownRows of the project's own rows a training learns from so many at most, evenly drawn, 0 to 100,000
 * @param decisions of people's decisions it learns from the newest, so many at most, 1 to 100,000
 * @param decisionWeight what one decision counts against one own row, 1 to 20
 * @param checkEvery how often each instance looks whether another model or other words are in force, 1 to 60 seconds
 * @param lostAfter a job whose instance is silent for so long was interrupted, 30 seconds to 1 hour
 */
@Validated
@ConfigurationProperties("pantas.learning")
record LearningProperties(
        @DefaultValue("100000") @Min(0) @Max(100_000) int ownRows,
        @DefaultValue("20000") @Min(1) @Max(100_000) int decisions,

        @DefaultValue("3") @DecimalMin("1") @DecimalMax("20")
        double decisionWeight,

        @DefaultValue("15s") @DurationMin(seconds = 1) @DurationMax(minutes = 1)
        Duration checkEvery,

        @DefaultValue("2m") @DurationMin(seconds = 30) @DurationMax(hours = 1)
        Duration lostAfter) {}
