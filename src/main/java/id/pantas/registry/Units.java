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

    /** The unit with this area code, also a dissolved one. */
    Optional<Unit> findByAreaCode(String areaCode);

    /** One page of the units that match; a page beyond the last gives the last. */
    UnitPage search(UnitFilter filter, int page, int size);

    /** Every unit, dissolved ones too, in the order of their official names. */
    List<Unit> all();

    /** Every active unit, leaders included, in the order of their official names. */
    List<Unit> active();

    /** The active units of a league, in the order of their official names. */
    List<Unit> inLeague(League league);
}
