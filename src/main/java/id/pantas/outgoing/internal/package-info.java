@NullMarked
package id.pantas.outgoing.internal;

import org.jspecify.annotations.NullMarked;
