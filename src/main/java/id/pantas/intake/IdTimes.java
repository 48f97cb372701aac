package id.pantas.intake;

import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time that identifiers of X and TikTok carry; good to the millisecond and the second. */
public final class IdTimes {

    private static final long X_EPOCH = 1_288_834_974_657L;
    private static final Instant X_BEGAN = Instant.parse("2010-11-05T00:00:00Z");
    private static final Instant TIKTOK_BEGAN = Instant.parse("2014-01-01T00:00:00Z");

    private IdTimes() {}

    /** Null if the platform's ids carry none, or what this one carries cannot be. */
    public static @Nullable Instant of(@Nullable Platform platform, @Nullable String nativeId, Instant now) {
        if (nativeId == null || !nativeId.matches("\\d{15,19}")) {
            return null;
        }
        try {
            long id = Long.parseLong(nativeId);
            Instant at = null;
            if (platform == Platform.X) {
                at = Instant.ofEpochMilli((id >> 22) + X_EPOCH);
            } else if (platform == Platform.TIKTOK) {
                at = Instant.ofEpochSecond(id >> 32);
            }
            boolean possible = at != null
                    && at.isAfter(platform == Platform.X ? X_BEGAN : TIKTOK_BEGAN)
                    && at.isBefore(now.plus(Duration.ofDays(1)));
            return possible ? at : null;
        } catch (NumberFormatException beyondLong) {
            return null;
        }
    }
}
