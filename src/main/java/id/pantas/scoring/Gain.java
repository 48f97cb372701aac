package id.pantas.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one thing done would add to a running score, computed by running the formula again with it (scoring method 3.9).
 *
 * @param action what is to be done
 * @param count how often, at least 1
 * @param of of how many that are possible; for {@link Action#PUBLISH} on how many days without content of value; else {@code
 *     count}
 * @param subject number of the case it is about; null otherwise
 * @param until when it can be done at the latest; null if until the period ends
 * @param points what it adds, more than 0, 2 decimals
 * @param total the score afterwards, 0 to 100, 2 decimals
 */
public record Gain(
        Action action,
        int count,
        int of,
        @Nullable String subject,
        @Nullable Instant until,
        BigDecimal points,
        BigDecimal total) {

    /** What a unit can do for its score before the period ends. */
    public enum Action {
        /** Publish work. */
        PUBLISH,
        /** Repeat the leader's obligatory posts that are still missing. */
        REPOST_LEADER,
        /** Repeat posts of other official units. */
        REPOST_PEERS,
        /** Answer a citizen. */
        ANSWER,
        /** Finish a complaint, with proof. */
        SOLVE,
        /** Do patrols that are still to come. */
        PATROL
    }
}
