@NullMarked
package id.pantas.scoring.web;

import org.jspecify.annotations.NullMarked;
