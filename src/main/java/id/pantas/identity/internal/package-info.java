@NullMarked
package id.pantas.identity.internal;

import org.jspecify.annotations.NullMarked;
