@NullMarked
package id.pantas.complaint.internal;

import org.jspecify.annotations.NullMarked;
