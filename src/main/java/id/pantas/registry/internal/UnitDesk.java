package id.pantas.registry.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.registry.League;
import id.pantas.registry.NewUnit;
import id.pantas.registry.Refusal;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Registers and changes units; called with the write turn taken, inside a transaction. */
@Component
class UnitDesk {

    private static final Pattern DISTRICT_CODE = Pattern.compile("\\d{2}\\.\\d{2}\\.\\d{2}");
    private static final Pattern VILLAGE_CODE = Pattern.compile("\\d{2}\\.\\d{2}\\.\\d{2}\\.\\d{4}");
    private static final int SAVED_AT_ONCE = 500;

    private final UnitRepository units;
    private final EntityManager entities;
    private final AuditLog audit;
    private final Clock clock;

    UnitDesk(UnitRepository units, EntityManager entities, AuditLog audit, Clock clock) {
        this.units = units;
        this.entities = entities;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Registers units.
     *
     * @param audited whether each unit gets its own entry in the audit log
     */
    List<UnitId> add(List<NewUnit> wanted, boolean audited) {
        Instant now = clock.instant();
        Map<UnitId, Unit> known = new HashMap<>();
        Set<String> names = new HashSet<>();
        Set<String> codes = new HashSet<>();
        Set<String> slugs = new HashSet<>();
        for (RegisteredUnit unit : units.all()) {
            Unit existing = unit.toUnit();
            known.put(existing.id(), existing);
            slugs.add(existing.slug());
            if (existing.active()) {
                names.add(nameKey(existing.kind(), existing.name(), existing.parent()));
            }
            if (existing.areaCode() != null) {
                codes.add(existing.areaCode());
            }
        }
        List<NewUnit> checked =
                wanted.stream().map(unit -> checked(unit, known)).toList();
        Map<String, Integer> sameName = new HashMap<>();
        checked.forEach(unit -> sameName.merge(Slugs.of(unit.name()), 1, Integer::sum));

        List<UnitId> added = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (NewUnit unit : checked) {
            if (!names.add(nameKey(unit.kind(), unit.name(), unit.parent()))) {
                throw new Refusal("name", "unitNameTaken", unit.name());
            }
            if (unit.areaCode() != null && !codes.add(unit.areaCode())) {
                throw new Refusal("areaCode", "areaCodeTaken", unit.areaCode());
            }
            Unit parent = unit.parent() == null ? null : known.get(unit.parent());
            boolean shared = sameName.getOrDefault(Slugs.of(unit.name()), 1) > 1;
            String slug = Slugs.free(unit.name(), parent == null ? null : parent.name(), shared, slugs);
            UnitId id = new UnitId(UUID.randomUUID());
            entities.persist(new RegisteredUnit(id, unit, slug, now));
            added.add(id);
            changes.add(change("unitAdded", id, unit.name(), null, unit.name() + " (" + unit.kind() + ")"));
            if (added.size() % SAVED_AT_ONCE == 0) {
                entities.flush();
                entities.clear();
            }
        }
        entities.flush();
        if (audited) {
            audit.recordAll(changes);
        }
        return added;
    }

    void rename(UnitId id, String name, String shortName) {
        RegisteredUnit unit = required(id);
        Unit before = unit.toUnit();
        String newName = Words.line("name", name, 3, 120);
        String newShort = Words.line("shortName", shortName, 1, 40);
        if (before.name().equals(newName) && before.shortName().equals(newShort)) {
            return;
        }
        String key = nameKey(before.kind(), newName, before.parent());
        for (RegisteredUnit other : units.activeNamed(newName.toLowerCase(Locale.ROOT))) {
            Unit existing = other.toUnit();
            if (!existing.id().equals(id)
                    && nameKey(existing.kind(), existing.name(), existing.parent())
                            .equals(key)) {
                throw new Refusal("name", "unitNameTaken", newName);
            }
        }
        unit.rename(newName, newShort);
        units.save(unit);
        audit.record(
                change("unitRenamed", id, newName, both(before.name(), before.shortName()), both(newName, newShort)));
    }

    void changeLeague(UnitId id, League league) {
        RegisteredUnit unit = required(id);
        Unit before = unit.toUnit();
        if (before.league() == league) {
            return;
        }
        checkLeague(before.kind(), league);
        unit.playIn(league);
        units.save(unit);
        String from = before.league() == null ? null : before.league().displayName();
        audit.record(change("leagueChanged", id, before.name(), from, league.displayName()));
    }

    void changeAreaCode(UnitId id, @Nullable String areaCode) {
        RegisteredUnit unit = required(id);
        Unit before = unit.toUnit();
        String code = areaCode(before.kind(), areaCode);
        if (code == null ? before.areaCode() == null : code.equals(before.areaCode())) {
            return;
        }
        if (code != null && units.findByAreaCode(code).isPresent()) {
            throw new Refusal("areaCode", "areaCodeTaken", code);
        }
        unit.locate(code);
        units.save(unit);
        audit.record(change("areaCodeChanged", id, before.name(), before.areaCode(), code));
    }

    void dissolve(UnitId id, Instant now) {
        RegisteredUnit unit = required(id);
        if (units.countActiveBelow(id) > 0) {
            throw new Refusal("", "unitHasUnits", unit.toUnit().name());
        }
        unit.dissolve(now);
        units.save(unit);
        audit.record(
                change("unitDissolved", id, unit.toUnit().name(), unit.toUnit().name(), null));
    }

    /** The active unit with this id. */
    RegisteredUnit required(UnitId id) {
        RegisteredUnit unit = units.findById(id).orElseThrow(() -> new Refusal("unit", "noSuchUnit", id.toString()));
        if (!unit.toUnit().active()) {
            throw new Refusal("unit", "unitDissolved", unit.toUnit().name());
        }
        return unit;
    }

    String nameOf(UnitId id) {
        return units.findById(id).map(unit -> unit.toUnit().name()).orElse(id.toString());
    }

    static Change change(String action, UnitId unit, String label, @Nullable String from, @Nullable String to) {
        return new Change("registry.audit." + action, "unit", unit.toString(), label, from, to);
    }

    private static NewUnit checked(NewUnit unit, Map<UnitId, Unit> known) {
        String name = Words.line("name", unit.name(), 3, 120);
        String shortName = Words.line("shortName", unit.shortName(), 1, 40);
        League league = unit.league() == null ? onlyLeague(unit.kind()) : unit.league();
        checkLeague(unit.kind(), league);
        boolean needsParent = unit.kind() == UnitKind.DESA || unit.kind() == UnitKind.KELURAHAN;
        if (needsParent) {
            Unit parent = unit.parent() == null ? null : known.get(unit.parent());
            if (parent == null || parent.kind() != UnitKind.KECAMATAN || !parent.active()) {
                throw new Refusal("parent", "parentNeeded", name);
            }
        } else if (unit.parent() != null) {
            throw new Refusal("parent", "parentNotAllowed", name);
        }
        return new NewUnit(unit.kind(), league, name, shortName, unit.parent(), areaCode(unit.kind(), unit.areaCode()));
    }

    private static @Nullable League onlyLeague(UnitKind kind) {
        return switch (kind) {
            case PIMPINAN, OPD -> null;
            case KECAMATAN -> League.KECAMATAN;
            case DESA, KELURAHAN -> League.DESA;
        };
    }

    private static void checkLeague(UnitKind kind, @Nullable League league) {
        boolean fits = switch (kind) {
            case PIMPINAN -> league == null;
            case OPD -> league == League.OPD_LAYANAN || league == League.OPD_PENDUKUNG;
            case KECAMATAN, DESA, KELURAHAN -> league == onlyLeague(kind);
        };
        if (!fits) {
            throw new Refusal("league", "leagueDoesNotFit", kind.displayName());
        }
    }

    private static @Nullable String areaCode(UnitKind kind, @Nullable String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        String stripped = code.strip();
        boolean fits = switch (kind) {
            case PIMPINAN, OPD -> false;
            case KECAMATAN -> DISTRICT_CODE.matcher(stripped).matches();
            case DESA, KELURAHAN -> VILLAGE_CODE.matcher(stripped).matches();
        };
        if (!fits) {
            throw new Refusal("areaCode", "areaCodeDoesNotFit", stripped, kind.displayName());
        }
        return stripped;
    }

    private static String nameKey(UnitKind kind, String name, @Nullable UnitId parent) {
        return kind + "|" + name.toLowerCase(Locale.ROOT) + "|" + parent;
    }

    private static String both(String name, String shortName) {
        return name + " (" + shortName + ")";
    }
}
