package id.pantas.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to look for; null leaves a condition out.
 *
 * @param actor exact sign-in name
 * @param entity exact kind of thing
 * @param text found anywhere in the label, the identity or the values, letter case ignored
 * @param from first instant, inclusive
 * @param until first instant after the wanted time, exclusive
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable String entity,
        @Nullable String text,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** Everything. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);
}
