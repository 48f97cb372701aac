package id.pantas.complaint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person decided one thing about a candidate.
 *
 * @param person sign-in name
 * @param before code or id of a unit, null = none
 * @param after as {@code before}
 */
public record CandidateCorrection(
        Instant at,
        String person,
        CandidateField field,
        @Nullable String before,
        @Nullable String after) {}
