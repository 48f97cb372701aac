/** Posts of official accounts with their metric snapshots; near-duplicates, reposts and content clusters. */
@ApplicationModule(
        displayName = "Posts",
        allowedDependencies = {"audit", "calendar", "registry", "compliance", "web"})
@NullMarked
package id.pantas.post;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
