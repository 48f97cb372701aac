package id.pantas.collection.website;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Keeps requests to one server apart, over all visits. Servers are told apart by their address on the network, because
 * many agencies and villages share one.
 */
class Pacer {

    private static final int MANY = 5_000;

    private final Sleep sleep;
    private final LongSupplier nanos;
    private final Map<String, Long> free = new ConcurrentHashMap<>();

    /** Lets time pass. */
    interface Sleep {
        void of(Duration time) throws InterruptedException;
    }

    Pacer() {
        this(time -> Thread.sleep(time.toMillis()), System::nanoTime);
    }

    /** @param nanos a clock that only goes forward, in nanoseconds */
    Pacer(Sleep sleep, LongSupplier nanos) {
        this.sleep = sleep;
        this.nanos = nanos;
    }

    /** Waits for this server's turn and takes it; the next one comes {@code pause} later at the earliest. */
    void await(String host, Duration pause) throws InterruptedException {
        if (pause.isZero()) {
            return;
        }
        long now = nanos.getAsLong();
        if (free.size() > MANY) {
            free.values().removeIf(time -> time - now < 0);
        }
        long[] turn = new long[1];
        free.compute(server(host), (server, next) -> {
            turn[0] = next == null || next - now < 0 ? now : next;
            return turn[0] + pause.toNanos();
        });
        if (turn[0] > now) {
            sleep.of(Duration.ofNanos(turn[0] - now));
        }
    }

    private static String server(String host) {
        try {
            return InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException e) {
            return host;
        }
    }
}
