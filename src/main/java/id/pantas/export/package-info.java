/** Reads and writes the tables people exchange (CSV and XLSX), hostile content included. */
@ApplicationModule(
        displayName = "Exchange files",
        allowedDependencies = {"calendar"})
@NullMarked
package id.pantas.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
