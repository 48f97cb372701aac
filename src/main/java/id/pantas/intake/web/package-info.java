@NullMarked
package id.pantas.intake.web;

import org.jspecify.annotations.NullMarked;
