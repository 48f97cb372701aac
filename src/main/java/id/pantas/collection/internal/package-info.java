@NullMarked
package id.pantas.collection.internal;

import org.jspecify.annotations.NullMarked;
