/** The score (SKK): components, weights, targets, item rows, and the live ranking of the open period. */
@ApplicationModule(
        displayName = "Scoring",
        allowedDependencies = {
            "calendar",
            "web",
            "registry",
            "compliance",
            "post",
            "queue",
            "classification",
            "classifier",
            "collection",
            "export"
        })
@NullMarked
package id.pantas.scoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
