@NullMarked
package id.pantas.complaint.web;

import org.jspecify.annotations.NullMarked;
