@NullMarked
package id.pantas.identity.web;

import org.jspecify.annotations.NullMarked;
