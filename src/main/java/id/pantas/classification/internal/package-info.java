@NullMarked
package id.pantas.classification.internal;

import org.jspecify.annotations.NullMarked;
