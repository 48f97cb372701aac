@NullMarked
package id.pantas.audit.internal;

import org.jspecify.annotations.NullMarked;
