/** First-start assistant, import of spreadsheets, and the demo regency. */
@ApplicationModule(
        displayName = "Setup",
        allowedDependencies = {
            "calendar",
            "audit",
            "web",
            "export",
            "outgoing",
            "registry",
            "identity",
            "compliance",
            "credential",
            "collection",
            "classifier",
            "classification",
            "scoring",
            "review",
            "simulator"
        })
@NullMarked
package id.pantas.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
