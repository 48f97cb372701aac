package id.pantas.complaint.internal;

import id.pantas.wording.Word;
import id.pantas.wording.WordList;
import id.pantas.wording.WordRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what makes a comment urgent, and what must not be seen in public. Thread-safe. */
class Flags {

    /** Category of comments that name a private person or give a number by which one is found. */
    static final String PERSON = "DATA_PRIBADI";

    private static final Set<String> ADDRESSES = Set.of(
            "pak", "bapak", "bpk", "bu", "ibu", "mas", "mbak", "kang", "teh", "haji", "hj", "h", "sdr", "saudara");
    private static final Set<String> NAMERS = Set.of("bernama", "inisial", "berinisial");
    private static final int PHONE_DIGITS = 9;
    private static final double SHOUTING = 0.5;

    private final WordRules urgency;
    private final WordRules secrecy;
    private final Set<String> titles;
    private final int version;

    private Flags(List<String> urgency, List<String> secrecy, List<String> titles) {
        this.urgency = new WordRules(urgency);
        this.secrecy = new WordRules(secrecy);
        this.titles = new HashSet<>();
        titles.forEach(line -> this.titles.addAll(List.of(line.split("\\s+"))));
        this.version = List.of(urgency, secrecy, titles).hashCode();
    }

    static Flags from(@Nullable Path folder) {
        return new Flags(
                WordList.inFolderOr(folder, "/complaint/urgency.txt"),
                WordList.inFolderOr(folder, "/complaint/secrecy.txt"),
                WordList.inFolderOr(folder, "/complaint/person-titles.txt"));
    }

    /** Changes with the lists. */
    int version() {
        return version;
    }

    List<WordRules.Match> urgency(List<Word> words) {
        return urgency.find(words);
    }

    List<WordRules.Match> secrecy(List<Word> words) {
        List<WordRules.Match> found = new ArrayList<>(secrecy.find(words));
        String person = person(words);
        if (!person.isEmpty()) {
            found.add(new WordRules.Match(PERSON, person));
        }
        return List.copyOf(found);
    }

    /** A form of address with a name behind it, "atas nama …", or a telephone or identity number; empty if there is none. */
    private String person(List<Word> words) {
        boolean shouting = shouts(words);
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.isNumber()
                    && word.form().chars().filter(Character::isDigit).count() >= PHONE_DIGITS
                    && word.form().indexOf('.') < 0) {
                // the number itself is not repeated, also not in a reason
                return word.surface().substring(0, 3) + "…";
            }
            boolean onBehalf = word.form().equals("nama")
                    && i > 0
                    && words.get(i - 1).form().equals("atas");
            boolean addressed = ADDRESSES.contains(word.form()) && !shouting;
            if ((addressed || onBehalf || NAMERS.contains(word.form())) && i + 1 < words.size()) {
                Word next = words.get(i + 1);
                boolean name = next.joined()
                        && next.form().length() > 2
                        && !next.isNumber()
                        && (next.capital() || (onBehalf && !titles.contains(next.form())))
                        && !titles.contains(next.form());
                if (name) {
                    return word.surface() + " " + next.surface().charAt(0) + "…";
                }
            }
        }
        return "";
    }

    /** Where nearly every word has a capital, capitals tell no names. */
    private static boolean shouts(List<Word> words) {
        long capitals = words.stream().filter(Word::capital).count();
        return words.size() > 3 && capitals > words.size() * SHOUTING;
    }
}
