/** Units (OPD, kecamatan, desa), leagues, areas, official accounts and PIC appointments. */
@ApplicationModule(
        displayName = "Registry",
        allowedDependencies = {"calendar", "audit", "web", "export"})
@NullMarked
package id.pantas.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
