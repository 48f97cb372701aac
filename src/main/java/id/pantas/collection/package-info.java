/** Reads the platforms on a schedule and records every run; one sub-package per platform adapter. */
@ApplicationModule(
        displayName = "Collection",
        allowedDependencies = {
            "calendar",
            "audit",
            "export",
            "web",
            "outgoing",
            "registry",
            "compliance",
            "credential",
            "post"
        })
@NullMarked
package id.pantas.collection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
