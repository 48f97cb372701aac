@NullMarked
package id.pantas.setup.web;

import org.jspecify.annotations.NullMarked;
