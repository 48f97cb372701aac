package id.pantas.compliance;

import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What platforms themselves told us about deletions; the module that keeps posts answers. */
public interface DeletionSignals {

    /** Each platform that has tombstones, in the order of {@link Platform}. */
    List<Signal> signals();

    /**
     * @param gone posts that left the platform
     * @param emptied those of {@code gone} whose content is removed here
     * @param latest when the last one was noticed
     */
    record Signal(
            Platform platform,
            long gone,
            long emptied,
            @Nullable Instant latest) {}
}
