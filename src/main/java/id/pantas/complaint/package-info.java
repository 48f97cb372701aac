/** Citizen complaints (aduan): comments become candidates with a proposed unit, place and flags; who acts on what (tupoksi). */
@ApplicationModule(
        displayName = "Complaints (aduan)",
        allowedDependencies = {
            "registry",
            "identity",
            "post",
            "classifier",
            "wording",
            "calendar",
            "audit",
            "export",
            "web"
        })
@NullMarked
package id.pantas.complaint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
