package id.pantas.compliance;

import id.pantas.registry.Platform;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A decision to be recorded.
 *
 * @param decidedBy 3 to 160 characters: name and office
 * @param decidedOn not in the future
 * @param document 3 to 200 characters: number or file name; a clearance and an amendment are not granted without one
 * @param note at most 1,000 characters
 */
public record NewDecision(
        Platform platform,
        DecisionSubject subject,
        boolean granted,
        String decidedBy,
        LocalDate decidedOn,
        @Nullable String document,
        @Nullable String note) {}
