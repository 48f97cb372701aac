@NullMarked
package id.pantas.learning.internal;

import org.jspecify.annotations.NullMarked;
