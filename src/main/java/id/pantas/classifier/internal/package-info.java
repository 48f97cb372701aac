@NullMarked
package id.pantas.classifier.internal;

import org.jspecify.annotations.NullMarked;
