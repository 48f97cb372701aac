package id.pantas.classifier;

import java.time.LocalDate;
import java.util.SortedMap;

/** A trained model of posts, numbers only; can be kept elsewhere as a file. Immutable. */
public interface PostModel {

    /** Its name, which every label it gives carries, e.g. {@code 2026-11-21.1a2b3c4d}. */
    String version();

    /** Day of the training, UTC. */
    LocalDate trainedOn();

    /** Training rows by their source. */
    SortedMap<String, Integer> rowsBySource();

    /** Its file, with a checksum of its own; {@link PostModels#read} gives an equal model back. At most 8 MB. */
    byte[] file();
}
