package id.pantas.compliance;

import id.pantas.registry.Platform;
import org.jspecify.annotations.Nullable;

/**
 * How long one kind of data of a platform is kept.
 *
 * @param days 0 or more; null = not limited here
 * @param least the fewest days that may be chosen
 * @param most the most days that may be chosen, by the contract or our own rule; null if neither names any
 * @param own whether people here chose the days, rather than taking the default
 */
public record RetentionRule(
        Platform platform,
        DataKind kind,
        @Nullable Integer days,
        int least,
        @Nullable Integer most,
        boolean own) {}
