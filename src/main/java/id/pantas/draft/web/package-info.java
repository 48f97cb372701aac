@NullMarked
package id.pantas.draft.web;

import org.jspecify.annotations.NullMarked;
