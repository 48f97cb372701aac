/** A stand-in for the platforms on loopback, in their own formats; speaks HTTP and knows no other module. */
@ApplicationModule(
        displayName = "Simulator",
        allowedDependencies = {})
@NullMarked
package id.pantas.simulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
