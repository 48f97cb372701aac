package id.pantas.classifier.internal;

import java.util.Locale;
import java.util.Random;

/** What people and machines do to texts, to see how much of it a model bears. Equal input gives equal output. */
enum Noise {
    NONE,
    UPPER_CASE,
    LOWER_CASE,
    /** One letter in twelve dropped, doubled or exchanged with the next. */
    TYPOS,
    /** Picture signs between words. */
    EMOJI,
    /** Letters of other alphabets that look the same. */
    LOOK_ALIKES,
    /** k1nerja, j4lan. */
    LEET,
    /** Invisible signs within words. */
    INVISIBLE,
    /** Marks, links and mentions around the text. */
    DECORATION,
    /** Bytes read in the wrong encoding. */
    MOJIBAKE;

    private static final String LATIN = "aeopcyxi";
    private static final String CYRILLIC = "аеорсухі";
    private static final String LETTERS = "aieost";
    private static final String DIGITS = "413057";
    private static final String[] PICTURES = {"\uD83D\uDE4F", "\uD83D\uDD25", "\u2764\uFE0F", "\uD83D\uDE00"};

    /** The text with this noise. */
    String on(String text) {
        var random = new Random(text.hashCode());
        return switch (this) {
            case NONE -> text;
            case UPPER_CASE -> text.toUpperCase(Locale.ROOT);
            case LOWER_CASE -> text.toLowerCase(Locale.ROOT);
            case TYPOS -> typos(text, random);
            case EMOJI -> text.replaceAll(" ", " " + PICTURES[random.nextInt(PICTURES.length)] + " ");
            case LOOK_ALIKES -> exchange(text, LATIN, CYRILLIC, 0.5, random);
            case LEET -> exchange(text, LETTERS, DIGITS, 0.15, random);
            case INVISIBLE -> text.replaceAll("(\\p{L}{2})", "$1\u200B");
            case DECORATION ->
                "\u202E\u2728 " + text.replaceAll("(\\w{4,})", "$1~") + " @akun https://contoh.id/x #info";
            case MOJIBAKE -> text + " ðŸ™ Â² â€œ";
        };
    }

    private static String exchange(String text, String from, String to, double share, Random random) {
        StringBuilder noisy = new StringBuilder(text);
        for (int i = 0; i < noisy.length(); i++) {
            int at = from.indexOf(noisy.charAt(i));
            if (at >= 0 && random.nextDouble() < share) {
                noisy.setCharAt(i, to.charAt(at));
            }
        }
        return noisy.toString();
    }

    private static String typos(String text, Random random) {
        StringBuilder noisy = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c) || random.nextInt(12) > 0) {
                noisy.append(c);
                continue;
            }
            switch (random.nextInt(3)) {
                case 0 -> {
                    // dropped
                }
                case 1 -> noisy.append(c).append(c);
                default -> {
                    if (i + 1 < text.length()) {
                        noisy.append(text.charAt(++i));
                    }
                    noisy.append(c);
                }
            }
        }
        return noisy.toString();
    }
}
