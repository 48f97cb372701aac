package id.pantas.setup.imports;

import id.pantas.registry.AccountHandle;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.setup.ImportRow.Remark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds registered units by what people write in a table. */
final class UnitLookup {

    /** Suggestions cost a walk over all units; more than these mistakes have one cause. */
    private static final int MOST_SUGGESTIONS = 200;

    private final ImportTexts texts;
    private final Map<UnitId, Unit> byId = new HashMap<>();
    private final Map<String, Unit> bySlug = new HashMap<>();
    private final Map<String, Unit> byArea = new HashMap<>();
    private final Map<String, List<Unit>> byName = new HashMap<>();
    private int suggestions;

    UnitLookup(List<Unit> units, ImportTexts texts) {
        this.texts = texts;
        for (Unit unit : units) {
            byId.put(unit.id(), unit);
            bySlug.put(unit.slug(), unit);
            if (unit.areaCode() != null) {
                byArea.put(unit.areaCode(), unit);
            }
            if (unit.active()) {
                name(unit.name(), unit);
                if (!key(unit.shortName()).equals(key(unit.name()))) {
                    name(unit.shortName(), unit);
                }
            }
        }
    }

    /** A unit, or why none was found. */
    record Found(@Nullable Unit unit, @Nullable Remark problem) {}

    @Nullable
    Unit bySlug(String slug) {
        return bySlug.get(slug.toLowerCase(Locale.ROOT));
    }

    @Nullable
    Unit byArea(String code) {
        return byArea.get(code);
    }

    @Nullable
    Unit byId(UnitId id) {
        return byId.get(id);
    }

    List<Unit> named(String name) {
        return byName.getOrDefault(key(name), List.of());
    }

    /** Finds the unit a row is about, by its code if that is given, else by its name. */
    Found find(String code, String name) {
        if (!code.isEmpty()) {
            Unit unit = bySlug(code) == null ? byArea.get(code) : bySlug(code);
            if (unit == null) {
                return new Found(null, texts.remark("kode instansi", "unit.noCode", code));
            }
            return active(unit, "kode instansi");
        }
        if (name.isEmpty()) {
            return new Found(null, texts.remark("nama instansi", "unit.empty"));
        }
        List<Unit> named = named(name);
        if (named.size() == 1) {
            return active(named.get(0), "nama instansi");
        }
        if (named.size() > 1) {
            String codes = named.stream().map(Unit::slug).sorted().limit(5).collect(Collectors.joining(", "));
            return new Found(null, texts.remark("nama instansi", "unit.ambiguous", named.size(), name, codes));
        }
        Unit other = byArea.get(name) == null ? bySlug(name) : byArea.get(name);
        if (other != null) {
            return active(other, "nama instansi");
        }
        String like = suggestion(name);
        Remark problem = like == null
                ? texts.remark("nama instansi", "unit.noName", name)
                : texts.remark("nama instansi", "unit.noNameButLike", name, like);
        return new Found(null, problem);
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{Z}\\s]+", " ")
                .replaceFirst("^kec(?:amatan)?\\.? ", "kecamatan ")
                .replaceFirst("^kel(?:urahan)?\\.? ", "kelurahan ")
                .strip();
    }

    private Found active(Unit unit, String column) {
        return unit.active()
                ? new Found(unit, null)
                : new Found(null, texts.remark(column, "unit.dissolved", unit.name()));
    }

    private @Nullable String suggestion(String name) {
        if (suggestions++ >= MOST_SUGGESTIONS) {
            return null;
        }
        String fold = AccountHandle.foldOf(name);
        for (Unit unit : byId.values()) {
            if (unit.active()
                    && (AccountHandle.foldsResemble(fold, AccountHandle.foldOf(unit.name()))
                            || AccountHandle.foldsResemble(fold, AccountHandle.foldOf(unit.shortName())))) {
                return unit.name();
            }
        }
        return null;
    }

    private void name(String name, Unit unit) {
        byName.computeIfAbsent(key(name), k -> new ArrayList<>()).add(unit);
    }
}
