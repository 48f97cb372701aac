/** The platforms' contracts as features: what may be asked, how long it may be kept, what has to be deleted. */
@ApplicationModule(
        displayName = "Compliance",
        allowedDependencies = {"calendar", "audit", "web", "registry"})
@NullMarked
package id.pantas.compliance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
