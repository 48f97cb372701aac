package id.pantas.collection.internal;

import java.time.Instant;
import java.util.List;

/** Which posts' counts have to be read again, because the score compares posts at 24 and at 72 hours of age. */
interface CountsDue {

    /** @param hours the age to be measured: 24 or 72 */
    record DuePost(String nativeId, int hours) {}

    /** The account's posts that came of age and were not read since, at most 50: first those to be measured at 24 hours, then the oldest. */
    List<DuePost> of(Claim claim, Instant now);

    /** These were read; in the caller's transaction. */
    void read(Claim claim, List<DuePost> posts, Instant now);

    /** Forgets what was read before {@code before}, at most {@code limit} at a time; returns how many. */
    int purge(Instant before, int limit);
}
