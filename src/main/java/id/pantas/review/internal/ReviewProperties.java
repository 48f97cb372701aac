package id.pantas.review.internal;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param sampleSize posts that two people read blind each week, 10 to 500
 * @param leastSample a week with fewer labelled posts gets no sample, 2 to 500
 * @param leastAgreement Cohen's kappa below which the model's labels move no rank, 0 to 1
 * @param chores pause between two looks for overdue objections and samples to draw, 10 seconds to 1 day
 */
@Validated
@ConfigurationProperties("pantas.review")
record ReviewProperties(
        @DefaultValue("50") @Min(10) @Max(500) int sampleSize,

        @DefaultValue("20") @Min(2) @Max(500) int leastSample,

        @DefaultValue("0.70") @DecimalMin("0") @DecimalMax("1")
        BigDecimal leastAgreement,

        @DefaultValue("10m") @DurationMin(seconds = 10) @DurationMax(days = 1)
        Duration chores) {}
