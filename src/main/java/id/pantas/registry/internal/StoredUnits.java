package id.pantas.registry.internal;

import id.pantas.registry.League;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitFilter;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitPage;
import id.pantas.registry.Units;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.JpaSort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reading units. */
@Service
@Transactional(readOnly = true)
class StoredUnits implements Units {

    /** PostgreSQL takes 65,535 parameters in one statement. */
    static final int MOST_PARAMETERS = 10_000;

    private final UnitRepository units;

    StoredUnits(UnitRepository units) {
        this.units = units;
    }

    @Override
    public Optional<Unit> find(UnitId id) {
        return units.findById(id).map(RegisteredUnit::toUnit);
    }

    @Override
    public Optional<Unit> findBySlug(String slug) {
        return units.findBySlug(slug).map(RegisteredUnit::toUnit);
    }

    @Override
    public Optional<Unit> findByAreaCode(String areaCode) {
        return units.findByAreaCode(areaCode).map(RegisteredUnit::toUnit);
    }

    @Override
    public Map<UnitId, Unit> byIds(Collection<UnitId> ids) {
        Map<UnitId, Unit> found = new HashMap<>();
        for (List<UnitId> part : parts(ids)) {
            for (RegisteredUnit unit : units.byIds(part)) {
                found.put(unit.toUnit().id(), unit.toUnit());
            }
        }
        return found;
    }

    @Override
    public UnitPage search(UnitFilter filter, int page, int size) {
        String text = filter.text() == null ? "" : filter.text().strip().toLowerCase(Locale.ROOT);
        String escaped = text.replaceAll("([!%_])", "!$1");
        String pattern = text.isEmpty() ? null : "%" + escaped + "%";
        String code = text.isEmpty() ? null : escaped + "%";
        Page<RegisteredUnit> found = search(filter, pattern, code, Math.max(1, page), size);
        if (page > Math.max(1, found.getTotalPages())) {
            found = search(filter, pattern, code, Math.max(1, found.getTotalPages()), size);
        }
        return new UnitPage(list(found.getContent()), found.getNumber() + 1, size, found.getTotalElements());
    }

    @Override
    public List<Unit> all() {
        return list(units.all());
    }

    @Override
    public List<Unit> active() {
        return list(units.active());
    }

    @Override
    public List<Unit> inLeague(League league) {
        return list(units.inLeague(league));
    }

    private Page<RegisteredUnit> search(
            UnitFilter filter, @Nullable String pattern, @Nullable String code, int page, int size) {
        Sort byName = JpaSort.unsafe("lower(u.name)").and(Sort.by("id.value"));
        Sort order = switch (filter.sort()) {
            case NAME -> byName;
            case NAME_DESCENDING ->
                JpaSort.unsafe(Sort.Direction.DESC, "lower(u.name)").and(Sort.by("id.value"));
            case KIND -> Sort.by("kind").and(byName);
            case AREA -> Sort.by("areaCode").and(byName);
        };
        return units.search(
                pattern,
                code,
                filter.kind(),
                filter.league(),
                filter.parent() == null ? null : filter.parent().value(),
                filter.dissolved(),
                PageRequest.of(page - 1, size, order));
    }

    static <T> List<List<T>> parts(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> parts = new ArrayList<>();
        for (int i = 0; i < list.size(); i += MOST_PARAMETERS) {
            parts.add(list.subList(i, Math.min(list.size(), i + MOST_PARAMETERS)));
        }
        return parts;
    }

    private static List<Unit> list(List<RegisteredUnit> units) {
        return units.stream().map(RegisteredUnit::toUnit).toList();
    }
}
