@NullMarked
package id.pantas.web.internal;

import org.jspecify.annotations.NullMarked;
