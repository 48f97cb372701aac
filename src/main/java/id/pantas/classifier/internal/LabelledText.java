package id.pantas.classifier.internal;

import org.jspecify.annotations.Nullable;

/**
 * One row of labelled data.
 *
 * @param label a class code of the task
 * @param topic code of the topic of a complaint, null if it has none or is no complaint
 */
record LabelledText(
        String id,
        String text,
        String label,
        String source,
        @Nullable String topic) {}
