package id.pantas.collection.internal;

import id.pantas.collection.internal.Pace.Rhythm;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When an account is looked at again after a good run, and what its posts say about its rhythm. */
@Component
class NextCheck {

    /** The ages at which a post's counts are measured. */
    private static final List<Duration> MEASURED = List.of(Duration.ofHours(24), Duration.ofHours(72));

    private static final Duration JITTER = Duration.ofMinutes(1);

    private final PostTimes posts;
    private final CollectionProperties settings;

    NextCheck(PostTimes posts, CollectionProperties settings) {
        this.posts = posts;
        this.settings = settings;
    }

    /** @param rhythm null if not known */
    record Plan(Instant due, @Nullable Rhythm rhythm) {}

    /**
     * The next planned check, a little later than planned, so that accounts with the same place do not meet. An account that is
     * looked at more rarely than at regular intervals is also visited when a post reaches an age at which it is measured.
     */
    Plan after(Claim claim, Instant now) {
        Duration regular = settings.interval(claim.platform());
        Duration interval = regular.multipliedBy(claim.checkEvery());
        Instant planned =
                CheckGrid.of(claim.account(), interval, claim.enrolledAt()).next(now);
        Optional<List<Instant>> latest = posts.latest(claim.account(), now);
        if (latest.isEmpty()) {
            return new Plan(jittered(planned, regular), null);
        }
        List<Instant> times = latest.get();
        Rhythm rhythm = times.isEmpty() ? Rhythm.SILENT : new Rhythm(times.size(), times.get(times.size() - 1));
        if (claim.checkEvery() > 1 && claim.platform() != Platform.WEBSITE) {
            Instant measured = times.stream()
                    .flatMap(published -> MEASURED.stream().map(published::plus))
                    .filter(at -> at.isAfter(now))
                    .min(Instant::compareTo)
                    .orElse(planned);
            planned = Stream.of(planned, measured).min(Instant::compareTo).orElse(planned);
        }
        return new Plan(jittered(planned, regular), rhythm);
    }

    private static Instant jittered(Instant planned, Duration regular) {
        long most = Math.min(regular.toMillis() / 20, JITTER.toMillis());
        return planned.plusMillis((long) (most * ThreadLocalRandom.current().nextDouble()));
    }
}
