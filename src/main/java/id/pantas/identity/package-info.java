/** People who sign in, their roles, and the unit each may act for. */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"calendar", "audit", "web", "registry"})
@NullMarked
package id.pantas.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
