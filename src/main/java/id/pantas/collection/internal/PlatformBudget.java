package id.pantas.collection.internal;

import id.pantas.collection.BudgetMeters.Whose;
import id.pantas.collection.BudgetMeters.Window;
import id.pantas.registry.Platform;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one platform counts what we use of it. Defaults follow the platforms' own pages, read on 2026-11-21:
 *
 * <ul>
 *   <li>X bills each post read, 0.005 US dollars; the limit of 1,500 a UTC day is ours.
 *   <li>YouTube gives 10,000 quota units a Pacific day, of which 85 % are for collection, and charges failed requests too.
 *   <li>Instagram allows 200 calls an hour and user of the app, which is one credential; 150 of them are for collection.
 *   <li>Facebook counts for each Page, by its engaged users; 48 calls a day leave a quiet village's Page in peace, and leaders'
 *       Pages, whose comments are read, get 480 more.
 * </ul>
 *
 * The others are counted and not limited; should an operator limit one, what its pages cost at the most is set aside like
 * everywhere else, or pages read at the same time would pass the limit together. Every platform has a day's meter of the
 * whole, so that months can be forecast.
 *
 * @param meters what is counted, the day of the whole platform first
 * @param pageCost the most one page can cost; reserved before it is fetched
 * @param failureCost what a failed page costs
 * @param dollars price of one unit in US dollars, null if it costs nothing
 */
record PlatformBudget(
        Platform platform,
        List<Meter> meters,
        int pageCost,
        int failureCost,
        @Nullable BigDecimal dollars) {

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    static PlatformBudget of(Platform platform, CollectionProperties settings) {
        var own = settings.platforms().get(platform);
        Defaults base = switch (platform) {
            case X -> new Defaults(ZoneOffset.UTC, 1_500L, null, null, null, 100, 0, new BigDecimal("0.005"));
            case YOUTUBE -> new Defaults(PACIFIC, 8_500L, null, null, null, 8, 1, null);
            case INSTAGRAM -> new Defaults(ZoneOffset.UTC, null, 150L, null, null, 4, 1, null);
            case FACEBOOK -> new Defaults(ZoneOffset.UTC, null, null, 48L, 480L, 4, 1, null);
            case WEBSITE -> new Defaults(ZoneOffset.UTC, null, null, null, null, 20, 1, null);
            default -> new Defaults(ZoneOffset.UTC, null, null, null, null, 2, 1, null);
        };
        return base.with(platform, own);
    }

    private record Defaults(
            ZoneId zone,
            @Nullable Long day,
            @Nullable Long hour,
            @Nullable Long account,
            @Nullable Long comments,
            int pageCost,
            int failureCost,
            @Nullable BigDecimal dollars) {

        PlatformBudget with(Platform platform, CollectionProperties.@Nullable PlatformSettings own) {
            List<Meter> meters = new ArrayList<>();
            meters.add(new Meter(Whose.PLATFORM, Window.DAY, zone, or(own == null ? null : own.dailyLimit(), day)));
            add(meters, Whose.PLATFORM, Window.HOUR, own == null ? null : own.hourlyLimit());
            add(meters, Whose.PLATFORM, Window.MONTH, own == null ? null : own.monthlyLimit());
            add(meters, Whose.APP, Window.HOUR, own == null ? null : own.appHourlyLimit());
            add(meters, Whose.APP, Window.DAY, own == null ? null : own.appDailyLimit());
            add(meters, Whose.CREDENTIAL, Window.HOUR, or(own == null ? null : own.credentialHourlyLimit(), hour));
            add(meters, Whose.CREDENTIAL, Window.DAY, own == null ? null : own.credentialDailyLimit());
            add(meters, Whose.ACCOUNT, Window.DAY, or(own == null ? null : own.accountDailyLimit(), account));
            add(meters, Whose.COMMENTS, Window.DAY, or(own == null ? null : own.commentsDailyLimit(), comments));
            return new PlatformBudget(
                    platform,
                    List.copyOf(meters),
                    own != null && own.pageCost() != null ? own.pageCost() : pageCost,
                    own != null && own.failureCost() != null ? own.failureCost() : failureCost,
                    own != null && own.dollarsPerUnit() != null ? own.dollarsPerUnit() : dollars);
        }

        private void add(List<Meter> meters, Whose whose, Window window, @Nullable Long limit) {
            if (limit != null) {
                meters.add(new Meter(whose, window, zone, limit));
            }
        }

        private static @Nullable Long or(@Nullable Long own, @Nullable Long otherwise) {
            return own != null ? own : otherwise;
        }
    }

    /** The meter of the whole platform's day. */
    Meter day() {
        return meters.get(0);
    }

    /** When the platform's day ends. */
    Instant resetAfter(Instant now) {
        return day().endOf(now);
    }

    /** The meters on which this purpose counts. */
    List<Meter> metersFor(Purpose purpose) {
        Whose other = purpose.ofComments() ? Whose.ACCOUNT : Whose.COMMENTS;
        return meters.stream().filter(meter -> meter.whose() != other).toList();
    }

    /** Under which platform a meter is kept: one app serves Instagram and Facebook. */
    Platform keptUnder(Meter meter) {
        return meter.whose() == Whose.APP && platform == Platform.INSTAGRAM ? Platform.FACEBOOK : platform;
    }
}
