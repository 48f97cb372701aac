/** The embedded PostgreSQL of a default run; with {@code SPRING_DATASOURCE_URL} set nothing here starts. */
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
@NullMarked
package id.pantas.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
