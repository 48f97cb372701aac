/** Who changed what, when, from which value to which. */
@ApplicationModule(
        displayName = "Audit log",
        allowedDependencies = {"calendar", "web"})
@NullMarked
package id.pantas.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
