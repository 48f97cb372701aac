package id.pantas.identity.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Sessions and the brake on guessing passwords.
 *
 * @param session how long a signed-in session lasts without a request, 5 minutes to 24 hours
 * @param attemptsPerUser failed sign-ins of one username within a day until the first pause, 3 to 50
 * @param attemptsPerAddress failed sign-ins from one network address within an hour until the first pause, 5 to 1,000;
 *     a whole office may share one address
 * @param firstPause the first pause; each further failure doubles it, 1 second to 10 minutes
 * @param longestPause where the doubling ends, 1 minute to 24 hours
 */
@Validated
@ConfigurationProperties("pantas.identity")
record IdentityProperties(
        @DefaultValue("8h") @DurationMin(minutes = 5) @DurationMax(hours = 24)
        Duration session,

        @DefaultValue("5") @Min(3) @Max(50) int attemptsPerUser,
        @DefaultValue("20") @Min(5) @Max(1000) int attemptsPerAddress,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration firstPause,

        @DefaultValue("15m") @DurationMin(minutes = 1) @DurationMax(hours = 24)
        Duration longestPause) {}
