package id.pantas.classifier.internal;

import id.pantas.classifier.internal.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a cleaned text into tokens in one pass. Stop words stay: "tidak", "belum", "apakah", "kok" decide. Addresses,
 * mentions and numbers become classes, because who is mentioned and how many it were says nothing about the kind of a
 * text; the placeholders of public data sets ({@code [TELP]}) become the same classes as what they replaced.
 */
final class Tokenizer {

    private static final Set<String> DOMAIN_ENDS =
            Set.of("id", "com", "net", "org", "ly", "me", "info", "tv", "gl", "co", "be", "gle", "ee", "link", "io");
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_ADDRESS = 300;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokenizer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String cleanText) {
        Tokenizer tokenizer = new Tokenizer(cleanText);
        tokenizer.run();
        return tokenizer.tokens;
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c <= ' ') {
                at++;
            } else if (c == '@' && isHandle(peek(1))) {
                readWhile(1, Tokenizer::isHandle, "<akun>");
            } else if (c == '#' && Character.isLetterOrDigit(peek(1))) {
                readHashtag();
            } else if (c == '[' && readPlaceholder()) {
                // done there
            } else if (isDigit(c) || (c == '+' && isDigit(peek(1)))) {
                readNumber();
            } else if (c == '!' || c == '?') {
                readMarks();
            } else {
                readLetterOrSymbol();
            }
        }
    }

    private void readLetterOrSymbol() {
        int point = text.codePointAt(at);
        if (Character.isLetter(point)) {
            if (!readAddress()) {
                readWord();
            }
            return;
        }
        int end = at + Character.charCount(point);
        if (Character.getType(point) == Character.OTHER_SYMBOL) {
            String emoji = text.substring(at, end);
            add(Kind.EMOJI, emoji, emoji);
        }
        at = end;
    }

    /** A web or mail address begins here: read it as one class. */
    private boolean readAddress() {
        int end = at;
        int dot = -1;
        boolean slash = false;
        boolean mail = false;
        while (end < text.length() && end - at < LONGEST_ADDRESS && isAddressPart(text.charAt(end))) {
            char c = text.charAt(end);
            if (c == '.' && !slash) {
                dot = end;
            }
            slash |= c == '/';
            mail |= c == '@';
            end++;
        }
        while (end > at && !Character.isLetterOrDigit(text.charAt(end - 1)) && text.charAt(end - 1) != '/') {
            end--;
        }
        boolean named =
                text.startsWith("http://", at) || text.startsWith("https://", at) || text.startsWith("www.", at);
        if (!named && (dot < 0 || dot >= end - 1 || !DOMAIN_ENDS.contains(lastLabel(dot + 1, end)))) {
            return false;
        }
        String surface = text.substring(at, end);
        add(Kind.CLASS, mail && !named ? "<surel>" : "<tautan>", surface);
        at = Math.max(end, at + 1);
        return true;
    }

    private String lastLabel(int from, int end) {
        int to = from;
        while (to < end && Character.isLetterOrDigit(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to).toLowerCase(Locale.ROOT);
    }

    private void readWord() {
        int start = at;
        StringBuilder letters = new StringBuilder();
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (Character.isLetter(point)) {
                letters.appendCodePoint(Character.toLowerCase(point));
                at += Character.charCount(point);
            } else if (point == '\'' && at > start && Character.isLetter(peek(1))) {
                at++; // jum'at = jumat
            } else if (leet(point) != 0 && Character.isLetter(peek(1))) {
                letters.append(leet(point)); // k1nerja = kinerja
                at++;
            } else if (point == '2' && (at - start) > 2) {
                at++; // warga2 = warga
            } else {
                break;
            }
        }
        add(Kind.WORD, ShortForms.full(withoutRuns(letters)), text.substring(start, at));
    }

    /** Three or more of the same letter are one: selamaaat. */
    private static String withoutRuns(StringBuilder letters) {
        StringBuilder form = new StringBuilder(Math.min(letters.length(), LONGEST_WORD));
        int i = 0;
        while (i < letters.length() && form.length() < LONGEST_WORD) {
            int end = i + 1;
            while (end < letters.length() && letters.charAt(end) == letters.charAt(i)) {
                end++;
            }
            form.append(letters, i, end - i >= 3 ? i + 1 : end);
            i = end;
        }
        return form.toString();
    }

    private void readHashtag() {
        int start = at++;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String surface = text.substring(start, Math.min(at, start + 1 + LONGEST_WORD));
        add(Kind.HASHTAG, surface.toLowerCase(Locale.ROOT).replace("_", ""), surface);
        int part = 1;
        for (int i = 2; i <= surface.length(); i++) {
            if (i == surface.length() || isSeam(surface, i)) {
                addPart(surface.substring(part, i));
                part = i;
            }
        }
    }

    private void addPart(String part) {
        String letters = part.replace("_", "");
        if (letters.isEmpty()) {
            return;
        }
        if (isDigit(letters.charAt(0))) {
            add(Kind.CLASS, "<angka>", letters);
        } else {
            add(Kind.WORD, ShortForms.full(letters.toLowerCase(Locale.ROOT)), letters);
        }
    }

    private static boolean isSeam(String tag, int i) {
        char before = tag.charAt(i - 1);
        char here = tag.charAt(i);
        boolean capital = Character.isUpperCase(here) && Character.isLowerCase(before);
        boolean lastOfAcronym = Character.isUpperCase(before)
                && Character.isUpperCase(here)
                && i + 1 < tag.length()
                && Character.isLowerCase(tag.charAt(i + 1));
        return capital || lastOfAcronym || here == '_' || isDigit(here) != isDigit(before);
    }

    private boolean readPlaceholder() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) >= 'A' && text.charAt(end) <= 'Z') {
            end++;
        }
        if (end == at + 1 || end >= text.length() || text.charAt(end) != ']') {
            return false;
        }
        String surface = text.substring(at, end + 1);
        String form = switch (text.substring(at + 1, end)) {
            case "URL" -> "<tautan>";
            case "EMAIL" -> "<surel>";
            case "TELP" -> "<telepon>";
            case "NO", "NOMOR" -> "<angka>";
            default -> "<nama>";
        };
        add(Kind.CLASS, form, surface);
        at = end + 1;
        return true;
    }

    private void readNumber() {
        int start = at;
        int digits = 0;
        int separators = 0;
        char separator = 0;
        if (text.charAt(at) == '+') {
            at++;
        }
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isDigit(c)) {
                digits++;
            } else if ((c == '.' || c == ',' || c == ':' || c == '/' || c == '-') && isDigit(peek(1))) {
                separators++;
                separator = c;
            } else {
                break;
            }
            at++;
        }
        String form;
        if (at < text.length() && text.charAt(at) == '%') {
            at++;
            form = "<persen>";
        } else if (digits >= 9 && separator != '.' && separator != ',') {
            form = "<telepon>";
        } else if (separators == 2 && (separator == '/' || separator == '-')) {
            form = "<tanggal>";
        } else if (separators == 1 && separator == ':') {
            form = "<waktu>";
        } else if (separators == 1
                && separator == '.'
                && digits >= 3
                && digits <= 4
                && at - 3 >= start
                && text.charAt(at - 3) == '.') {
            form = "<waktu>";
        } else if (separators == 0 && digits == 4 && (text.startsWith("19", start) || text.startsWith("20", start))) {
            form = "<tahun>";
        } else if (separators > 0 && (separator == '.' || separator == ',')) {
            form = "<banyak>";
        } else if (separators > 0) {
            form = "<rentang>";
        } else {
            form = digits == 1 ? "<angka1>" : digits == 2 ? "<angka2>" : digits == 3 ? "<angka3>" : "<banyak>";
        }
        add(Kind.CLASS, form, text.substring(start, at));
    }

    private void readMarks() {
        int start = at;
        boolean question = false;
        while (at < text.length() && (text.charAt(at) == '!' || text.charAt(at) == '?')) {
            question |= text.charAt(at) == '?';
            at++;
        }
        add(Kind.MARK, question ? "?" : "!", text.substring(start, Math.min(at, start + 3)));
    }

    private void readWhile(int lead, CharTest test, String form) {
        int start = at;
        at += lead;
        while (at < text.length() && test.holds(text.charAt(at))) {
            at++;
        }
        add(Kind.CLASS, form, text.substring(start, at));
    }

    private void add(Kind kind, String form, String surface) {
        tokens.add(new Token(kind, form, surface));
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
    }

    private static char leet(int c) {
        return switch (c) {
            case '0' -> 'o';
            case '1', '|' -> 'i';
            case '3' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '7' -> 't';
            default -> 0;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHandle(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isAddressPart(char c) {
        return c > ' ' && c < 127 && c != '"' && c != '<' && c != '>' && c != '(' && c != ')' && c != ',' && c != '[';
    }

    private interface CharTest {
        boolean holds(char c);
    }
}
