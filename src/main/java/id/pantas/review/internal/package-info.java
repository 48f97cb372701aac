@NullMarked
package id.pantas.review.internal;

import org.jspecify.annotations.NullMarked;
