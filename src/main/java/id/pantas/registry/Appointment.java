package id.pantas.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody answers for a unit, by decree, over a span of days. Days are those of the regency's zone.
 *
 * @param person full name, 3 to 80 characters
 * @param phone how to reach them, for staff only; null if not given
 * @param decree number of the decree (SK); empty while it is not known
 * @param firstDay first day it holds, inclusive
 * @param lastDay last day it holds, inclusive; null = until further notice
 */
public record Appointment(
        AppointmentId id,
        UnitId unit,
        AppointmentRole role,
        String person,
        @Nullable String phone,
        String decree,
        LocalDate firstDay,
        @Nullable LocalDate lastDay) {

    /** Whether it holds on {@code day}. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(firstDay) && (lastDay == null || !day.isAfter(lastDay));
    }
}
