package id.pantas.classifier.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * Where a model comes from.
 *
 * @param task what it labels, e.g. {@code posts}
 * @param version its name in the database, from its date and the checksum of its weights
 * @param trainedOn day of the training, UTC
 * @param classes codes of its classes, in the order of its numbers
 * @param rowsBySource training rows by their source
 */
record ModelInfo(
        String task,
        String version,
        LocalDate trainedOn,
        List<String> classes,
        SortedMap<String, Integer> rowsBySource) {}
