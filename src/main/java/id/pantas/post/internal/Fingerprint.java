package id.pantas.post.internal;

import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what a post finds those it may be a near-duplicate of: posts that share one of the keys are compared, no others.
 *
 * <p>The bands are a MinHash of the different content words: each band joins the smallest values of {@value #ROWS} hash
 * functions, so that two posts share a band with probability J⁴ where J is the share of common words. Of made-up pairs
 * with a similarity of 0.8 to 0.9, 89 % share one of the four, from 0.9 on 98 %; unrelated posts practically never do, so
 * the number of candidates does not grow with the number of posts. A 64-bit SimHash cut into four bands of 16 bits finds
 * 39 % and 69 % of the same pairs, and with each band one unrelated post of 65,536 (all measured in
 * {@code FingerprintTests}).
 *
 * @param bands {@value #BANDS} keys of a text; one key and nulls for a text too short to be compared except with its own
 *     unit's same text; all null for an empty text
 * @param media key of the platform's own picture or video, null if there is none
 */
record Fingerprint(@Nullable Integer[] bands, @Nullable Long media) {

    static final int BANDS = 4;
    /** Keys of one post: those of its text, then that of its media. */
    static final int KEYS = BANDS + 1;
    /** Stands in {@link #keys} where there is none. */
    static final long NO_KEY = 0;

    private static final int ROWS = 4;
    /** Greetings and notices are alike with fewer common words. */
    private static final int FORMULAIC_ROWS = 2;

    private static final long[] FACTORS = factors();

    static Fingerprint of(
            ComparableText text, int fewestWords, UnitId unit, Platform platform, @Nullable String mediaKey) {
        @Nullable Integer[] bands = new Integer[BANDS];
        if (text.words().size() >= fewestWords) {
            bands = of(text).bands();
        } else if (!text.isEmpty()) {
            bands[0] = fold(mix(hash(unit.toString()) + text.words().hashCode()));
        }
        Long media = mediaKey == null ? null : mix(mix(platform.name().hashCode()) + hash(mediaKey));
        return new Fingerprint(bands, media);
    }

    /** The keys of a text that is nobody's yet and long enough to be compared with everybody's. */
    static Fingerprint of(ComparableText text) {
        @Nullable Integer[] bands = new Integer[BANDS];
        int[] keys = bands(text.words(), text.isFormulaic() ? FORMULAIC_ROWS : ROWS);
        for (int band = 0; band < BANDS; band++) {
            bands[band] = keys[band];
        }
        return new Fingerprint(bands, null);
    }

    /** All {@value #KEYS} keys as they are stored: the same of two posts means that both share it at the same place. */
    long[] keys() {
        long[] keys = new long[KEYS];
        for (int band = 0; band < BANDS; band++) {
            Integer value = bands[band];
            keys[band] = value == null ? NO_KEY : (long) (band + 1) << 32 | value & 0xFFFF_FFFFL;
        }
        keys[BANDS] = media == null ? NO_KEY : media;
        return keys;
    }

    private static int[] bands(List<String> words, int rows) {
        long[] smallest = new long[BANDS * rows];
        Arrays.fill(smallest, Long.MAX_VALUE);
        int content = 0;
        for (String word : words) {
            if (!CommonWords.FUNCTION_WORDS.contains(word)) {
                content++;
                lower(smallest, word);
            }
        }
        if (content < rows) {
            words.forEach(word -> lower(smallest, word));
        }
        int[] bands = new int[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long key = band + (long) BANDS * (ROWS - rows); // texts of one kind have no key in common with the others
            for (int row = 0; row < rows; row++) {
                key = mix(key * 31 + smallest[band * rows + row]);
            }
            bands[band] = fold(key);
        }
        return bands;
    }

    private static void lower(long[] smallest, String word) {
        long hash = hash(word);
        for (int i = 0; i < smallest.length; i++) {
            long value = hash * FACTORS[i];
            value ^= value >>> 32;
            if (value < smallest[i]) {
                smallest[i] = value;
            }
        }
    }

    /** 64 bits of a string; the same on every machine and in every version, because the keys are stored. */
    private static long hash(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return mix(hash);
    }

    /** The finishing step of SplitMix64. */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private static int fold(long value) {
        return (int) (value ^ value >>> 32);
    }

    private static long[] factors() {
        long[] factors = new long[BANDS * ROWS];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = mix(0x9E3779B97F4A7C15L * (i + 1)) | 1;
        }
        return factors;
    }
}
