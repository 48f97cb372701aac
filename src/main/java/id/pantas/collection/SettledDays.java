package id.pantas.collection;

import java.time.Instant;
import java.time.LocalDate;

/** Told by modules that publish results: up to which day nothing may change any more. */
@FunctionalInterface
public interface SettledDays {

    /** The first day, in the regency's zone, whose results are not settled yet. */
    LocalDate openFrom(Instant now);
}
