/** Layout, menu, number and date formats, error pages and security headers that every screen shares. */
@ApplicationModule(
        displayName = "Site shell",
        allowedDependencies = {"calendar"})
@NullMarked
package id.pantas.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
