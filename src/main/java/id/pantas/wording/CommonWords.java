package id.pantas.wording;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Which names of places are also something else. */
final class CommonWords {

    enum Weight {
        /** Nothing else: a place wherever it stands. */
        NAME,
        /** A common word, or another regency: a place only behind "desa" or "kecamatan". */
        WORD,
        /** A common word that is a place behind "di", too. */
        WORD_OR_PLACE
    }

    private static final Pattern REGENCY = Pattern.compile("^(?:Kabupaten|Kota|Kab\\.)\\s+(?:Administrasi\\s+)?");

    private final Map<String, Weight> weights = new HashMap<>();

    private CommonWords() {}

    static CommonWords shipped(Collection<String> otherRegencies) {
        CommonWords words = new CommonWords();
        for (String regency : otherRegencies) {
            words.weights.put(PlaceKey.of(REGENCY.matcher(regency).replaceFirst("")), Weight.WORD);
        }
        for (String line : WordList.shipped("common-words.txt")) {
            boolean place = line.endsWith("+");
            String key = PlaceKey.of(line);
            words.weights.putIfAbsent(key, place ? Weight.WORD_OR_PLACE : Weight.WORD);
        }
        return words;
    }

    Weight weight(String key) {
        return weights.getOrDefault(key, Weight.NAME);
    }
}
