@NullMarked
package id.pantas.intake.links;

import org.jspecify.annotations.NullMarked;
