package id.pantas.learning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model that can be put in use.
 *
 * @param version its name; of the one inside the application too
 * @param keptAt when it was trained here, null for the one inside the application
 * @param job the training that made it, null for the one inside the application
 * @param decisions how many decisions of people it learned from
 * @param decidedUntil when the newest of them was made, null for the one inside the application
 */
public record KeptModel(
        String version,
        @Nullable Instant keptAt,
        @Nullable Long job,
        int decisions,
        @Nullable Instant decidedUntil) {}
