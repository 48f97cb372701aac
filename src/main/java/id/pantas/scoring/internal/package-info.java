@NullMarked
package id.pantas.scoring.internal;

import org.jspecify.annotations.NullMarked;
