@NullMarked
package id.pantas.queue.internal;

import org.jspecify.annotations.NullMarked;
