package id.pantas.registry.internal;

import id.pantas.registry.League;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface UnitRepository extends Repository<RegisteredUnit, UnitId> {

    RegisteredUnit save(RegisteredUnit unit);

    Optional<RegisteredUnit> findById(UnitId id);

    Optional<RegisteredUnit> findBySlug(String slug);

    Optional<RegisteredUnit> findByAreaCode(String areaCode);

    @Query("select u from RegisteredUnit u where u.id in :ids")
    List<RegisteredUnit> byIds(Collection<UnitId> ids);

    @Query("select u from RegisteredUnit u order by lower(u.name), u.id.value")
    List<RegisteredUnit> all();

    @Query("select u from RegisteredUnit u where u.dissolvedAt is null order by lower(u.name), u.id.value")
    List<RegisteredUnit> active();

    @Query("select u from RegisteredUnit u where u.dissolvedAt is null and lower(u.name) = :name")
    List<RegisteredUnit> activeNamed(String name);

    @Query("select u from RegisteredUnit u where u.dissolvedAt is null and u.league = :league"
            + " order by lower(u.name), u.id.value")
    List<RegisteredUnit> inLeague(League league);

    @Query("select count(u) from RegisteredUnit u where u.parent = :parent and u.dissolvedAt is null")
    long countActiveBelow(UnitId parent);

    @Query("select count(u) from RegisteredUnit u")
    long countAll();

    @Query("""
            select u from RegisteredUnit u
             where (:pattern is null or lower(u.name) like :pattern escape '!' or lower(u.shortName) like :pattern
                    escape '!' or u.areaCode like :code escape '!')
               and (:kind is null or u.kind = :kind)
               and (:league is null or u.league = :league)
               and (:parent is null or u.parent.value = :parent)
               and (:dissolved is null or (:dissolved = true and u.dissolvedAt is not null)
                    or (:dissolved = false and u.dissolvedAt is null))""")
    Page<RegisteredUnit> search(
            @Nullable String pattern,
            @Nullable String code,
            @Nullable UnitKind kind,
            @Nullable League league,
            @Nullable UUID parent,
            @Nullable Boolean dissolved,
            Pageable page);
}
