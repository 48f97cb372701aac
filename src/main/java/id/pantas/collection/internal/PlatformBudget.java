package id.pantas.collection.internal;

import id.pantas.registry.Platform;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How one platform counts what we use of it. Defaults are from the platforms' own pages, read on 2026-11-21: X bills each
 * post read (the limit of 1,500 a day is ours, 7.50 US dollars); YouTube gives 10,000 quota units a Pacific day, of which
 * 85 % are for collection, and charges failed requests too. The others have no daily budget.
 *
 * @param resetZone the zone whose midnight begins the platform's day
 * @param dailyLimit units a day; null = counted, not limited
 * @param pageCost the most one page can cost; reserved before it is fetched
 * @param failureCost what a failed page costs
 */
record PlatformBudget(
        Platform platform, ZoneId resetZone, @Nullable Long dailyLimit, int pageCost, int failureCost) {

    static PlatformBudget of(Platform platform, CollectionProperties settings) {
        PlatformBudget base = switch (platform) {
            case X -> new PlatformBudget(platform, ZoneOffset.UTC, 1_500L, 100, 0);
            case YOUTUBE -> new PlatformBudget(platform, ZoneId.of("America/Los_Angeles"), 8_500L, 8, 1);
            default -> new PlatformBudget(platform, ZoneOffset.UTC, null, 0, 1);
        };
        var own = settings.platforms().get(platform);
        if (own == null) {
            return base;
        }
        return new PlatformBudget(
                platform,
                base.resetZone,
                own.dailyLimit() != null ? own.dailyLimit() : base.dailyLimit,
                own.pageCost() != null ? own.pageCost() : base.pageCost,
                own.failureCost() != null ? own.failureCost() : base.failureCost);
    }

    /** The platform's day at {@code now}. */
    LocalDate day(Instant now) {
        return now.atZone(resetZone).toLocalDate();
    }

    /** When that day ends. */
    Instant resetAfter(Instant now) {
        return day(now).plusDays(1).atStartOfDay(resetZone).toInstant();
    }
}
