/** People over the classifier: the queue of doubtful labels, units' objections, and blind double labelling. */
@ApplicationModule(
        displayName = "Review",
        allowedDependencies = {
            "calendar",
            "audit",
            "web",
            "registry",
            "identity",
            "post",
            "classifier",
            "classification",
            "scoring"
        })
@NullMarked
package id.pantas.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
