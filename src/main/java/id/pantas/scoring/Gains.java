package id.pantas.scoring;

import id.pantas.registry.UnitId;
import java.time.Instant;
import java.util.List;

/** What would raise a unit's running score most. */
public interface Gains {

    /**
     * What can still be done in the period that is open at {@code now}, what adds most first; empty for a unit without a score,
     * or if nothing adds anything. Each is computed by itself; done together they may add less.
     */
    List<Gain> of(UnitId unit, Instant now);
}
