package id.pantas.post.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A post's text as it is compared with others (scoring method 3.4): what changes from copy to copy is taken out, so
 * that a template with another name or date in it is the same text.
 *
 * <p>Left out are addresses of the web, hashtags, mentions, emoji and punctuation, digits, months and days of the week,
 * academic degrees, single letters, and the name after a form of address together with it: at most four capitalised
 * words, ending before a function word, a comma or the end of a sentence. Letters in disguise (𝗦𝗲𝗹𝗮𝗺𝗮𝘁) are read as
 * what they look like (NFKC). Only the first 8,000 characters are compared.
 *
 * <p>Greetings, notices and appeals are written by a form, and a form filled in with other names is the same content. Reports
 * of work have forms too, but other figures and places make them reports of something else: what is counted and where is kept
 * beside the words, and two reports that differ in it are never alike, however many words they share.
 */
final class ComparableText {

    private static final int COMPARED = 8_000;
    private static final int LONGEST_NAME = 4;
    /** An article is no form, though half of it may be the same sentences about the office below every article. */
    private static final int LONGEST_FORM = 60;
    /** From this part of its trigrams on, the shorter of two texts is in the other. */
    private static final double CONTAINED = 0.95;

    private final List<String> words;
    private final Facts facts;
    private final boolean formulaic;
    private volatile long @Nullable [] trigrams;
    private volatile int @Nullable [] tokens;
    /** 0 = not known yet */
    private volatile long sketch;

    private ComparableText(Reader read) {
        this.words = List.copyOf(read.words);
        this.facts = read.facts.done();
        this.formulaic = words.size() <= LONGEST_FORM
                && words.stream().anyMatch(CommonWords.FORM_WORDS::contains)
                && words.stream().noneMatch(CommonWords.REPORT_WORDS::contains);
    }

    static ComparableText of(String text) {
        String beginning = text.length() <= COMPARED ? text : text.substring(0, COMPARED);
        Reader reader = new Reader();
        reader.read(plain(beginning));
        return new ComparableText(reader);
    }

    /** The remaining words in their order, lower case. */
    List<String> words() {
        return words;
    }

    /** Whether nothing is left that could be compared. */
    boolean isEmpty() {
        return words.isEmpty();
    }

    boolean sameAs(ComparableText other) {
        return this == other || words.equals(other.words);
    }

    /** Whether not even a figure differs. */
    boolean isExactly(ComparableText other) {
        return sameAs(other) && facts.equals(other.facts);
    }

    /** Whether this is a greeting, a notice or an appeal, as its words say. */
    boolean isFormulaic() {
        return formulaic;
    }

    /** From which similarity on this text is like another of its kind. */
    double threshold(PostProperties rules) {
        return formulaic ? rules.formulaicSimilarity() : rules.similarity();
    }

    /**
     * Their similarity if two long texts are the same content, else 0. The same in both directions. One text that is nearly
     * whole in the other (cut short, or with an addition) is the same content too.
     */
    double likeness(ComparableText other, PostProperties rules) {
        boolean byForm = formulaic && other.formulaic;
        double similarity = similarity(other);
        if (similarity < (byForm ? rules.formulaicSimilarity() : rules.similarity())) {
            similarity = Trigrams.containment(trigrams(), other.trigrams());
            if (similarity < CONTAINED) {
                return 0;
            }
        }
        return byForm || !facts.contradict(other.facts) ? similarity : 0;
    }

    /** Shared character trigrams among all of both, 0 to 1, as pg_trgm defines {@code similarity}. */
    double similarity(ComparableText other) {
        if (sameAs(other)) { // as most that are alike, and without sorting trigrams
            return isEmpty() ? 0 : 1;
        }
        return Trigrams.similarity(trigrams(), other.trigrams());
    }

    /** See {@link Trigrams#sketch}. */
    long sketch() {
        long known = sketch;
        if (known == 0) {
            known = Trigrams.sketch(words);
            sketch = known;
        }
        return known;
    }

    private long[] trigrams() {
        long[] known = trigrams;
        if (known == null) {
            known = Trigrams.of(words);
            trigrams = known;
        }
        return known;
    }

    /** The different content words, figures and places, as {@link Token} writes them, ascending. */
    int[] tokens() {
        int[] known = tokens;
        if (known == null) {
            known = IntStream.concat(
                            words.stream()
                                    .filter(word -> !CommonWords.FUNCTION_WORDS.contains(word))
                                    .mapToInt(Token::word),
                            facts.tokens())
                    .sorted()
                    .distinct()
                    .toArray();
            tokens = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }

    private static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && !isPicture(c)) {
                return Normalizer.normalize(text, Normalizer.Form.NFKC);
            }
        }
        return text;
    }

    /** Emoji and typographic signs, which nearly every post has and which normalising, a costly step, leaves as they are. */
    private static boolean isPicture(char c) {
        return c >= 0xD83C && c <= 0xD83E
                || c >= 0xDC00 && c <= 0xDFFF
                || c >= 0x2010 && c <= 0x2022
                || c >= 0x2600 && c <= 0x27BF
                || c == 0xFE0F
                || c == 0x200D;
    }

    /** Reads word by word, remembering whether it is inside a person's name. */
    private static final class Reader {
        private final List<String> words = new ArrayList<>();
        private final Facts.Reader facts = new Facts.Reader();
        private final StringBuilder word = new StringBuilder(24);
        /** How many more words the name may have; 0 outside of names. */
        private int name;

        void read(String text) {
            int i = 0;
            int end = text.length();
            while (i < end) {
                if (isSpace(text.charAt(i))) {
                    if (text.charAt(i) == '\n') {
                        name = 0;
                    }
                    i++;
                    continue;
                }
                int from = i;
                while (i < end && !isSpace(text.charAt(i))) {
                    i++;
                }
                chunk(text, from, i);
            }
        }

        /** What stands between two spaces. */
        private void chunk(String text, int from, int to) {
            int start = from;
            while (start < to && isBracket(text.charAt(start))) {
                start++;
            }
            if (start == to || text.charAt(start) == '#' || text.charAt(start) == '@') {
                return;
            }
            if (isAddress(text, start, to) || isDegree(text, start, to)) {
                return;
            }
            boolean honorific = false;
            for (int i = start; i < to; i++) {
                char c = text.charAt(i);
                if (c >= '0' && c <= '9' && word.isEmpty()) {
                    i = facts.number(text, i, to) - 1;
                } else if (Character.isLetter(c) || isMark(c) && !word.isEmpty()) {
                    word.append(c);
                } else if (c == '#') {
                    honorific |= flush();
                    return;
                } else if (!isSilent(c)) {
                    honorific |= flush();
                }
            }
            honorific |= flush();
            char last = text.charAt(to - 1);
            boolean sentenceEnds = last == '!' || last == '?' || last == ';' || last == ':' || last == ',';
            boolean initial = to - start <= 3;
            if (sentenceEnds || last == '.' && !honorific && !initial) {
                name = 0;
                facts.sentenceEnds();
            }
        }

        /** Takes the word read so far; returns whether it was a form of address. */
        private boolean flush() {
            if (word.isEmpty()) {
                return false;
            }
            String written = word.toString();
            word.setLength(0);
            String lower = written.toLowerCase(Locale.ROOT);
            facts.word(lower, Character.isUpperCase(written.charAt(0)));
            if (CommonWords.HONORIFICS.contains(lower)) {
                name = LONGEST_NAME;
                return true;
            }
            if (name > 0 && Character.isUpperCase(written.charAt(0)) && !CommonWords.FUNCTION_WORDS.contains(lower)) {
                name--;
                return false;
            }
            name = 0;
            if (lower.length() > 1 && !CommonWords.DATES.contains(lower)) {
                words.add(lower);
            }
            return false;
        }

        private static boolean isSpace(char c) {
            return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
        }

        private static boolean isBracket(char c) {
            return c == '(' || c == '[' || c == '"' || c == '\'' || c == '“' || c == '‘' || c == '*' || c == '_';
        }

        /** A vowel sign or accent, which belongs to the letter before it. */
        private static boolean isMark(char c) {
            int type = Character.getType(c);
            return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        }

        /** What may stand inside a word without dividing it: apostrophes and invisible characters. */
        private static boolean isSilent(char c) {
            return c == '\'' || c == '’' || c == '`' || Character.getType(c) == Character.FORMAT;
        }

        /** {@code https://…}, {@code www.…}, {@code bit.ly/…}. */
        private static boolean isAddress(String text, int from, int to) {
            int colon = text.indexOf("://", from);
            if (colon >= 0 && colon < to || text.regionMatches(true, from, "www.", 0, 4)) {
                return true;
            }
            int dot = text.indexOf('.', from);
            int slash = text.indexOf('/', from);
            return dot > from
                    && slash > dot + 1
                    && slash < to
                    && Character.isLetterOrDigit(text.charAt(dot + 1))
                    && Character.isLetter(text.charAt(slash - 1));
        }

        /** {@code S.E.}, {@code M.Si}, {@code A.Md.Keb}: a capital first, parts of at most four letters between dots. */
        private static boolean isDegree(String text, int from, int to) {
            if (!Character.isUpperCase(text.charAt(from))) {
                return false;
            }
            int parts = 0;
            int letters = 0;
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                if (c == '.' || c == ',') {
                    parts += letters > 0 ? 1 : 0;
                    letters = 0;
                } else if (Character.isLetter(c) && letters < 4) {
                    letters++;
                } else {
                    return false;
                }
            }
            return parts + (letters > 0 ? 1 : 0) >= 2;
        }
    }
}
