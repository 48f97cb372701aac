@NullMarked
package id.pantas.learning.web;

import org.jspecify.annotations.NullMarked;
