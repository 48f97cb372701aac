package id.pantas.compliance;

import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.Set;

/**
 * Whether figures may be computed from a platform's statistics: ratios, sums and scores such as Gaung. YouTube forbids it
 * until its amendment for analytics is accepted (derived metrics policy, in force since 4 May 2026).
 */
public interface DerivedMetrics {

    /**
     * The platforms whose statistics must not enter a computed figure, by the decisions in force at {@code at}. Ask for a
     * closed period with its end, so that a later decision does not rewrite what was computed then.
     */
    Set<Platform> withheld(Instant at);

    /**
     * The platforms whose statistics are deleted after a time, so that what was computed from them cannot be computed again
     * from the same figures.
     */
    Set<Platform> passing();
}
