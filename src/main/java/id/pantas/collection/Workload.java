package id.pantas.collection;

import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How far collection is behind with its work, for the health board. */
public interface Workload {

    /** Work that has been due for longer than this is late. */
    Duration LATE_AFTER = Duration.ofMinutes(10);

    /** Each connected platform and kind of work, in the order of {@link Platform}; comments only where any are watched. */
    List<Queue> queues(Instant now);

    /**
     * @param subject posts: one piece of work is an account; comments: a post or account whose comments are watched
     * @param due pieces that wait for a worker, those of a resting platform included
     * @param late those of {@code due} that have waited longer than {@link #LATE_AFTER}
     * @param median how long the middle one of {@code due} has been waiting; zero if none waits
     * @param worst how long the longest waiting one has; zero if none waits
     * @param inWork pieces being read now
     */
    record Queue(
            Platform platform, RunSubject subject, int due, int late, Duration median, Duration worst, int inWork) {}
}
