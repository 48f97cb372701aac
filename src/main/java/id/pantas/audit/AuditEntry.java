package id.pantas.audit;

import java.time.Instant;

/**
 * One line of the log.
 *
 * @param id ascending in the order of writing
 * @param actor sign-in name of who did it, or {@link AuditLog#SYSTEM}
 */
public record AuditEntry(long id, Instant at, String actor, Change change) {}
