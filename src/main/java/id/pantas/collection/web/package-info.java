@NullMarked
package id.pantas.collection.web;

import org.jspecify.annotations.NullMarked;
