package id.pantas.post.internal;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a report tells that another report by the same form does not: what is counted, and at which places. Dates, times of
 * day, years, ordinals, telephone numbers are no figures.
 *
 * @param figures tokens of the different figures, ascending
 * @param places tokens of the different names after {@link CommonWords#PLACE_WORDS}, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // small, and compared by its own equals
record Facts(int[] figures, int[] places) {

    /** From this part of the figures of the one that has fewer, two reports may be of the same. */
    private static final double SAME = 0.5;

    private static final int[] NONE = {};

    /** The facts among the tokens of a post. */
    static Facts among(int[] tokens) {
        return new Facts(of(tokens, Token.FIGURE), of(tokens, Token.PLACE));
    }

    private static int[] of(int[] tokens, int kind) {
        int count = 0;
        for (int token : tokens) {
            count += Token.kind(token) == kind ? 1 : 0;
        }
        return count == 0
                ? NONE
                : Arrays.stream(tokens)
                        .filter(token -> Token.kind(token) == kind)
                        .toArray();
    }

    /** Whether both give figures, and at most half of them agree, or both name places, and none agrees. */
    boolean contradict(Facts other) {
        int fewer = Math.min(figures.length, other.figures.length);
        if (fewer > 0 && shared(figures, other.figures) <= SAME * fewer) {
            return true;
        }
        return places.length > 0 && other.places.length > 0 && shared(places, other.places) == 0;
    }

    IntStream tokens() {
        return IntStream.concat(Arrays.stream(figures), Arrays.stream(places));
    }

    /** How many numbers two ascending lists without repetitions have in common. */
    static int shared(int[] a, int[] b) {
        int common = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                common++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facts facts
                && Arrays.equals(figures, facts.figures)
                && Arrays.equals(places, facts.places);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(figures) + Arrays.hashCode(places);
    }

    /** Gathers the facts while a text is read word by word. */
    static final class Reader {

        private static final int LONGEST_COUNT = 8;

        private final IntStream.Builder figures = IntStream.builder();
        private final IntStream.Builder places = IntStream.builder();
        /** Figures that the next word may turn into a date. */
        private int[] undecided = NONE;

        private boolean afterPlaceWord;
        private boolean counts = true;

        /** The next word, lower case. */
        void word(String word, boolean capitalised) {
            if (CommonWords.DATES.contains(word)) {
                undecided = NONE;
            }
            decide();
            boolean isPlaceWord = CommonWords.PLACE_WORDS.contains(word);
            if (afterPlaceWord && capitalised && !isPlaceWord && !CommonWords.FUNCTION_WORDS.contains(word)) {
                places.add(Token.place(word));
            }
            afterPlaceWord = isPlaceWord;
            counts = !CommonWords.NOT_COUNTED.contains(word) && !CommonWords.DATES.contains(word);
        }

        void sentenceEnds() {
            decide();
            afterPlaceWord = false;
            counts = true;
        }

        /** Reads the number that begins here; returns where it ends. */
        int number(String text, int from, int to) {
            int end = from;
            boolean date = false;
            while (end < to && (isDigit(text.charAt(end)) || isInside(text, end, to))) {
                date |= text.charAt(end) == '/' || text.charAt(end) == ':';
                end++;
            }
            String number = text.substring(from, end);
            if (afterPlaceWord && !date) {
                places.add(Token.place(number));
                afterPlaceWord = false;
            } else if (counts && !date && isCount(number)) {
                undecided = Arrays.copyOf(undecided, undecided.length + 1);
                undecided[undecided.length - 1] =
                        Token.figure(number.replace(".", "").replace(',', '.'));
            }
            return end;
        }

        private static boolean isInside(String text, int at, int to) {
            char c = text.charAt(at);
            return (c == '.' || c == ',' || c == ':' || c == '/') && at + 1 < to && isDigit(text.charAt(at + 1));
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private static boolean isCount(String number) {
            int digits = 0;
            while (digits < number.length() && isDigit(number.charAt(digits))) {
                digits++;
            }
            boolean plain = digits == number.length();
            boolean time = digits <= 2 && number.length() == digits + 3 && number.charAt(digits) == '.';
            boolean year = plain && digits == 4 && (number.startsWith("19") || number.startsWith("20"));
            return !time
                    && !year
                    && digits <= LONGEST_COUNT
                    && number.chars().filter(c -> c == '.').count() <= 4;
        }

        private void decide() {
            for (int figure : undecided) {
                figures.add(figure);
            }
            undecided = NONE;
        }

        Facts done() {
            decide();
            return new Facts(ascending(figures), ascending(places));
        }

        private static int[] ascending(IntStream.Builder tokens) {
            return tokens.build().sorted().distinct().toArray();
        }
    }
}
