package id.pantas.setup.imports;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Uploaded tables.
 *
 * @param keepFor how long an upload waits to be confirmed or mended, 1 hour to 90 days
 */
@Validated
@ConfigurationProperties("pantas.setup.import")
record ImportProperties(
        @DefaultValue("7d") @DurationMin(hours = 1) @DurationMax(days = 90)
        Duration keepFor) {}
