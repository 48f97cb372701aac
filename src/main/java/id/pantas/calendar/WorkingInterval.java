package id.pantas.calendar;

import java.time.Duration;
import java.time.LocalTime;

/**
 * One unbroken stretch of office hours within a day, {@code [from, until)}, in the regency's local time. A lunch break is
 * what lies between two of them.
 */
public record WorkingInterval(LocalTime from, LocalTime until) {

    /** @throws IllegalArgumentException if it does not end after it began; none reaches over midnight */
    public WorkingInterval {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("office hours from " + from + " until " + until);
        }
    }

    /** How long it lasts by the clock on the wall. */
    public Duration length() {
        return Duration.between(from, until);
    }
}
