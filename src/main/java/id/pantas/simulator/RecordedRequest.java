package id.pantas.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request as the simulator saw it. Credentials are not kept.
 *
 * @param path with query, beginning with {@code /x}, {@code /youtube} or {@code /website}
 * @param account key of the account it was about, null for look-ups of several or none
 * @param status of the answer, 0 if the connection was ended instead
 * @param failure what was switched on for it, null if nothing
 * @param at by the simulator's clock
 */
public record RecordedRequest(
        SimulatedPlatform platform,
        String method,
        String path,
        @Nullable String account,
        int status,
        @Nullable Failure failure,
        Instant at) {}
