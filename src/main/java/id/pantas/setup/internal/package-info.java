@NullMarked
package id.pantas.setup.internal;

import org.jspecify.annotations.NullMarked;
