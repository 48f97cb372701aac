package id.pantas.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Rules over the words of a text, written as plain lines {@code CODE: rule; rule}. A rule is one or more parts joined by
 * {@code +}, a part is phrases divided by {@code |}, a phrase is words in their order; {@code *} at the end or the beginning
 * of a word stands for any letters. All parts have to occur within {@value #WINDOW} words of each other. A part that begins
 * with {@code !} must not occur there. Immutable.
 */
public final class WordRules {

    /** How far apart the parts of a rule may stand, in words. */
    public static final int WINDOW = 12;

    private static final Pattern LINE = Pattern.compile("([A-Z][A-Z_]{1,39})\\s*:(.*)");
    private static final int WORDS_SHOWN = 4;

    private record Part(List<List<String>> phrases, boolean forbidden) {}

    private record Rule(String code, List<Part> parts) {}

    private final List<Rule> rules = new ArrayList<>();

    /**
     * A rule that applies.
     *
     * @param words what it found, as it stands in the text
     */
    public record Match(String code, String words) {}

    /** @throws IllegalArgumentException if a line is no rule, naming it */
    public WordRules(List<String> lines) {
        for (String line : lines) {
            var parsed = LINE.matcher(line);
            if (!parsed.matches()) {
                throw new IllegalArgumentException("Bukan aturan kata: \"" + line + "\"");
            }
            for (String rule : parsed.group(2).split(";")) {
                if (!rule.isBlank()) {
                    rules.add(new Rule(parsed.group(1), parts(rule, line)));
                }
            }
        }
    }

    private static List<Part> parts(String rule, String line) {
        List<Part> parts = new ArrayList<>();
        for (String part : rule.split("\\+")) {
            String words = part.strip().toLowerCase(Locale.ROOT);
            boolean forbidden = words.startsWith("!");
            List<List<String>> phrases = new ArrayList<>();
            for (String phrase : (forbidden ? words.substring(1) : words).split("\\|")) {
                if (!phrase.isBlank()) {
                    phrases.add(pattern(phrase));
                }
            }
            if (phrases.isEmpty()) {
                throw new IllegalArgumentException("Bagian kosong dalam aturan kata: \"" + line + "\"");
            }
            parts.add(new Part(phrases, forbidden));
        }
        if (parts.get(0).forbidden()) {
            throw new IllegalArgumentException("Aturan kata tidak boleh mulai dengan !: \"" + line + "\"");
        }
        return parts;
    }

    /** Written as texts are read, so that "jln" in a rule is "jalan" too. */
    private static List<String> pattern(String phrase) {
        return Arrays.stream(phrase.strip().split("\\s+"))
                .map(word -> word.contains("*") ? word : Words.fullForm(word))
                .toList();
    }

    /** The codes that apply, each once with the words of its first rule that does, in the order of the rules. */
    public List<Match> find(List<Word> words) {
        Map<String, Match> found = new LinkedHashMap<>();
        for (Rule rule : rules) {
            if (!found.containsKey(rule.code())) {
                String evidence = evidence(rule, words);
                if (!evidence.isEmpty()) {
                    found.put(rule.code(), new Match(rule.code(), evidence));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** The first of {@code phrases} that stands in the text, as it stands there; empty if none does. */
    public static String phraseIn(List<Word> words, List<String> phrases) {
        for (String phrase : phrases) {
            List<String> pattern = pattern(phrase.toLowerCase(Locale.ROOT));
            for (int i = 0; i < words.size(); i++) {
                if (matchesAt(pattern, words, i)) {
                    return surface(words, i, pattern.size());
                }
            }
        }
        return "";
    }

    private static String evidence(Rule rule, List<Word> words) {
        Part first = rule.parts().get(0);
        for (int i = 0; i < words.size(); i++) {
            int length = lengthAt(first, words, i);
            if (length > 0) {
                String all = withTheOthers(rule, words, i, length);
                if (!all.isEmpty()) {
                    return all;
                }
            }
        }
        return "";
    }

    private static String withTheOthers(Rule rule, List<Word> words, int at, int length) {
        TreeSet<Integer> used = new TreeSet<>();
        for (int i = at; i < at + length; i++) {
            used.add(i);
        }
        int from = Math.max(0, at - WINDOW);
        int to = Math.min(words.size(), at + length + WINDOW);
        for (Part part : rule.parts().subList(1, rule.parts().size())) {
            int found = -1;
            int foundLength = 0;
            for (int i = from; i < to && found < 0; i++) {
                foundLength = lengthAt(part, words, i);
                boolean onItself = i < at + length && i + foundLength > at;
                if (foundLength > 0 && !onItself) {
                    found = i;
                }
            }
            if (part.forbidden() ? found >= 0 : found < 0) {
                return "";
            }
            for (int i = found; found >= 0 && i < found + foundLength; i++) {
                used.add(i);
            }
        }
        StringBuilder shown = new StringBuilder();
        int before = -2;
        int count = 0;
        for (int i : used) {
            if (++count > WORDS_SHOWN * 2) {
                break;
            }
            shown.append(shown.isEmpty() ? "" : i == before + 1 ? " " : " … ")
                    .append(words.get(i).surface());
            before = i;
        }
        return shown.toString();
    }

    private static int lengthAt(Part part, List<Word> words, int at) {
        for (List<String> phrase : part.phrases()) {
            if (matchesAt(phrase, words, at)) {
                return phrase.size();
            }
        }
        return 0;
    }

    private static boolean matchesAt(List<String> phrase, List<Word> words, int at) {
        if (at + phrase.size() > words.size()) {
            return false;
        }
        for (int i = 0; i < phrase.size(); i++) {
            if (!matches(phrase.get(i), words.get(at + i).form())) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(String pattern, String form) {
        boolean open = pattern.endsWith("*");
        boolean openBefore = pattern.startsWith("*");
        if (!open && !openBefore) {
            return form.equals(pattern);
        }
        String core = pattern.substring(openBefore ? 1 : 0, pattern.length() - (open ? 1 : 0));
        return open && openBefore ? form.contains(core) : open ? form.startsWith(core) : form.endsWith(core);
    }

    private static String surface(List<Word> words, int from, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < from + count; i++) {
            text.append(text.isEmpty() ? "" : " ").append(words.get(i).surface());
        }
        return text.toString();
    }
}
