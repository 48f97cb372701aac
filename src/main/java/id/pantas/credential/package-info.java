/** Platform credentials: kept encrypted, checked against the platform, renewed, watched for expiry, entered by consent. */
@ApplicationModule(
        displayName = "Credentials",
        allowedDependencies = {"calendar", "audit", "web", "outgoing", "registry", "identity"})
@NullMarked
package id.pantas.credential;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
