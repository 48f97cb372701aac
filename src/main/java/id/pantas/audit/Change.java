package id.pantas.audit;

import org.jspecify.annotations.Nullable;

/**
 * One change to be remembered. Never holds a password, a token or a citizen's name.
 *
 * @param action message key that says what was done, e.g. {@code registry.audit.unitRenamed}
 * @param entity kind of the thing, e.g. {@code unit}; the log can be filtered by it
 * @param entityId its identity
 * @param label what people call it at this moment
 * @param from the value before, plain text or JSON; null if there was none
 * @param to the value after, plain text or JSON; null if there is none any more
 */
public record Change(
        String action,
        String entity,
        String entityId,
        String label,
        @Nullable String from,
        @Nullable String to) {}
