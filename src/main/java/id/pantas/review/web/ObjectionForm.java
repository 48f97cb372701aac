package id.pantas.review.web;

import id.pantas.classifier.ContentClass;
import org.jspecify.annotations.Nullable;

/**
 * What a PIC wrote.
 *
 * @param usulan the class asked for, null until one is chosen
 */
record ObjectionForm(
        @Nullable ContentClass usulan,
        @Nullable String alasan,
        @Nullable String tautan) {

    static final ObjectionForm EMPTY = new ObjectionForm(null, null, null);
}
