/** Overview pages for the public, staff and leadership; reads other modules and owns no tables. */
@ApplicationModule(
        displayName = "Overview",
        allowedDependencies = {"calendar", "web", "registry", "post", "classification", "collection", "scoring"})
@NullMarked
package id.pantas.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
