package id.pantas.setup.imports;

import id.pantas.registry.League;
import id.pantas.registry.NewUnit;
import id.pantas.registry.Registry;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.setup.ImportRow.Remark;
import id.pantas.setup.ImportVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges rows of units: kode instansi, jenis, liga, nama resmi, nama singkat, kecamatan, kode wilayah. */
final class UnitJudge implements RowJudge {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_SHORT_NAME = 40;

    private final UnitLookup units;
    private final ImportTexts texts;
    private final Map<String, Integer> rowsByIdentity = new HashMap<>();
    private final Map<String, String> newDistricts = new HashMap<>();
    private final Set<String> newAreaCodes = new HashSet<>();

    UnitJudge(UnitLookup units, ImportTexts texts) {
        this.units = units;
        this.texts = texts;
    }

    private record Wish(
            UnitKind kind,
            @Nullable League league,
            String name,
            String shortName,
            @Nullable String areaCode) {}

    @Override
    public Judged judge(int rowNumber, List<String> cells) {
        String code = cells.get(0);
        String name = cells.get(3).replaceAll("[\\p{Z}\\s]+", " ");
        String parentName = cells.get(5);
        String areaCode = cells.get(6);
        List<Remark> problems = new ArrayList<>();
        UnitKind kind = kind(cells.get(1), problems);
        League league = kind == null ? null : league(kind, cells.get(2), problems);
        if (name.length() < 3 || name.length() > LONGEST_NAME) {
            problems.add(texts.remark("nama resmi", "unit.nameLength", name.length(), LONGEST_NAME));
        }
        String shortName = cells.get(4).isEmpty() ? shortened(name) : cells.get(4);
        if (shortName.length() > LONGEST_SHORT_NAME) {
            problems.add(texts.remark("nama singkat", "unit.shortNameLength", shortName.length(), LONGEST_SHORT_NAME));
        }
        if (kind != null && !areaCode.isEmpty() && !areaCodeFits(kind, areaCode)) {
            problems.add(texts.remark("kode wilayah", "unit.areaCode", areaCode));
        }
        if (kind == null || !problems.isEmpty()) {
            return Judged.error(problems.toArray(Remark[]::new));
        }
        Wish wish = new Wish(kind, league, name, shortName, areaCode.isEmpty() ? null : areaCode);
        boolean below = kind == UnitKind.DESA || kind == UnitKind.KELURAHAN;
        String parentKey = districtKey(parentName);
        Unit parent = below && !parentName.isEmpty() ? district(parentName, parentKey) : null;
        boolean parentInFile = below && newDistricts.containsKey(parentKey);
        if (below && parent == null && !parentInFile) {
            String key = parentName.isEmpty() ? "unit.parentEmpty" : "unit.parentUnknown";
            return Judged.error(texts.remark("kecamatan", key, parentName));
        }
        if (!below && !parentName.isEmpty()) {
            return Judged.error(texts.remark("kecamatan", "unit.parentNotAllowed"));
        }
        String identity = kind + "|" + UnitLookup.key(name) + "|" + (below ? parentKey : "");
        Integer earlier = rowsByIdentity.putIfAbsent(identity, rowNumber);
        if (earlier != null) {
            return Judged.error(texts.remark("nama resmi", "twice", earlier));
        }
        Unit known = known(code, wish, parent);
        if (!code.isEmpty() && known == null) {
            return Judged.error(texts.remark("kode instansi", "unit.noCode", code));
        }
        if (known != null) {
            return compare(known, wish, parent, below);
        }
        if (wish.areaCode() != null && !newAreaCodes.add(wish.areaCode())) {
            return Judged.error(texts.remark("kode wilayah", "unit.areaCodeTwice", wish.areaCode()));
        }
        if (kind == UnitKind.KECAMATAN) {
            newDistricts.put(districtKey(name), identity);
        }
        UnitId parentId = parent == null ? null : parent.id();
        String parentIdentity = newDistricts.get(parentKey);
        return Judged.of(
                ImportVerdict.NEW,
                work -> work.add(
                        identity,
                        below,
                        added -> new NewUnit(
                                wish.kind(),
                                wish.league(),
                                wish.name(),
                                wish.shortName(),
                                parentId == null && below ? added.get(parentIdentity) : parentId,
                                wish.areaCode())));
    }

    private @Nullable Unit known(String code, Wish wish, @Nullable Unit parent) {
        if (!code.isEmpty()) {
            return units.bySlug(code);
        }
        if (wish.areaCode() != null) {
            Unit there = units.byArea(wish.areaCode());
            if (there != null) {
                return there;
            }
        }
        UnitId parentId = parent == null ? null : parent.id();
        for (Unit unit : units.named(wish.name())) {
            boolean samePlace = parentId == null ? unit.parent() == null : parentId.equals(unit.parent());
            if (unit.kind() == wish.kind()
                    && samePlace
                    && UnitLookup.key(unit.name()).equals(UnitLookup.key(wish.name()))) {
                return unit;
            }
        }
        return null;
    }

    private Judged compare(Unit known, Wish wish, @Nullable Unit parent, boolean below) {
        if (!known.active()) {
            return Judged.error(texts.remark("nama resmi", "unit.dissolved", known.name()));
        }
        if (known.kind() != wish.kind()) {
            return Judged.error(texts.remark(
                    "jenis", "unit.kindStays", known.name(), known.kind().displayName()));
        }
        if (below && (parent == null || !parent.id().equals(known.parent()))) {
            return Judged.error(texts.remark("kecamatan", "unit.parentStays", known.name()));
        }
        List<Consumer<Registry>> changes = new ArrayList<>();
        if (!known.name().equals(wish.name()) || !known.shortName().equals(wish.shortName())) {
            changes.add(registry -> registry.renameUnit(known.id(), wish.name(), wish.shortName()));
        }
        League league = wish.league();
        if (league != null && league != known.league()) {
            changes.add(registry -> registry.changeLeague(known.id(), league));
        }
        if (wish.areaCode() != null && !wish.areaCode().equals(known.areaCode())) {
            Unit owner = units.byArea(wish.areaCode());
            if (owner != null) {
                return Judged.error(texts.remark("kode wilayah", "unit.areaCodeTaken", wish.areaCode(), owner.name()));
            }
            changes.add(registry -> registry.changeAreaCode(known.id(), wish.areaCode()));
        }
        return changes.isEmpty()
                ? Judged.same()
                : Judged.of(ImportVerdict.CHANGED, work -> changes.forEach(work::change));
    }

    private @Nullable Unit district(String name, String key) {
        Unit byCode = units.bySlug(name) == null ? units.byArea(name) : units.bySlug(name);
        if (byCode != null && byCode.kind() == UnitKind.KECAMATAN && byCode.active()) {
            return byCode;
        }
        return Stream.concat(units.named(key).stream(), units.named(name).stream())
                .filter(unit -> unit.kind() == UnitKind.KECAMATAN)
                .findFirst()
                .orElse(null);
    }

    /** "Anyar", "Kec. Anyar" and "Kecamatan Anyar" are the same. */
    private static String districtKey(String name) {
        String key = UnitLookup.key(name);
        return key.startsWith("kecamatan ") ? key : "kecamatan " + key;
    }

    private @Nullable UnitKind kind(String written, List<Remark> problems) {
        for (UnitKind kind : UnitKind.values()) {
            if (kind.name().equalsIgnoreCase(written) || kind.displayName().equalsIgnoreCase(written)) {
                return kind;
            }
        }
        problems.add(texts.remark("jenis", "unit.kind", written));
        return null;
    }

    private @Nullable League league(UnitKind kind, String written, List<Remark> problems) {
        if (kind != UnitKind.OPD) {
            League only =
                    kind == UnitKind.PIMPINAN ? null : kind == UnitKind.KECAMATAN ? League.KECAMATAN : League.DESA;
            boolean fits = written.isEmpty() || only != null && isNamed(only, written);
            if (!fits) {
                problems.add(texts.remark("liga", "unit.leagueDoesNotFit", written, kind.displayName()));
            }
            return only;
        }
        for (League league : List.of(League.OPD_LAYANAN, League.OPD_PENDUKUNG)) {
            if (isNamed(league, written)) {
                return league;
            }
        }
        problems.add(texts.remark("liga", "unit.league", written));
        return null;
    }

    private static boolean isNamed(League league, String written) {
        String plain = written.replaceAll("[_\\s]+", " ");
        return league.displayName().equalsIgnoreCase(plain)
                || league.displayName().replaceFirst("^OPD ", "").equalsIgnoreCase(plain);
    }

    private static boolean areaCodeFits(UnitKind kind, String code) {
        return switch (kind) {
            case PIMPINAN, OPD -> false;
            case KECAMATAN -> code.matches("\\d{2}\\.\\d{2}\\.\\d{2}");
            case DESA, KELURAHAN -> code.matches("\\d{2}\\.\\d{2}\\.\\d{2}\\.\\d{4}");
        };
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_SHORT_NAME ? name : name.substring(0, LONGEST_SHORT_NAME - 1) + "…";
    }
}
