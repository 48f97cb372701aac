package id.pantas.simulator;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts X's 15-minute windows for its headers; they are announced, never enforced. */
final class RateWindows {

    private static final long SECONDS = 900;

    private final Map<String, long[]> windows = new HashMap<>();

    Answer mark(Answer answer, String endpoint, int limit, Instant now) {
        long window = now.getEpochSecond() / SECONDS;
        long used;
        synchronized (windows) {
            long[] entry = windows.computeIfAbsent(endpoint, key -> new long[2]);
            if (entry[0] != window) {
                entry[0] = window;
                entry[1] = 0;
            }
            used = ++entry[1];
        }
        return answer.with("x-rate-limit-limit", Integer.toString(limit))
                .with("x-rate-limit-remaining", Long.toString(Math.max(1, limit - used)))
                .with("x-rate-limit-reset", Long.toString((window + 1) * SECONDS));
    }
}
