/** The clock, the regency's time zone, the two-weekly periods and office hours. */
@ApplicationModule(
        displayName = "Calendar",
        allowedDependencies = {})
@NullMarked
package id.pantas.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
