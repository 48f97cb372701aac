@NullMarked
package id.pantas.setup.imports;

import org.jspecify.annotations.NullMarked;
