package id.pantas.scoring;

import id.pantas.classifier.ContentClass;
import org.jspecify.annotations.Nullable;

/**
 * A label that a post might get.
 *
 * @param alternative the other class that may count while the label is in doubt; null when it is not
 */
public record AssumedLabel(
        ContentClass contentClass, @Nullable ContentClass alternative) {}
