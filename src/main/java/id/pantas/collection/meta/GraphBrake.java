package id.pantas.collection.meta;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CollectionFailure.Scope;
import id.pantas.collection.spi.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stops asking shortly before a limit is reached: who runs into it is kept out for longer. Each instance of the application
 * learns from its own answers; the limits are rolling hours, so nothing is lost by a restart.
 */
final class GraphBrake {

    /** Per cent of a limit from which on nothing more is asked. */
    private static final long FULL = 95;

    /** A rolling hour frees a quarter of its calls in this time. */
    private static final Duration REST = Duration.ofMinutes(15);

    private static final String APP = "";

    private final Map<String, Instant> restsUntil = new ConcurrentHashMap<>();

    void note(GraphUsage usage, Instant now) {
        Long app = usage.app();
        if (app != null && app >= FULL) {
            restsUntil.put(APP, now.plus(REST));
        }
        usage.accounts().forEach((account, use) -> {
            if (!use.pause().isZero()) {
                restsUntil.put(account, now.plus(use.pause()));
            } else if (use.percent() >= FULL) {
                restsUntil.put(account, now.plus(REST));
            }
        });
    }

    /** @throws CollectionFailure if the app, or the account that the path begins with, has to rest */
    void check(String path, Instant now) throws CollectionFailure {
        refuseWhileResting(APP, Scope.PLATFORM, now);
        String account = path.replaceFirst("[/_].*", "");
        if (!account.isEmpty()) {
            refuseWhileResting(account, Scope.ACCOUNT, now);
        }
    }

    private void refuseWhileResting(String who, Scope scope, Instant now) throws CollectionFailure {
        Instant until = restsUntil.get(who);
        if (until == null) {
            return;
        }
        if (!until.isAfter(now)) {
            restsUntil.remove(who, until);
            return;
        }
        throw new CollectionFailure(
                FailureKind.RATE_LIMITED,
                scope,
                "nearly all of a limit of Meta is used" + (who.isEmpty() ? "" : " for " + who)
                        + ", so nothing is asked",
                until,
                null,
                null);
    }
}
