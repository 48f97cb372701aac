/** The clock, the regency's time zone and the two-weekly periods; later working time and holidays. */
@ApplicationModule(
        displayName = "Calendar",
        allowedDependencies = {})
@NullMarked
package id.pantas.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
