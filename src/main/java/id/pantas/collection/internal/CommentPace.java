package id.pantas.collection.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often comments are read: every half hour on a post's first three days, every six hours until it is two weeks old, daily
 * until it is thirty days old, then never (the pace of the platforms' notes of 2026-11-21, within every platform's budget). A
 * whole account counts as a fresh post. Whatever the pace, a round is made before each patrol, so that the patrols at 13.00,
 * 17.00 and 19.00 see what is there: 10 to 30 minutes before, each post or account at a place of its own, so that they do not
 * all come at once.
 */
final class CommentPace {

    static final Duration WATCHED = Duration.ofDays(30);

    private static final Duration FIRST_ROUND = Duration.ofMinutes(30);
    private static final Duration ROUNDS = Duration.ofMinutes(20);
    private static final List<LocalTime> PATROLS =
            List.of(LocalTime.of(13, 0), LocalTime.of(17, 0), LocalTime.of(19, 0));

    private CommentPace() {}

    /**
     * When to read next after a round at {@code now}; null if never.
     *
     * @param publishedAt null for a whole account
     * @param place its place among those read before a patrol, 0 (first) to below 1 (last)
     */
    static @Nullable Instant next(@Nullable Instant publishedAt, double place, Instant now, ZoneId zone) {
        Duration interval = interval(publishedAt == null ? Duration.ZERO : Duration.between(publishedAt, now));
        if (interval == null) {
            return null;
        }
        Instant regular = now.plus(interval);
        Instant round = beforePatrol(place, now, zone);
        return round.isBefore(regular) ? round : regular;
    }

    private static @Nullable Duration interval(Duration age) {
        if (age.compareTo(Duration.ofDays(3)) < 0) {
            return Duration.ofMinutes(30);
        }
        if (age.compareTo(Duration.ofDays(14)) < 0) {
            return Duration.ofHours(6);
        }
        return age.compareTo(WATCHED) < 0 ? Duration.ofDays(1) : null;
    }

    /** The next round before a patrol that is after {@code now}. */
    static Instant beforePatrol(double place, Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        for (LocalDate day = today; ; day = day.plusDays(1)) {
            for (LocalTime patrol : PATROLS) {
                Instant round = day.atTime(patrol)
                        .atZone(zone)
                        .toInstant()
                        .minus(FIRST_ROUND)
                        .plusMillis((long) (place * ROUNDS.toMillis()));
                if (round.isAfter(now)) {
                    return round;
                }
            }
        }
    }

    /** Whether {@code now} lies in the half hour before a patrol, when its rounds are read. */
    static boolean isBeforePatrol(Instant now, ZoneId zone) {
        LocalTime time = now.atZone(zone).toLocalTime();
        return PATROLS.stream().anyMatch(patrol -> !time.isBefore(patrol.minus(FIRST_ROUND)) && time.isBefore(patrol));
    }
}
