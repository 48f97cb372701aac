package id.pantas.collection;

import id.pantas.registry.Platform;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much of each platform's limits is used, and what the month will come to. */
public interface BudgetMeters {

    /** Each platform that has a collector, in the order of {@link Platform}. */
    List<PlatformUse> all(Instant now);

    /**
     * Units are the platform's own: posts read for X, quota units for YouTube, calls for the others.
     *
     * @param readings the day of the whole platform first
     * @param usedThisMonth units since the platform's month began
     * @param monthForecast units at the month's end if the days go on like the last seven counted ones
     * @param rupiah what the forecast costs, whole rupiah at the configured rate; null if the platform costs nothing
     * @param stretched by how many steps checks are made more rarely today so that the budget lasts, 0 = as usual
     */
    record PlatformUse(
            Platform platform,
            List<Reading> readings,
            long usedThisMonth,
            long monthForecast,
            @Nullable BigDecimal rupiah,
            int stretched) {}

    /**
     * One meter now.
     *
     * @param spent units in the current window; of the account or credential that used most where each has its own
     * @param limit null = counted, not limited
     * @param resetsAt when the window ends
     */
    record Reading(
            Whose whose,
            Window window,
            long spent,
            @Nullable Long limit,
            Instant resetsAt) {

        /** Used part, 0 to 100; null if it has no limit. */
        public @Nullable Integer percent() {
            return limit == null ? null : limit == 0 ? 100 : (int) Math.min(100, spent * 100 / limit);
        }
    }

    /** Whose use is counted. */
    enum Whose {
        /** Of the whole installation on this platform. */
        PLATFORM,
        /** Of all platforms together that are asked with the same registered app, as Instagram and Facebook with Meta's. */
        APP,
        /** Of one credential: an owner's own, or the one that all accounts without their own share. */
        CREDENTIAL,
        /** Of one account's posts. */
        ACCOUNT,
        /** Of the comments under one account. */
        COMMENTS
    }

    /** How long units are counted before the count begins anew. */
    enum Window {
        HOUR,
        DAY,
        MONTH
    }
}
