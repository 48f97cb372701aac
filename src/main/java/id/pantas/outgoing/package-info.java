/**
 * The one door to other servers for every address that a person or a platform may steer: bounded in size, time and
 * redirects, and closed to our own networks.
 */
@ApplicationModule(
        displayName = "Outgoing requests",
        allowedDependencies = {})
@NullMarked
package id.pantas.outgoing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
