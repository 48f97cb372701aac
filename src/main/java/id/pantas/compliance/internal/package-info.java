@NullMarked
package id.pantas.compliance.internal;

import org.jspecify.annotations.NullMarked;
