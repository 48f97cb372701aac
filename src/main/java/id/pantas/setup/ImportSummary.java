package id.pantas.setup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded table and how its rows were judged.
 *
 * @param confirmedAt when good rows were last imported; null while only previewed
 * @param counts rows by verdict; a verdict that does not occur is missing
 * @param ignoredColumns headers of the file that mean nothing here
 */
public record ImportSummary(
        ImportId id,
        ImportKind kind,
        String fileName,
        String uploadedBy,
        Instant uploadedAt,
        Instant expiresAt,
        @Nullable Instant confirmedAt,
        Map<ImportVerdict, Long> counts,
        List<String> ignoredColumns) {

    /** How many rows have this verdict. */
    public long count(ImportVerdict verdict) {
        return counts.getOrDefault(verdict, 0L);
    }

    /** Rows that cannot be used as they are. */
    public long errors() {
        return count(ImportVerdict.ERROR);
    }

    /** Rows in all. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
