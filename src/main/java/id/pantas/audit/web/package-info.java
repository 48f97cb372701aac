@NullMarked
package id.pantas.audit.web;

import org.jspecify.annotations.NullMarked;
