/** The labels of stored posts: given by the classifier, corrected by people, and the explorer of labelled posts. */
@ApplicationModule(
        displayName = "Classification",
        allowedDependencies = {
            "classifier",
            "calendar",
            "audit",
            "web",
            "registry",
            "identity",
            "post",
            "queue",
            "export"
        })
@NullMarked
package id.pantas.classification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
