/** A caption tried before it is published: what it would count as, what it lacks, and what it resembles. Stores nothing. */
@ApplicationModule(
        displayName = "Draft check",
        allowedDependencies = {"classifier", "post", "registry", "wording", "web", "calendar"})
@NullMarked
package id.pantas.draft;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
