package id.pantas.wording;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text into words. Never fails, whatever the text; the time it takes grows with {@code limit} at most. */
public final class Words {

    private static final ShortForms SHORT_FORMS = ShortForms.shipped();
    private static final int LONGEST = 40;
    private static final int SHORT_BEFORE_DOT = 4;

    private final String text;
    private final List<Word> words = new ArrayList<>();
    private boolean apart = true;

    private Words(String text) {
        this.text = text;
    }

    /**
     * The words of a text in their order; a hashtag gives its parts (#JalanRusak, #jalan_rusak: jalan, rusak).
     *
     * @param limit characters that are read, the rest is passed over
     */
    public static List<Word> of(String text, int limit) {
        Words reader = new Words(clean(text.length() <= limit ? text : text.substring(0, limit)));
        reader.read();
        return List.copyOf(reader.words);
    }

    static String fullForm(String form) {
        return SHORT_FORMS.full(form);
    }

    /** Compatibility forms, marks and invisible characters undone, so that equal words look equal. */
    private static String clean(String raw) {
        String decomposed = Normalizer.normalize(raw, Normalizer.Form.NFKD);
        StringBuilder clean = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.UNASSIGNED -> {
                    // invisible, or decoration of the letter before
                }
                case Character.CONTROL -> clean.append(point == '\n' || point == '\r' ? '\n' : ' ');
                case Character.SURROGATE, Character.PRIVATE_USE, Character.SPACE_SEPARATOR -> clean.append(' ');
                default -> clean.appendCodePoint(point);
            }
        });
        return clean.toString();
    }

    private void read() {
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (Character.isLetterOrDigit(point)) {
                at = word(at);
            } else {
                separate(at, point);
                at += Character.charCount(point);
            }
        }
    }

    private void separate(int at, int point) {
        boolean bridges = point == ' '
                || point == '-'
                || point == '\u2013'
                || point == '_'
                || point == '#'
                || point == '@'
                || (point == '.' && afterShortWord(at));
        apart |= !bridges;
    }

    /** "kec. Petir": the dot ends a short form and not a sentence. */
    private boolean afterShortWord(int dot) {
        int start = dot;
        while (start > 0 && Character.isLetter(text.charAt(start - 1)) && dot - start <= SHORT_BEFORE_DOT) {
            start--;
        }
        return start < dot && dot - start <= SHORT_BEFORE_DOT;
    }

    private int word(int start) {
        boolean number = Character.isDigit(text.codePointAt(start));
        int end = start;
        int before = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            boolean inNumber = number && (point == '.' || point == ',') && digitAt(end + 1);
            boolean apostrophe = !number && (point == '\'' || point == '\u2019') && letterAt(end + 1);
            if (!Character.isLetterOrDigit(point) && !inNumber && !apostrophe) {
                break;
            }
            boolean seam = Character.isUpperCase(point) && Character.isLowerCase(before);
            boolean change =
                    end > start && before != 0 && !inNumber && number != Character.isDigit(point) && before != '.';
            if (seam || (change && Character.isLetterOrDigit(point))) {
                break;
            }
            before = point;
            end += Character.charCount(point);
        }
        add(text.substring(start, end));
        return end;
    }

    private boolean digitAt(int at) {
        return at < text.length() && Character.isDigit(text.charAt(at));
    }

    private boolean letterAt(int at) {
        return at < text.length() && Character.isLetter(text.charAt(at));
    }

    private void add(String surface) {
        String cut = surface.length() <= LONGEST ? surface : surface.substring(0, LONGEST);
        String form = cut.toLowerCase(Locale.ROOT).replace("'", "").replace("\u2019", "");
        words.add(new Word(
                SHORT_FORMS.full(withoutRuns(form)),
                cut,
                !apart && !words.isEmpty(),
                Character.isUpperCase(cut.codePointAt(0))));
        apart = false;
    }

    /** Three or more of the same letter are one: toloooong. Numbers stay as they are. */
    private static String withoutRuns(String form) {
        if (Character.isDigit(form.codePointAt(0))) {
            return form;
        }
        StringBuilder shorter = new StringBuilder(form.length());
        for (int i = 0; i < form.length(); ) {
            int end = i + 1;
            while (end < form.length() && form.charAt(end) == form.charAt(i)) {
                end++;
            }
            shorter.append(form, i, end - i >= 3 ? i + 1 : end);
            i = end;
        }
        return shorter.toString();
    }
}
