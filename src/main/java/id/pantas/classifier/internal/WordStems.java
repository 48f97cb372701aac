package id.pantas.classifier.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What may be the stem of an Indonesian word: the word itself and what is left without its endings and prefixes, with
 * the first letter a prefix may have swallowed (menyiram: siram). More than one answer, some of them no words: good
 * enough to look up in a list, no stemmer for people.
 */
final class WordStems {

    private static final List<String> PARTICLES = List.of("nya", "lah", "kah", "ku", "mu", "pun");
    private static final List<String> ENDINGS = List.of("kan", "an", "i");
    private static final int SHORTEST_STEM = 4;
    private static final int LONGEST_WORD = 24;

    /** Prefix and the letter that may have stood in place of its end. */
    private record Prefix(String cut, String swallowed) {}

    private static final List<Prefix> PREFIXES = List.of(
            new Prefix("di", ""),
            new Prefix("ke", ""),
            new Prefix("se", ""),
            new Prefix("ber", ""),
            new Prefix("ter", ""),
            new Prefix("peng", ""),
            new Prefix("peng", "k"),
            new Prefix("pem", ""),
            new Prefix("pem", "p"),
            new Prefix("pen", ""),
            new Prefix("pen", "t"),
            new Prefix("peny", "s"),
            new Prefix("per", ""),
            new Prefix("pe", ""),
            new Prefix("meng", ""),
            new Prefix("meng", "k"),
            new Prefix("mem", ""),
            new Prefix("mem", "p"),
            new Prefix("men", ""),
            new Prefix("men", "t"),
            new Prefix("meny", "s"),
            new Prefix("me", ""),
            new Prefix("nge", ""),
            new Prefix("ng", ""),
            new Prefix("ng", "k"),
            new Prefix("ny", "s"));

    private WordStems() {}

    /** The word first; of a very long word the word alone. */
    static Set<String> of(String word) {
        Set<String> stems = new LinkedHashSet<>();
        stems.add(word);
        if (word.length() > LONGEST_WORD) {
            return stems;
        }
        withoutEndings(stems, PARTICLES, SHORTEST_STEM - 1);
        withoutEndings(stems, ENDINGS, SHORTEST_STEM);
        for (String stem : List.copyOf(stems)) {
            for (Prefix prefix : PREFIXES) {
                if (stem.startsWith(prefix.cut) && stem.length() - prefix.cut.length() >= SHORTEST_STEM) {
                    stems.add(prefix.swallowed + stem.substring(prefix.cut.length()));
                }
            }
        }
        return stems;
    }

    private static void withoutEndings(Set<String> stems, List<String> endings, int shortest) {
        for (String stem : List.copyOf(stems)) {
            for (String ending : endings) {
                if (stem.endsWith(ending) && stem.length() - ending.length() >= shortest) {
                    stems.add(stem.substring(0, stem.length() - ending.length()));
                }
            }
        }
    }
}
