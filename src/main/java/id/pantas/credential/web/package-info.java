@NullMarked
package id.pantas.credential.web;

import org.jspecify.annotations.NullMarked;
