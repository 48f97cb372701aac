package id.pantas.post.internal;

import java.util.Arrays;
import java.util.List;

/**
 * Sets of character trigrams as PostgreSQL's {@code pg_trgm} defines them: of each word, with two spaces before it and
 * one after it; each different trigram once.
 */
final class Trigrams {

    private Trigrams() {}

    /** The different trigrams of the words, ascending, 16 bits for each character. */
    static long[] of(List<String> words) {
        int count = 0;
        for (String word : words) {
            count += word.length() + 1;
        }
        long[] all = new long[count];
        int n = 0;
        for (String word : words) {
            long last = (long) ' ' << 16 | ' ';
            for (int i = 0; i <= word.length(); i++) {
                char c = i < word.length() ? word.charAt(i) : ' ';
                last = (last << 16 | c) & 0xFFFF_FFFF_FFFFL;
                all[n++] = last;
            }
        }
        Arrays.sort(all);
        int distinct = 0;
        for (int i = 0; i < n; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[distinct++] = all[i];
            }
        }
        return Arrays.copyOf(all, distinct);
    }

    /**
     * 64 bits that agree in about {@code (1 + s) / 2} of their places for two texts of similarity {@code s}: each trigram
     * falls into one of 64 bins by its hash value, and a bin's bit is one of its smallest value (one-permutation MinHash, one
     * bit each). Costs less than sorting the trigrams. The same on every machine and in every version, because it is stored.
     *
     * @return 0 for a text without words
     */
    static long sketch(List<String> words) {
        long[] smallest = new long[Long.SIZE];
        Arrays.fill(smallest, Long.MAX_VALUE);
        for (String word : words) {
            long last = (long) ' ' << 16 | ' ';
            for (int i = 0; i <= word.length(); i++) {
                char c = i < word.length() ? word.charAt(i) : ' ';
                last = (last << 16 | c) & 0xFFFF_FFFF_FFFFL;
                long mixed = (last ^ last >>> 23) * 0xBF58476D1CE4E5B9L;
                mixed = (mixed ^ mixed >>> 29) * 0x94D049BB133111EBL;
                mixed ^= mixed >>> 32;
                int bin = (int) (mixed >>> 58);
                long value = mixed & 0x03FF_FFFF_FFFF_FFFFL;
                if (value < smallest[bin]) {
                    smallest[bin] = value;
                }
            }
        }
        long sketch = 0;
        for (int bin = 0; bin < Long.SIZE; bin++) {
            // an empty bin says 0, as it does in every text that lacks the same trigrams
            sketch |= smallest[bin] == Long.MAX_VALUE ? 0 : (smallest[bin] & 1) << bin;
        }
        return sketch;
    }

    /**
     * In how many places the sketches of two texts agree if they are of at least this similarity, but for one pair in a
     * thousand: three standard deviations below what is expected.
     */
    static int fewestAgreeing(double similarity) {
        double agreeing = (1 + similarity) / 2;
        double deviation = Math.sqrt(Long.SIZE * agreeing * (1 - agreeing));
        return (int) Math.floor(Long.SIZE * agreeing - 3 * deviation);
    }

    /** Shared among all of both, 0 to 1; 0 when both are empty. */
    static double similarity(long[] a, long[] b) {
        int shared = shared(a, b);
        int union = a.length + b.length - shared;
        return union == 0 ? 0 : (double) shared / union;
    }

    /** Shared among those of the one that has fewer, 0 to 1; 0 when one is empty. */
    static double containment(long[] a, long[] b) {
        int fewer = Math.min(a.length, b.length);
        return fewer == 0 ? 0 : (double) shared(a, b) / fewer;
    }

    private static int shared(long[] a, long[] b) {
        int shared = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                shared++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return shared;
    }
}
