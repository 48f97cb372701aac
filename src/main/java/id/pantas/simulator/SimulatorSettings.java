package id.pantas.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to serve and how. Equal seed and equal clock give equal bytes.
 *
 * @param seed picks one of the possible histories
 * @param clock the present; posts after it do not exist yet. Tests give a fixed one
 * @param port port on 127.0.0.1, 0 to 65535; 0 takes a free one
 * @param historyDays how many days timelines reach back from the start of the simulator, 1 to 1,000; the regency's
 *     default is 84
 * @param threads requests answered at the same time, 1 to 256; more wait
 * @param slowness how long a request with the failure {@link Failure#TIMEOUT} is kept waiting, at most 2 minutes
 * @param dialect which of X's two namings is understood
 * @param load if given, this many accounts and posts are served instead of the regency
 */
public record SimulatorSettings(
        long seed,
        Clock clock,
        int port,
        int historyDays,
        int threads,
        Duration slowness,
        XDialect dialect,
        @Nullable LoadRegency load) {

    public SimulatorSettings {
        require(port >= 0 && port <= 65_535, "port");
        require(historyDays >= 1 && historyDays <= 1_000, "historyDays");
        require(threads >= 1 && threads <= 256, "threads");
        require(!slowness.isNegative() && slowness.compareTo(Duration.ofMinutes(2)) <= 0, "slowness");
    }

    /** The regency as the demo shows it: seed 1, system clock, a free port. */
    public static SimulatorSettings demo() {
        return new SimulatorSettings(1, Clock.systemUTC(), 0, 84, 64, Duration.ofSeconds(30), XDialect.BOTH, null);
    }

    /** Many accounts for measurements: the whole volume is in the past of the clock. */
    public static SimulatorSettings load(LoadRegency load) {
        return demo().withHistoryDays(load.days() + 1).with(load);
    }

    public SimulatorSettings withSeed(long other) {
        return new SimulatorSettings(other, clock, port, historyDays, threads, slowness, dialect, load);
    }

    public SimulatorSettings withClock(Clock other) {
        return new SimulatorSettings(seed, other, port, historyDays, threads, slowness, dialect, load);
    }

    public SimulatorSettings withPort(int other) {
        return new SimulatorSettings(seed, clock, other, historyDays, threads, slowness, dialect, load);
    }

    public SimulatorSettings withHistoryDays(int other) {
        return new SimulatorSettings(seed, clock, port, other, threads, slowness, dialect, load);
    }

    public SimulatorSettings withThreads(int other) {
        return new SimulatorSettings(seed, clock, port, historyDays, other, slowness, dialect, load);
    }

    public SimulatorSettings withSlowness(Duration other) {
        return new SimulatorSettings(seed, clock, port, historyDays, threads, other, dialect, load);
    }

    public SimulatorSettings withDialect(XDialect other) {
        return new SimulatorSettings(seed, clock, port, historyDays, threads, slowness, other, load);
    }

    private SimulatorSettings with(LoadRegency other) {
        return new SimulatorSettings(seed, clock, port, historyDays, threads, slowness, dialect, other);
    }

    private static void require(boolean condition, String name) {
        if (!condition) {
            throw new IllegalArgumentException(name + " is out of range");
        }
    }

    /** Which field names X understands; others are answered with 400, as an unknown parameter is. */
    public enum XDialect {
        /** {@code tweet.fields}, {@code retweet_count} … */
        TWEET,
        /** {@code post.fields}, {@code repost_count} … */
        POST,
        /** Each request is answered in its own naming. */
        BOTH
    }

    /**
     * A volume without character: every account publishes the same number of posts, evenly spread over the days before
     * the start.
     *
     * @param accounts 1 to 60,000; the platforms take turns
     * @param postsPerAccount 0 to 60 times {@code days}
     * @param days 1 to 999
     * @param platforms at least one
     */
    public record LoadRegency(int accounts, int postsPerAccount, int days, List<SimulatedPlatform> platforms) {

        public LoadRegency {
            require(accounts >= 1 && accounts <= 60_000, "accounts");
            require(days >= 1 && days <= 999, "days");
            require(postsPerAccount >= 0 && postsPerAccount <= 60 * days, "postsPerAccount");
            require(!platforms.isEmpty(), "platforms");
            platforms = List.copyOf(platforms);
        }

        /** Over 84 days on X alone. */
        public static LoadRegency onX(int accounts, int postsPerAccount) {
            return new LoadRegency(accounts, postsPerAccount, 84, List.of(SimulatedPlatform.X));
        }
    }
}
