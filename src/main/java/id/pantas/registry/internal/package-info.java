@NullMarked
package id.pantas.registry.internal;

import org.jspecify.annotations.NullMarked;
