package id.pantas.post.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many of the pairs that are alike the fingerprints find, and how many that are not; on made-up texts. */
class FingerprintTests {

    private static final int FEWEST = PostProperties.DEFAULTS.fewestWords();
    private static final UnitId UNIT = new UnitId(new UUID(1, 2));
    private static final List<String> VOCABULARY = vocabulary(4_000);

    @Test
    void findsNearlyNineInTenOfThePairsAtTheThresholdAndNearlyAllOfTheCloserOnes() {
        Random random = new Random(5);
        Map<String, int[]> found = new HashMap<>();
        for (int i = 0; i < 6_000; i++) {
            List<String> text = text(random, 12 + random.nextInt(40));
            List<String> edited = new ArrayList<>(text);
            for (int edits = random.nextInt(1 + text.size() / 6); edits >= 0; edits--) {
                edited.set(random.nextInt(edited.size()), word(random));
            }
            double similarity = Trigrams.similarity(Trigrams.of(text), Trigrams.of(edited));
            if (similarity >= 0.8 && similarity < 1) {
                int[] counts = found.computeIfAbsent(similarity < 0.9 ? "0.8" : "0.9", band -> new int[3]);
                counts[0]++;
                counts[1] += shareAKey(text, edited) ? 1 : 0;
                counts[2] += shareASimHashBand(text, edited) ? 1 : 0;
            }
        }
        found.forEach((from, counts) -> System.out.printf(
                "similarity from %s: %d pairs, found by MinHash bands %.3f, by SimHash bands of 16 bits %.3f%n",
                from, counts[0], (double) counts[1] / counts[0], (double) counts[2] / counts[0]));
        assertThat((double) found.get("0.8")[1] / found.get("0.8")[0]).isGreaterThan(0.86);
        assertThat((double) found.get("0.9")[1] / found.get("0.9")[0]).isGreaterThan(0.97);
        assertThat((double) found.get("0.8")[2] / found.get("0.8")[0]).isLessThan(0.50);
    }

    @Test
    void sketchesLeaveOutHardlyAnyPairThatIsAlikeAndNearlyAllThatAreNot() {
        Random random = new Random(8);
        int alike = 0;
        int alikeLost = 0;
        int unlike = 0;
        int unlikeKept = 0;
        for (int i = 0; i < 40_000; i++) {
            List<String> text = text(random, 8 + random.nextInt(40));
            List<String> edited = new ArrayList<>(text);
            for (int edits = random.nextInt(1 + text.size()); edits >= 0; edits--) {
                edited.set(random.nextInt(edited.size()), word(random));
            }
            double similarity = Trigrams.similarity(Trigrams.of(text), Trigrams.of(edited));
            boolean kept = Neighbours.mayBeAlike(Trigrams.sketch(text), Trigrams.fewestAgreeing(0.8))
                    .test(Trigrams.sketch(edited));
            if (similarity >= 0.8) {
                alike++;
                alikeLost += kept ? 0 : 1;
            } else if (similarity < 0.3) {
                unlike++;
                unlikeKept += kept ? 1 : 0;
            }
        }
        System.out.printf(
                "sketches leave out %d of %d pairs from 0.8 and keep %d of %d below 0.3%n",
                alikeLost, alike, unlikeKept, unlike);
        assertThat(alike).isGreaterThan(5_000);
        assertThat((double) alikeLost / alike).isLessThan(0.001);
        assertThat(unlike).isGreaterThan(1_000);
        assertThat((double) unlikeKept / unlike).isLessThan(0.10);
    }

    @Test
    void sketchesOfTheSameWordsAreTheSameInWhateverOrder() {
        List<String> words = List.of("jembatan", "gantung", "cipalih", "selesai", "diperbaiki");
        List<String> backwards = List.of("diperbaiki", "selesai", "cipalih", "gantung", "jembatan", "selesai");

        assertThat(Trigrams.sketch(words)).isEqualTo(Trigrams.sketch(backwards)).isNotZero();
        assertThat(Trigrams.sketch(List.of())).isZero();
        assertThat(Trigrams.fewestAgreeing(1)).isEqualTo(64);
    }

    @Test
    void unrelatedTextsShareNoKey() {
        Random random = new Random(6);
        List<Fingerprint> prints = IntStream.range(0, 3_000)
                .mapToObj(i -> print(text(random, 12 + random.nextInt(40))))
                .toList();
        long shared = 0;
        for (int band = 0; band < Fingerprint.BANDS; band++) {
            int place = band;
            shared += 3_000
                    - prints.stream()
                            .map(print -> print.bands()[place])
                            .distinct()
                            .count();
        }
        System.out.println("shared keys among 4,498,500 unrelated pairs: " + shared);
        assertThat(shared).isLessThan(100);
    }

    @Test
    void isTheSameOnEveryMachine() {
        Fingerprint print = Fingerprint.of(
                ComparableText.of(
                        "Jembatan gantung Cipalih selesai diperbaiki, warga kampung bisa menyeberang dengan aman"),
                FEWEST,
                UNIT,
                Platform.X,
                "3_99");

        assertThat(print.bands()).containsExactly(GOLDEN);
        assertThat(print.media()).isEqualTo(GOLDEN_MEDIA);
        assertThat(Trigrams.sketch(List.of("jembatan", "gantung", "cipalih", "selesai", "diperbaiki")))
                .isEqualTo(GOLDEN_SKETCH);
    }

    // Stored keys must stay comparable with new ones: whoever changes these must also rebuild post.fingerprint.
    private static final Integer[] GOLDEN = {1598199812, 629099666, -1650197869, 955607349};
    private static final long GOLDEN_SKETCH = 225325692698763536L;
    private static final long GOLDEN_MEDIA = 554912294432605636L;

    private static boolean shareAKey(List<String> a, List<String> b) {
        Fingerprint one = print(a);
        Fingerprint other = print(b);
        return IntStream.range(0, Fingerprint.BANDS).anyMatch(i -> one.bands()[i].equals(other.bands()[i]));
    }

    private static Fingerprint print(List<String> words) {
        return Fingerprint.of(ComparableText.of(String.join(" ", words)), FEWEST, UNIT, Platform.X, null);
    }

    /** The usual SimHash over character trigrams, to compare with. */
    private static boolean shareASimHashBand(List<String> a, List<String> b) {
        long different = simHash(a) ^ simHash(b);
        return IntStream.range(0, 4).anyMatch(i -> (different >>> 16 * i & 0xFFFF) == 0);
    }

    private static long simHash(List<String> words) {
        int[] votes = new int[64];
        for (long trigram : Trigrams.of(words)) {
            long hash = new java.util.SplittableRandom(trigram).nextLong();
            for (int bit = 0; bit < 64; bit++) {
                votes[bit] += (hash >>> bit & 1) == 1 ? 1 : -1;
            }
        }
        long result = 0;
        for (int bit = 0; bit < 64; bit++) {
            result |= votes[bit] > 0 ? 1L << bit : 0;
        }
        return result;
    }

    private static List<String> text(Random random, int words) {
        return IntStream.range(0, words).mapToObj(i -> word(random)).toList();
    }

    /** Frequent words often, rare ones seldom, as in any language. */
    private static String word(Random random) {
        return VOCABULARY.get((int) (Math.pow(random.nextDouble(), 2.5) * VOCABULARY.size()));
    }

    private static List<String> vocabulary(int size) {
        Random random = new Random(7);
        String[] syllables =
                ("ba be bi bo bu da de di do du ga ka ke ki ko ku la le li lo lu ma me mi na ngan nya pa pe "
                                + "per ra ri ru sa se si su ta te ti tu wa ya kan lah men")
                        .split(" ");
        return IntStream.range(0, size)
                .mapToObj(i -> {
                    StringBuilder word = new StringBuilder();
                    for (int n = 2 + random.nextInt(3); n > 0; n--) {
                        word.append(syllables[random.nextInt(syllables.length)]);
                    }
                    return word.toString();
                })
                .distinct()
                .toList();
    }
}
