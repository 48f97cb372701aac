/** The port that platform adapters implement; the one sub-package with public types. */
@NullMarked
package id.pantas.collection.spi;

import org.jspecify.annotations.NullMarked;
