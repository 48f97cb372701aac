package id.pantas.complaint.internal;

import id.pantas.registry.Unit;
import id.pantas.registry.UnitKind;
import id.pantas.wording.Word;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The OPD of the registry by what people call them. Immutable. */
class OfficeNames {

    private static final int LONGEST_NAME = 4;
    private static final int SHORTEST = 3;

    private final List<Unit> offices;
    private final Map<String, Unit> byName = new HashMap<>();

    OfficeNames(Collection<Unit> activeUnits) {
        offices = activeUnits.stream()
                .filter(unit -> unit.kind() == UnitKind.OPD)
                .sorted(Comparator.comparingInt((Unit unit) -> unit.name().length())
                        .thenComparing(Unit::name))
                .toList();
        Set<String> twice = new HashSet<>();
        for (Unit office : offices) {
            String name = office.name().replaceFirst("(?i)\\s+(?:kabupaten|kab\\.|kota)\\s.*$", "");
            for (String called : List.of(
                    key(office.shortName()),
                    key(office.shortName().replaceFirst("(?i)^(?:dinas|badan)\\s+", "")),
                    key(name))) {
                if (called.length() >= SHORTEST
                        && byName.putIfAbsent(called, office) != null
                        && !office.equals(byName.get(called))) {
                    twice.add(called);
                }
            }
        }
        // "sosial", "kesehatan": what is left of "Dinas Sosial" is a word of every day
        byName.keySet().removeIf(called -> twice.contains(called) || EVERYDAY.contains(called));
    }

    private static final Set<String> EVERYDAY = Set.of(
            "sosial",
            "kesehatan",
            "pendidikan",
            "perhubungan",
            "pertanian",
            "perikanan",
            "perdagangan",
            "pariwisata",
            "lingkunganhidup",
            "tenagakerja",
            "perpustakaan",
            "pasar",
            "keuangan",
            "hukum",
            "umum",
            "organisasi");

    /** A name found in a text. */
    record Named(Unit unit, String words) {}

    /** The first OPD the text names, the longest name first; null if it names none, or several. */
    @Nullable
    Named namedIn(List<Word> words) {
        Named first = null;
        for (int i = 0; i < words.size(); i++) {
            Named here = at(words, i);
            if (here != null && first != null && !here.unit().equals(first.unit())) {
                return null;
            }
            first = first == null ? here : first;
        }
        return first;
    }

    private @Nullable Named at(List<Word> words, int at) {
        for (int length = Math.min(LONGEST_NAME, words.size() - at); length > 0; length--) {
            StringBuilder name = new StringBuilder();
            StringBuilder shown = new StringBuilder();
            for (int i = at; i < at + length; i++) {
                name.append(words.get(i).form());
                shown.append(shown.isEmpty() ? "" : " ").append(words.get(i).surface());
            }
            Unit unit = byName.get(name.toString());
            if (unit != null) {
                return new Named(unit, shown.toString());
            }
        }
        return null;
    }

    /** The OPD whose name contains one of the alternatives, the earliest alternative that any has; null if nobody holds it. */
    @Nullable
    Unit holding(String office) {
        for (String words : office.toLowerCase(Locale.ROOT).split("\\|")) {
            if (!words.isBlank()) {
                for (Unit unit : offices) {
                    if ((unit.name() + " " + unit.shortName())
                            .toLowerCase(Locale.ROOT)
                            .contains(words.strip())) {
                        return unit;
                    }
                }
            }
        }
        return null;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
