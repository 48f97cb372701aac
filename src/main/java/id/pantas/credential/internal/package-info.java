@NullMarked
package id.pantas.credential.internal;

import org.jspecify.annotations.NullMarked;
