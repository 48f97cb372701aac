package id.pantas.compliance;

import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run that forgot what is over its time.
 *
 * @param finishedAt null while it works, and for ever if its process was killed; the next run goes on where it stopped
 */
public record RetentionRun(
        long id, Instant startedAt, @Nullable Instant finishedAt, List<Item> items) {

    public RetentionRun {
        items = List.copyOf(items);
    }

    /** How much was forgotten in all. */
    public long forgotten() {
        return items.stream().mapToLong(Item::forgotten).sum();
    }

    /**
     * @param days the rule as it was then
     * @param before what was older than this was to go
     * @param oldest age of the oldest data left, null if there were none or the run did not come so far
     */
    public record Item(
            Platform platform,
            DataKind kind,
            int days,
            Instant before,
            long forgotten,
            @Nullable Instant oldest) {}
}
