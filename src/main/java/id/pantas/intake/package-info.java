/** Posts that people bring: files of the platforms' own tools, and pasted links. */
@ApplicationModule(
        displayName = "Intake",
        allowedDependencies = {
            "calendar",
            "audit",
            "web",
            "export",
            "outgoing",
            "registry",
            "compliance",
            "identity",
            "post"
        })
@NullMarked
package id.pantas.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
