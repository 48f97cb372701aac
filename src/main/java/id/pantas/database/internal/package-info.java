@NullMarked
package id.pantas.database.internal;

import org.jspecify.annotations.NullMarked;
