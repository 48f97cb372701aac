package id.pantas.compliance;

import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.Optional;

/**
 * Data that a module keeps and forgets when its time is over. Modules offer theirs as beans; the daily run asks them, one
 * bounded step at a time, each in a transaction of its own.
 */
public interface RetainedData {

    DataKind kind();

    /**
     * Whether data of any age may still arrive, so that the whole past is looked at each time; otherwise what was forgotten
     * up to an instant is not looked at again.
     */
    boolean arrivesLate();

    /**
     * How old the oldest data of this platform are.
     *
     * @param notBefore what is older was forgotten already and need not be looked for
     */
    Optional<Instant> oldest(Platform platform, Instant notBefore);

    /**
     * Forgets data of this platform whose age is counted from {@code from} (inclusive) to {@code before} (exclusive).
     * Joins the caller's transaction; repeatable.
     *
     * @param limit at most this many at a time, at least 1
     * @return how many were forgotten; less than {@code limit} when none is left there
     */
    int forget(Platform platform, Instant from, Instant before, int limit, Instant now);
}
