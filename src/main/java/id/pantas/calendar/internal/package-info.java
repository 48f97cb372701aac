@NullMarked
package id.pantas.calendar.internal;

import org.jspecify.annotations.NullMarked;
