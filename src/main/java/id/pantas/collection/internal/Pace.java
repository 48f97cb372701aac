package id.pantas.collection.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How often an account is looked at, from its own rhythm:
 *
 * <pre>
 * gap    = (now − time of the k-th newest post) / k      k = posts of the last 60 days, at most 10; no post: 60 days
 * wanted = gap / 4
 * checks lie 1, 2 or 6 regular intervals apart (4, 8, 24 hours), whichever is the longest that is not above wanted
 * </pre>
 *
 * <p>The time since the newest post is part of the gap, so silence slows the checks down. With regular intervals of four
 * hours an account with a post every 32 hours or more often is looked at every four hours, every 96 hours or more often
 * every eight hours, others daily; a new post waits an eighth of the usual gap on average. Each step is a multiple of the one before, so
 * the planned instants of the slower one are among those of the faster one. To slow down, {@code wanted} has to exceed the
 * step by a fifth, so that accounts at a border do not change daily.
 */
final class Pace {

    /** How many of the newest posts make the rhythm. */
    static final int POSTS = 10;

    /** Older posts say nothing about the rhythm of today. */
    static final Duration REACH = Duration.ofDays(60);

    private static final int[] MULTIPLES = {1, 2, 6};
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int LOOKS_PER_GAP = 4;

    private Pace() {}

    /**
     * When an account published.
     *
     * @param posts how many posts, 0 to {@link #POSTS}
     * @param since when the oldest of them was published; null exactly if there are none
     */
    record Rhythm(int posts, @Nullable Instant since) {

        static final Rhythm SILENT = new Rhythm(0, null);

        /** Mean time from post to post, the present silence included; {@link #REACH} if there is no post. */
        Duration gap(Instant now) {
            if (since == null || posts < 1) {
                return REACH;
            }
            Duration all = Duration.between(since, now);
            return all.isNegative() ? Duration.ZERO : all.dividedBy(posts);
        }
    }

    /** The steps that fit into a day, in regular intervals, shortest first; never empty. */
    static List<Integer> steps(Duration regular) {
        return IntStream.of(MULTIPLES)
                .filter(multiple ->
                        multiple == 1 || regular.multipliedBy(multiple).compareTo(LONGEST) <= 0)
                .boxed()
                .toList();
    }

    /**
     * In how many regular intervals the account is looked at once.
     *
     * @param rhythm null if not known yet: then every regular interval
     * @param current the present number
     */
    static int every(@Nullable Rhythm rhythm, Duration regular, int current, Instant now) {
        if (rhythm == null) {
            return 1;
        }
        Duration wanted = rhythm.gap(now).dividedBy(LOOKS_PER_GAP);
        int chosen = 1;
        for (int step : steps(regular)) {
            Duration needed = regular.multipliedBy(step);
            Duration border = step > current ? needed.plus(needed.dividedBy(5)) : needed;
            if (wanted.compareTo(border) >= 0) {
                chosen = step;
            }
        }
        return chosen;
    }

    /** The step that lies {@code levels} steps above, or the last one. */
    static int stretched(int every, Duration regular, int levels) {
        List<Integer> steps = steps(regular);
        int at = 0;
        while (at < steps.size() - 1 && steps.get(at) < every) {
            at++;
        }
        return steps.get(Math.min(steps.size() - 1, at + levels));
    }
}
