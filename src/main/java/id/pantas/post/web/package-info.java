@NullMarked
package id.pantas.post.web;

import org.jspecify.annotations.NullMarked;
