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

    /** Shared among all of both, 0 to 1; 0 when both are empty. */
    static double similarity(long[] a, long[] b) {
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
        int union = a.length + b.length - shared;
        return union == 0 ? 0 : (double) shared / union;
    }
}
