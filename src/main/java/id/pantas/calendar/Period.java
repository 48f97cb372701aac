package id.pantas.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * One two-weekly scoring period: 14 days from a Monday 00:00 in the regency's zone, {@code [start, end)}.
 *
 * @param id {@code yyyy-nn}, e.g. {@code 2026-23}; the year is that of the period's eighth day, so a year has 26
 *     periods (27 about once in eleven years)
 * @param firstDay its Monday
 * @param zone the regency's zone, in which the days are counted
 */
public record Period(String id, LocalDate firstDay, ZoneId zone) {

    /** Length of every period in days. */
    public static final int DAYS = 14;

    /** First instant of the period, inclusive. */
    public Instant start() {
        return firstDay.atStartOfDay(zone).toInstant();
    }

    /** First instant after the period, exclusive. */
    public Instant end() {
        return firstDay.plusDays(DAYS).atStartOfDay(zone).toInstant();
    }

    /** Its second Sunday, the last day that counts. */
    public LocalDate lastDay() {
        return firstDay.plusDays(DAYS - 1L);
    }

    /** Whether {@code instant} lies in {@code [start, end)}. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(start()) && instant.isBefore(end());
    }
}
