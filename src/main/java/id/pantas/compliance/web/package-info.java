@NullMarked
package id.pantas.compliance.web;

import org.jspecify.annotations.NullMarked;
