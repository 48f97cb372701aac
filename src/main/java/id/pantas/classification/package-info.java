/** Indonesian text to content classes with a probability, and the explorer of labelled posts. */
@ApplicationModule(
        displayName = "Classification",
        allowedDependencies = {"calendar", "web", "registry", "identity", "post", "export"})
@NullMarked
package id.pantas.classification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
