@NullMarked
package id.pantas.registry.web;

import org.jspecify.annotations.NullMarked;
