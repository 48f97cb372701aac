package id.pantas.learning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model was put in use.
 *
 * @param version null = the model inside the application
 * @param rolledBack whether that went back to an earlier one
 */
public record Activation(
        Instant at, String person, @Nullable String version, boolean rolledBack) {}
