package id.pantas.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An appointment to be registered.
 *
 * @param person full name, 3 to 80 characters
 * @param phone at most 30 characters, null if not given
 * @param decree number of the decree (SK), at most 120 characters; may be empty
 * @param firstDay first day it holds, inclusive, in the regency's zone
 * @param lastDay last day it holds, inclusive; null = until further notice
 */
public record NewAppointment(
        UnitId unit,
        AppointmentRole role,
        String person,
        @Nullable String phone,
        String decree,
        LocalDate firstDay,
        @Nullable LocalDate lastDay) {}
