@NullMarked
package id.pantas.dashboard.web;

import org.jspecify.annotations.NullMarked;
