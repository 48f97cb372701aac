package id.pantas.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Answers for one platform; paths begin after the platform's own prefix. */
interface PlatformDesk {

    SimulatedPlatform platform();

    /** Which account a request is about; null if about several or none. */
    @Nullable
    SimulatedAccount accountOf(Asked asked);

    Answer answer(Asked asked, Instant now);

    /** What this platform sends for a failure that it answers itself; {@code truth} is what it would send else. */
    Answer failed(Failure failure, Answer truth, Instant now);
}
