package id.pantas.wording;

import id.pantas.registry.Unit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of places in the form they are compared in: "Pulo Ampel", "puloampel", "Poelo Ampel" are one. */
final class PlaceKey {

    private static final Pattern KIND = Pattern.compile(
            "^(?:kecamatan|kec\\.?|desa|ds\\.?|kelurahan|kel\\.?|kampung adat)\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAIL =
            Pattern.compile("\\s+(?:kecamatan|kec\\.?|kabupaten|kab\\.?)\\s+.*$", Pattern.CASE_INSENSITIVE);

    private PlaceKey() {}

    /** Keys of a unit's names without the words that say what kind it is. */
    static Set<String> namesOf(Unit unit) {
        Set<String> keys = new LinkedHashSet<>();
        for (String name : List.of(unit.name(), unit.shortName())) {
            String bare = KIND.matcher(name.strip()).replaceFirst("");
            String key = of(TAIL.matcher(bare).replaceFirst(""));
            if (key.length() >= 3) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** Key of {@code length} words from {@code at}; empty if something stands between them that divides names. */
    static String of(List<Word> words, int at, int length) {
        StringBuilder joined = new StringBuilder();
        for (int i = at; i < at + length; i++) {
            Word word = words.get(i);
            if (word.isNumber() || (i > at && !word.joined())) {
                return "";
            }
            joined.append(word.surface());
        }
        return of(joined.toString());
    }

    static String of(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
        return letters.replace("oe", "u").replace("dj", "j").replace("tj", "c").replaceAll("(.)\\1+", "$1");
    }

    /** Whether one letter more, less or other makes the one the other. */
    static boolean oneApart(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1 || a.equals(b)) {
            return false;
        }
        int i = 0;
        while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        int fromA = a.length() >= b.length() ? i + 1 : i;
        int fromB = b.length() >= a.length() ? i + 1 : i;
        return a.substring(Math.min(fromA, a.length())).equals(b.substring(Math.min(fromB, b.length())));
    }
}
