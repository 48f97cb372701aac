package id.pantas.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The monitored units of the regency. */
public interface Units {

    Optional<Unit> find(UnitId id);

    Optional<Unit> findBySlug(String slug);

    /** Those of {@code ids} that exist, by id. */
    Map<UnitId, Unit> byIds(Collection<UnitId> ids);

    /** Every active unit, leaders included, in the order of their official names. */
    List<Unit> active();

    /** The active units of a league, in the order of their official names. */
    List<Unit> inLeague(League league);
}
