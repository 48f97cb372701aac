package id.pantas.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The latest requests, how many there were, and how many ran at the same time for one account. */
final class RequestLog {

    static final int KEPT = 20_000;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private final Map<String, Integer> running = new HashMap<>();
    private final Map<String, Integer> mostAtOnce = new HashMap<>();
    private long count;

    /** A request that is being answered; it leaves once, however often it is told to. */
    interface Presence {
        void leave();
    }

    synchronized Presence begin(@Nullable SimulatedAccount account) {
        if (account == null) {
            return () -> {};
        }
        int now = running.merge(account.key(), 1, Integer::sum);
        mostAtOnce.merge(account.key(), now, Math::max);
        AtomicBoolean present = new AtomicBoolean(true);
        return () -> {
            if (present.compareAndSet(true, false)) {
                leave(account.key());
            }
        };
    }

    private synchronized void leave(String account) {
        running.computeIfPresent(account, (key, now) -> now > 1 ? now - 1 : null);
    }

    synchronized void add(RecordedRequest request) {
        count++;
        requests.addLast(request);
        if (requests.size() > KEPT) {
            requests.removeFirst();
        }
    }

    synchronized List<RecordedRequest> requests() {
        return new ArrayList<>(requests);
    }

    synchronized long count() {
        return count;
    }

    synchronized int mostAtOnce(String account) {
        return mostAtOnce.getOrDefault(account, 0);
    }

    synchronized int mostAtOnce() {
        return mostAtOnce.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    synchronized void clear() {
        requests.clear();
        mostAtOnce.clear();
        count = 0;
    }
}
