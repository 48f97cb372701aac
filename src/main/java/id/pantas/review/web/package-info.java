@NullMarked
package id.pantas.review.web;

import org.jspecify.annotations.NullMarked;
