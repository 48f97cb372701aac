@NullMarked
package id.pantas.export.internal;

import org.jspecify.annotations.NullMarked;
