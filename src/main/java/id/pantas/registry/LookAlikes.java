package id.pantas.registry;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Folding of characters that look alike, and the distance between two folded handles. */
final class LookAlikes {

    /** From this folded length on, two letters of difference still look alike. */
    private static final int LONG = 12;

    private static final int SHORTEST = 5;
    private static final int SHORTEST_NAME = 4;

    private static final Map<Integer, Character> TWINS = twins(
            // digits and strokes read as letters
            "0o",
            "1i",
            "li",
            "|i",
            "!i",
            "3e",
            "4a",
            "5s",
            "$s",
            "7t",
            "8b",
            "6b",
            "9g",
            "qg",
            // Cyrillic
            "аa",
            "вb",
            "сc",
            "ԁd",
            "еe",
            "ёe",
            "ғf",
            "һh",
            "іi",
            "ӏi",
            "јj",
            "кk",
            "мm",
            "нh",
            "оo",
            "рp",
            "ѕs",
            "тt",
            "уy",
            "хx",
            "ѡw",
            "ո" + "n",
            // Greek
            "αa",
            "βb",
            "εe",
            "ηn",
            "ιi",
            "κk",
            "νv",
            "οo",
            "ρp",
            "τt",
            "υu",
            "χx",
            "ωw",
            // Latin letters that do not decompose
            "ıi",
            "łi",
            "øo",
            "đd",
            "ħh",
            "ɡg",
            "ʟi");

    private LookAlikes() {}

    /** Lower case, without accents and separators, look-alike characters replaced by one of them. */
    static String fold(String handle) {
        String plain = Normalizer.normalize(handle, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder();
        plain.codePoints().forEach(c -> {
            Character twin = TWINS.get(c);
            if (twin != null) {
                folded.append(twin.charValue());
            } else if (Character.isLetterOrDigit(c)) {
                folded.appendCodePoint(c);
            }
        });
        return folded.toString().replace("rn", "m").replace("vv", "w").replace("uu", "w");
    }

    /** Whether two folds are near enough to be taken for each other; equal ones are. */
    static boolean near(String a, String b) {
        int allowed = Math.min(a.length(), b.length()) >= LONG ? 2 : 1;
        if (a.equals(b)) {
            return true;
        }
        if (a.startsWith("=") || b.startsWith("=") || Math.min(a.length(), b.length()) < SHORTEST) {
            return false;
        }
        return Math.abs(a.length() - b.length()) <= allowed && distance(a, b, allowed) <= allowed;
    }

    static boolean namesExplain(String fold, String unitName, String otherFold, String otherUnitName) {
        String own = distinctive(unitName);
        String other = distinctive(otherUnitName);
        return own.length() >= SHORTEST_NAME
                && other.length() >= SHORTEST_NAME
                && !own.equals(other)
                && fold.contains(own)
                && otherFold.contains(other);
    }

    /** A unit's name without the word for its kind, folded. */
    private static String distinctive(String unitName) {
        return fold(unitName.toLowerCase(Locale.ROOT)
                .replaceFirst("^(desa|kelurahan|kecamatan|dinas|badan|bagian|sekretariat)\\s+", ""));
    }

    /** Changed, added, dropped or swapped characters; stops counting above {@code limit}. */
    private static int distance(String a, String b, int limit) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int best = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                best = Math.min(best, row[j]);
            }
            if (best > limit) {
                return limit + 1;
            }
            int[] reuse = beforeLast;
            beforeLast = last;
            last = row;
            row = reuse;
        }
        return last[b.length()];
    }

    private static Map<Integer, Character> twins(String... pairs) {
        Map<Integer, Character> map = new java.util.HashMap<>();
        for (String pair : pairs) {
            map.put(pair.codePointAt(0), pair.charAt(pair.length() - 1));
        }
        return Map.copyOf(map);
    }
}
