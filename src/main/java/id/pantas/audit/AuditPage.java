package id.pantas.audit;

import java.util.List;

/**
 * A part of the log.
 *
 * @param page number of this page, from 1
 * @param total entries that match in all
 */
public record AuditPage(List<AuditEntry> entries, int page, int size, long total) {

    /** How many pages there are, at least 1. */
    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }
}
