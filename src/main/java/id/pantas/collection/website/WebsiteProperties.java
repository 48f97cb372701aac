package id.pantas.collection.website;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.ZoneId;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How websites are read.
 *
 * @param pause time between two requests to one server, 0 to 1 minute; 0 is for sites of our own only, as in the demo
 * @param maxRequests requests in one visit, 5 to 50
 * @param robot the name that robots.txt may speak to, letters only
 * @param contact where the owner of a site finds out who we are, an address or e-mail; sent with every request
 * @param zone where a time without a zone is meant
 */
@Validated
@ConfigurationProperties("pantas.website")
record WebsiteProperties(
        @DefaultValue("5s") @NotNull @DurationMin @DurationMax(minutes = 1)
        Duration pause,

        @DefaultValue("20") @Min(5) @Max(50) int maxRequests,

        @DefaultValue("PantasBot") @NotNull @Pattern(regexp = "[A-Za-z]{3,40}")
        String robot,

        @Nullable String contact,
        @DefaultValue("Asia/Jakarta") @NotNull ZoneId zone) {

    /** What is sent as {@code User-Agent}. */
    String userAgent() {
        String who =
                contact == null ? "" : contact.replaceAll("[^\\x20-\\x7e]", "").strip();
        return robot + "/1.0" + (who.isEmpty() ? "" : " (+" + who + ")");
    }
}
