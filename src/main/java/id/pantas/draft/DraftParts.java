package id.pantas.draft;

import id.pantas.wording.PlaceNames;
import id.pantas.wording.Word;
import id.pantas.wording.WordList;
import id.pantas.wording.WordRules;
import id.pantas.wording.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks in a caption for what a report of work should tell. Finds words, not truth. Thread-safe. */
public final class DraftParts {

    /** What a report of work tells its reader. */
    public enum Part {
        /** What was finished, delivered or decided. */
        HASIL,
        /** How much, how many. */
        ANGKA,
        /** Where. */
        TEMPAT,
        /** Who has something from it. */
        PENERIMA
    }

    private static final int READ = 8_000;

    private final WordRules rules = new WordRules(WordList.resource("/draft/parts.txt"));

    /**
     * The parts found, each with the words that show it; what is missing in the map is missing in the caption.
     *
     * @param places names of places that count beside cues such as "RT"
     */
    public Map<Part, String> find(String caption, PlaceNames places) {
        List<Word> words = Words.of(caption, READ);
        Map<Part, String> found = new EnumMap<>(Part.class);
        for (WordRules.Match match : rules.find(words)) {
            found.put(Part.valueOf(match.code()), match.words());
        }
        places.find(words, null).mentions().stream()
                .findFirst()
                .ifPresent(mention -> found.put(Part.TEMPAT, mention.surface()));
        String number = number(words);
        if (!number.isEmpty()) {
            found.put(Part.ANGKA, number);
        }
        return found;
    }

    /** What a caption lacks, in the order in which it helps most. */
    public static List<Part> missing(Map<Part, String> found) {
        List<Part> missing = new ArrayList<>(List.of(Part.values()));
        missing.removeAll(found.keySet());
        return missing;
    }

    /** A number that counts something: no year, no date, no time, no telephone number, no ordinal of an anniversary. */
    private static String number(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (!word.isNumber() || i + 1 >= words.size()) {
                continue;
            }
            String form = word.form();
            String before = i == 0 ? "" : words.get(i - 1).form();
            Word next = words.get(i + 1);
            boolean counted = next.joined() && !next.isNumber() && !NO_UNITS.contains(next.form());
            boolean plain = form.length() < 9 && !(form.length() == 4 && form.matches("(?:19|20)\\d\\d"));
            if (counted && plain && !NOT_AFTER.contains(before)) {
                return word.surface() + " " + next.surface();
            }
        }
        return "";
    }

    private static final Set<String> NO_UNITS = Set.of(
            "januari",
            "februari",
            "maret",
            "april",
            "mei",
            "juni",
            "juli",
            "agustus",
            "september",
            "oktober",
            "november",
            "desember",
            "wib",
            "h",
            "hijriah",
            "masehi",
            "di",
            "dan",
            "yang",
            "dengan");
    private static final Set<String> NOT_AFTER = Set.of(
            "ke", "tanggal", "tahun", "pukul", "jam", "rt", "rw", "no", "nomor", "telepon", "hp", "wa", "km", "blok",
            "hari");
}
