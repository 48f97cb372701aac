@NullMarked
package id.pantas.intake.files;

import org.jspecify.annotations.NullMarked;
