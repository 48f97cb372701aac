package id.pantas.scoring.internal;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param publicRanking whether everybody may see the running ranking and the units' scores; otherwise only people who
 *     signed in with a role
 * @param recountEvery pause between two looks for scores to compute again, 100 milliseconds to 10 minutes
 * @param enrolEvery pause between two comparisons with the registry and the data completeness, 1 second to 1 hour
 */
@Validated
@ConfigurationProperties("pantas.scoring")
record ScoringProperties(
        @DefaultValue("false") boolean publicRanking,

        @DefaultValue("3s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration recountEvery,

        @DefaultValue("15s") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration enrolEvery) {}
