package id.pantas.scoring;

import id.pantas.calendar.Period;
import id.pantas.registry.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which obligatory posts of the leader units repeated, for the component Repost. Implemented by the module that owns the duty;
 * while none does, the component is left out of every score.
 */
public interface RepostFacts {

    /**
     * The duty of units in a period. Units of one league have the same posts to repeat; where there are none (also because the
     * duty rests during an election) they are absent, and the component is left out of their whole league.
     */
    Map<UnitId, Items> of(Collection<UnitId> units, Period period, Instant now);

    /**
     * @param duties obligatory posts published at least 24 hours before the period's end, at least one
     * @param peers official peers of which the unit repeated a post in the period, each once
     */
    record Items(List<Duty> duties, List<Peer> peers) {}

    /**
     * @param post number of the leader's post
     * @param publishedAt when; {@code day} its day in the regency's zone
     * @param after how long after it the unit repeated it inside the period; null if it did not
     */
    record Duty(
            long post,
            Instant publishedAt,
            LocalDate day,
            @Nullable Duration after) {}

    /** @param unit the peer; {@code post} the first of its posts that was repeated */
    record Peer(UnitId unit, long post, LocalDate day) {}
}
