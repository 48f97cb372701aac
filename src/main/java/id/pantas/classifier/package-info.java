/**
 * The text core: Indonesian text to a class with a probability and the words that decided. Folding, features, linear
 * models, training, measurement and the commands; knows neither database nor posts.
 */
@ApplicationModule(
        displayName = "Classifier",
        allowedDependencies = {})
@NullMarked
package id.pantas.classifier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
