package id.pantas.wording;

import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names of a regency's kecamatan, desa and kelurahan in texts. Spelling is forgiven as far as it is safe (blanks,
 * doubled letters, old spelling; one wrong letter behind a word such as "desa"). A name that is also a common word, or the
 * name of another regency, counts only behind such a word. A name that several units have is settled by its context, or left open
 * with all of them. Immutable and thread-safe.
 */
public final class PlaceNames {

    private static final int LONGEST_NAME = 4;
    private static final int SHORTEST_GUESSED = 5;
    private static final int MOST_MENTIONS = 20;

    private final Map<String, List<Unit>> byKey = new HashMap<>();
    private final Map<UnitId, Unit> byId = new HashMap<>();
    private final PlaceCues cues = PlaceCues.shipped();
    private final CommonWords common;

    /**
     * @param units the units of the registry; only active kecamatan, desa and kelurahan are looked for
     * @param otherRegencies names of regencies and cities, such as {@code Kabupaten Bandung}: whoever writes that name without more
     *     means that one
     */
    public PlaceNames(Collection<Unit> units, Collection<String> otherRegencies) {
        this.common = CommonWords.shipped(otherRegencies);
        for (Unit unit : units) {
            if (unit.active() && isPlace(unit.kind())) {
                byId.put(unit.id(), unit);
                for (String key : PlaceKey.namesOf(unit)) {
                    byKey.computeIfAbsent(key, same -> new ArrayList<>()).add(unit);
                }
            }
        }
    }

    private static boolean isPlace(UnitKind kind) {
        return kind == UnitKind.KECAMATAN || kind == UnitKind.DESA || kind == UnitKind.KELURAHAN;
    }

    /**
     * The places a text names.
     *
     * @param own the unit under whose account it was written, null if unknown; matters if it is a place itself
     */
    public PlaceFinding find(List<Word> words, @Nullable Unit own) {
        Map<String, Name> names = new LinkedHashMap<>();
        for (int i = 0; i < words.size() && names.size() < MOST_MENTIONS; ) {
            Name name = nameAt(words, i);
            if (name == null) {
                i++;
            } else {
                names.merge(name.key(), name, Name::clearer);
                i += name.length();
            }
        }
        return settle(List.copyOf(names.values()), own);
    }

    /** A name as found, before its context is known. */
    private record Name(String key, String surface, int length, List<Unit> units, PlaceCues.@Nullable Cue cue) {

        boolean kindSaid() {
            return cue == PlaceCues.Cue.KECAMATAN || cue == PlaceCues.Cue.DESA;
        }

        static Name clearer(Name first, Name second) {
            return second.kindSaid() && !first.kindSaid() ? second : first;
        }
    }

    private @Nullable Name nameAt(List<Word> words, int at) {
        PlaceCues.Cue cue = at == 0 ? null : cues.of(words, at - 1);
        for (int length = Math.min(LONGEST_NAME, words.size() - at); length > 0; length--) {
            String key = PlaceKey.of(words, at, length);
            List<Unit> units = key.isEmpty() ? null : byKey.get(key);
            if (units != null && isMeant(key, words, at, cue)) {
                return new Name(key, surface(words, at, length), length, ofKind(units, cue), cue);
            }
        }
        return cue == PlaceCues.Cue.KECAMATAN || cue == PlaceCues.Cue.DESA ? guessed(words, at, cue) : null;
    }

    private boolean isMeant(String key, List<Word> words, int at, PlaceCues.@Nullable Cue cue) {
        boolean kindSaid = cue == PlaceCues.Cue.KECAMATAN || cue == PlaceCues.Cue.DESA;
        return switch (common.weight(key)) {
            case NAME -> true;
            case WORD -> kindSaid;
            case WORD_OR_PLACE ->
                kindSaid
                        || cue == PlaceCues.Cue.IN
                        || (cue == PlaceCues.Cue.AT && words.get(at).capital());
        };
    }

    /** One wrong letter, behind a word that says that a name follows. */
    private @Nullable Name guessed(List<Word> words, int at, PlaceCues.Cue cue) {
        for (int length = Math.min(2, words.size() - at); length > 0; length--) {
            String key = PlaceKey.of(words, at, length);
            if (key.length() < SHORTEST_GUESSED || (length == 1 && common.weight(key) != CommonWords.Weight.NAME)) {
                continue;
            }
            List<Unit> near = new ArrayList<>();
            byKey.forEach((name, units) -> {
                if (PlaceKey.oneApart(name, key)) {
                    near.addAll(ofExactly(units, cue));
                }
            });
            if (near.size() == 1) {
                return new Name(key, surface(words, at, length), length, near, cue);
            }
        }
        return null;
    }

    private static List<Unit> ofKind(List<Unit> units, PlaceCues.@Nullable Cue cue) {
        List<Unit> exact = ofExactly(units, cue);
        return exact.isEmpty() ? units : exact;
    }

    private static List<Unit> ofExactly(List<Unit> units, PlaceCues.@Nullable Cue cue) {
        if (cue != PlaceCues.Cue.KECAMATAN && cue != PlaceCues.Cue.DESA) {
            return units;
        }
        boolean kecamatan = cue == PlaceCues.Cue.KECAMATAN;
        return units.stream()
                .filter(unit -> (unit.kind() == UnitKind.KECAMATAN) == kecamatan)
                .toList();
    }

    private PlaceFinding settle(List<Name> names, @Nullable Unit own) {
        Set<UnitId> kecamatan = new HashSet<>();
        for (Name name : names) {
            name.units().stream()
                    .filter(unit -> unit.kind() == UnitKind.KECAMATAN)
                    .filter(unit -> name.cue() != PlaceCues.Cue.DESA)
                    .forEach(unit -> kecamatan.add(unit.id()));
        }
        List<PlaceMention> mentions =
                names.stream().map(name -> settle(name, kecamatan, own)).toList();
        Unit place = primary(mentions);
        boolean fromAccount = place == null && own != null && byId.containsKey(own.id()) && mentions.isEmpty();
        return new PlaceFinding(mentions, fromAccount ? own : place, fromAccount);
    }

    private PlaceMention settle(Name name, Set<UnitId> kecamatan, @Nullable Unit own) {
        List<Unit> units = name.units();
        if (units.size() == 1) {
            return new PlaceMention(
                    name.surface(),
                    units,
                    units.get(0),
                    name.kindSaid() ? PlaceMention.By.KIND_WORD : PlaceMention.By.ONLY_ONE);
        }
        Unit wider = kecamatanAroundTheOthers(units);
        if (wider != null) {
            return new PlaceMention(name.surface(), units, wider, PlaceMention.By.WIDER);
        }
        List<Unit> within = units.stream()
                .filter(unit -> unit.parent() != null && kecamatan.contains(unit.parent()))
                .toList();
        if (within.size() == 1) {
            return new PlaceMention(name.surface(), units, within.get(0), PlaceMention.By.KECAMATAN_IN_TEXT);
        }
        List<Unit> near = units.stream().filter(unit -> isNear(unit, own)).toList();
        if (near.size() == 1) {
            return new PlaceMention(name.surface(), units, near.get(0), PlaceMention.By.OWN_AREA);
        }
        return new PlaceMention(name.surface(), units, null, PlaceMention.By.OPEN);
    }

    /** Cikande: the kecamatan and the desa in it; every other desa of that name elsewhere keeps the question open. */
    private static @Nullable Unit kecamatanAroundTheOthers(List<Unit> units) {
        List<Unit> wide =
                units.stream().filter(unit -> unit.kind() == UnitKind.KECAMATAN).toList();
        if (wide.size() != 1) {
            return null;
        }
        UnitId around = wide.get(0).id();
        return units.stream().allMatch(unit -> unit.id().equals(around) || around.equals(unit.parent()))
                ? wide.get(0)
                : null;
    }

    private static boolean isNear(Unit unit, @Nullable Unit own) {
        if (own == null || !isPlace(own.kind())) {
            return false;
        }
        UnitId kecamatan = own.kind() == UnitKind.KECAMATAN ? own.id() : own.parent();
        return unit.id().equals(own.id())
                || unit.id().equals(kecamatan)
                || (kecamatan != null && kecamatan.equals(unit.parent()));
    }

    private static @Nullable Unit primary(List<PlaceMention> mentions) {
        Unit wide = null;
        Unit contradicting = null;
        Set<UnitId> kecamatan = new HashSet<>();
        for (PlaceMention mention : mentions) {
            Unit unit = mention.unit();
            if (unit != null && unit.kind() == UnitKind.KECAMATAN) {
                kecamatan.add(unit.id());
                wide = wide == null ? unit : wide;
            }
        }
        for (PlaceMention mention : mentions) {
            Unit unit = mention.unit();
            if (unit != null && unit.kind() != UnitKind.KECAMATAN) {
                if (kecamatan.isEmpty() || kecamatan.contains(unit.parent())) {
                    return unit;
                }
                contradicting = contradicting == null ? unit : contradicting;
            }
        }
        return wide != null ? wide : contradicting;
    }

    private static String surface(List<Word> words, int from, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < from + length; i++) {
            text.append(text.isEmpty() ? "" : " ").append(words.get(i).surface());
        }
        return text.toString();
    }
}
