package id.pantas.collection.internal;

import id.pantas.collection.BudgetMeters.Whose;
import id.pantas.collection.BudgetMeters.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One way to count what is used of a platform.
 *
 * @param zone where its days and months begin
 * @param limit units in one window; null = counted, not limited
 */
record Meter(
        Whose whose, Window window, ZoneId zone, @Nullable Long limit) {

    Instant startOf(Instant now) {
        return start(now).toInstant();
    }

    /** When the window that contains {@code now} ends. */
    Instant endOf(Instant now) {
        ZonedDateTime start = start(now);
        ZonedDateTime end = switch (window) {
            case HOUR -> start.plusHours(1);
            case DAY -> start.toLocalDate().plusDays(1).atStartOfDay(zone);
            case MONTH -> start.toLocalDate().plusMonths(1).atStartOfDay(zone);
        };
        return end.toInstant();
    }

    private ZonedDateTime start(Instant now) {
        ZonedDateTime local = now.atZone(zone);
        return switch (window) {
            case HOUR -> local.truncatedTo(ChronoUnit.HOURS);
            case DAY -> local.toLocalDate().atStartOfDay(zone);
            case MONTH -> local.toLocalDate().withDayOfMonth(1).atStartOfDay(zone);
        };
    }
}
