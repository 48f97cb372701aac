@NullMarked
package id.pantas.classification.web;

import org.jspecify.annotations.NullMarked;
