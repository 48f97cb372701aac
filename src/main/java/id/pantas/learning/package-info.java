/**
 * What people teach the classifier: corrections become training rows, a new model is compared and put in use by a person,
 * labels of the open period are renewed after a look at what that does to ranks, and staff keep the words of the region.
 */
@ApplicationModule(
        displayName = "Learning",
        allowedDependencies = {
            "audit",
            "calendar",
            "classification",
            "classifier",
            "export",
            "registry",
            "scoring",
            "web"
        })
@NullMarked
package id.pantas.learning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
