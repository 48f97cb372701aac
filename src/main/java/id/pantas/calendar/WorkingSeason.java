package id.pantas.calendar;

import java.time.LocalDate;

/**
 * A span of days with office hours of its own, as the fasting month has.
 *
 * @param firstDay the first day with these hours
 * @param lastDay the last day with these hours, inclusive
 * @param week the hours
 */
public record WorkingSeason(LocalDate firstDay, LocalDate lastDay, WorkingWeek week) {

    /** @throws IllegalArgumentException if it ends before it begins */
    public WorkingSeason {
        if (lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException("a season from " + firstDay + " to " + lastDay);
        }
    }

    /** Whether {@code day} lies in it. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
