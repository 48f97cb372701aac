package id.pantas.collection.internal;

import id.pantas.registry.Platform;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator tunes about collection.
 *
 * @param workers accounts that one instance reads at the same time, 1 to 64
 * @param interval time between two planned checks of an account, 5 seconds to 1 day
 * @param platforms what differs for one platform
 * @param firstRunDays how many days back the first run of an account reaches, 1 to 365
 * @param maxPagesPerRun pages read of one account in one run, 1 to 500; the next run goes on where it stopped
 * @param overlap a run ends at a page whose posts are all known and older than the last good run minus this; pinned and
 *     late posts are the reason, so not less than a day in earnest
 * @param resumeWithin how long an unfinished run may be continued at its page; afterwards it begins at the newest again
 * @param lease how long an account stays locked after its last page when its process was killed, 30 seconds to 1 hour;
 *     must exceed the longest time one page can take
 * @param rawRetention how long the platforms' own answers are kept
 * @param runRetention how long runs and budgets are kept
 * @param rupiahPerDollar exchange rate for estimates of what a month costs, 1,000 to 1,000,000
 */
@Validated
@ConfigurationProperties("pantas.collection")
record CollectionProperties(
        @DefaultValue("8") @Min(1) @Max(64) int workers,

        @DefaultValue("4h") @DurationMin(seconds = 5) @DurationMax(days = 1)
        Duration interval,

        @DefaultValue Map<Platform, @Valid PlatformSettings> platforms,
        @DefaultValue("30") @Min(1) @Max(365) int firstRunDays,
        @DefaultValue("20") @Min(1) @Max(500) int maxPagesPerRun,
        @DefaultValue("2d") @DurationMin Duration overlap,
        @DefaultValue("6h") @DurationMin Duration resumeWithin,

        @DefaultValue("5m") @DurationMin(seconds = 30) @DurationMax(hours = 1)
        Duration lease,

        @DefaultValue("30d") @DurationMin(days = 1) Duration rawRetention,
        @DefaultValue("400d") @DurationMin(days = 30) Duration runRetention,

        @DefaultValue("16500") @Min(1_000) @Max(1_000_000) int rupiahPerDollar) {

    /**
     * What one platform has of its own; null = the general setting or, for budgets, the platform's default in
     * {@link PlatformBudget}.
     *
     * @param interval time between two planned checks
     * @param dailyLimit units that may be used on one day of the platform, 0 to 1,000,000,000
     * @param hourlyLimit units that may be used in one hour
     * @param monthlyLimit units that may be used in one month of the platform; shared out over its days
     * @param appHourlyLimit units that all platforms of the same registered app may use in one hour (Instagram and Facebook share
     *     one: give both the same)
     * @param appDailyLimit the same for one day
     * @param credentialHourlyLimit units that may be used with one credential in one hour; Instagram 150 if not set
     * @param credentialDailyLimit the same for one day
     * @param accountDailyLimit units that one account's posts may use on one day
     * @param commentsDailyLimit units that the comments under one account may use on one day
     * @param pageCost the most one page can cost, in units
     * @param failureCost what a failed page costs, in units
     * @param dollarsPerUnit price of one unit in US dollars, for the forecast; X 0.005 if not set
     */
    record PlatformSettings(
            @Nullable @DurationMin(seconds = 5) @DurationMax(days = 1)
            Duration interval,

            @Nullable @Min(0) @Max(1_000_000_000) Long dailyLimit,
            @Nullable @Min(0) @Max(1_000_000_000) Long hourlyLimit,
            @Nullable @Min(0) @Max(1_000_000_000) Long monthlyLimit,
            @Nullable @Min(0) @Max(1_000_000_000) Long appHourlyLimit,
            @Nullable @Min(0) @Max(1_000_000_000) Long appDailyLimit,
            @Nullable @Min(0) @Max(1_000_000_000) Long credentialHourlyLimit,
            @Nullable @Min(0) @Max(1_000_000_000) Long credentialDailyLimit,
            @Nullable @Min(0) @Max(1_000_000_000) Long accountDailyLimit,
            @Nullable @Min(0) @Max(1_000_000_000) Long commentsDailyLimit,
            @Nullable @Min(0) @Max(10_000) Integer pageCost,
            @Nullable @Min(0) @Max(10_000) Integer failureCost,
            @Nullable @DecimalMin("0") BigDecimal dollarsPerUnit) {}

    /** Time between two planned checks of an account on {@code platform}. */
    Duration interval(Platform platform) {
        PlatformSettings own = platforms.get(platform);
        return own != null && own.interval() != null ? own.interval() : interval;
    }
}
