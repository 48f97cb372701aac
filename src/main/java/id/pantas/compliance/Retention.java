package id.pantas.compliance;

import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long data of each platform are kept, and the runs that forget what is older. */
public interface Retention {

    /** The rule in force. */
    RetentionRule rule(Platform platform, DataKind kind);

    /** The rules of all platforms that a contract or a person set, in the order of platforms and kinds. */
    List<RetentionRule> rules();

    /**
     * Sets how long data are kept; in the audit log.
     *
     * @param days null = the default again
     * @throws ComplianceRefused if it is outside of what the contract or the score allows
     */
    void keep(Platform platform, DataKind kind, @Nullable Integer days, String by, Instant now);

    /**
     * Forgets all that is over its time, in small steps, and records what it did. Safe to be killed and to run twice at once.
     *
     * @param now an instant that does not go back from run to run
     */
    RetentionRun run(Instant now);

    /** The newest runs first, at most {@code limit}. */
    List<RetentionRun> runs(int limit);
}
