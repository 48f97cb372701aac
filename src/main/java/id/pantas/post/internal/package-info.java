@NullMarked
package id.pantas.post.internal;

import org.jspecify.annotations.NullMarked;
