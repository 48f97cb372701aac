package id.pantas.post.internal;

import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** What the rules find of hand-labelled pairs, as if both posts were of one unit, day and platform. */
final class PairMeasurement {

    private static final UnitId UNIT = new UnitId(new UUID(0, 0));

    /** A pair made ready for comparison. */
    private record Prepared(LabelledPair pair, ComparableText first, ComparableText second) {}

    /**
     * How well a rule tells wanted pairs from others.
     *
     * @param found wanted pairs it finds
     * @param wrong others it takes for them
     * @param missed wanted pairs it does not find
     */
    record Quality(int found, int wrong, int missed) {

        /** Found among all it takes, 0 to 1; 1 if it takes none. */
        double precision() {
            return found + wrong == 0 ? 1 : (double) found / (found + wrong);
        }

        /** Found among all wanted, 0 to 1. */
        double recall() {
            return found + missed == 0 ? 1 : (double) found / (found + missed);
        }

        double f1() {
            double sum = precision() + recall();
            return sum == 0 ? 0 : 2 * precision() * recall() / sum;
        }

        String json() {
            return String.format(
                    Locale.ROOT, "{\"precision\":%.4f,\"recall\":%.4f,\"f1\":%.4f}", precision(), recall(), f1());
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "presisi %.3f  recall %.3f  F1 %.3f", precision(), recall(), f1());
        }
    }

    private final List<Prepared> pairs;

    PairMeasurement(List<LabelledPair> pairs) {
        this.pairs = pairs.stream()
                .map(pair -> new Prepared(pair, ComparableText.of(pair.first()), ComparableText.of(pair.second())))
                .toList();
    }

    /** The rule of near-duplicates on texts that are compared. */
    Quality sameContent(PostProperties rules) {
        return quality(pair -> isSameContent(pair, rules), LabelledPair.Relation::isSameContent);
    }

    /** The same, with the pairs that the keys do not bring together counted as missed. */
    Quality sameContentFound(PostProperties rules) {
        return quality(
                pair -> isSameContent(pair, rules) && isCandidate(pair, rules), LabelledPair.Relation::isSameContent);
    }

    /** Near-duplicates and events told anew. */
    Quality sameEvent(PostProperties rules) {
        return quality(
                pair -> isSameContent(pair, rules) || isOneEvent(pair, rules), LabelledPair.Relation::isSameEvent);
    }

    /** Nothing but shared trigrams, as the method's default says. */
    Quality plainSimilarity(double threshold) {
        return quality(
                pair -> pair.first().similarity(pair.second()) >= threshold, LabelledPair.Relation::isSameContent);
    }

    /** How many pairs of each relation the rule takes for the same content, and how many there are. */
    Map<LabelledPair.Relation, int[]> byRelation(PostProperties rules) {
        Map<LabelledPair.Relation, int[]> counts = new EnumMap<>(LabelledPair.Relation.class);
        Arrays.stream(LabelledPair.Relation.values()).forEach(relation -> counts.put(relation, new int[3]));
        for (Prepared pair : pairs) {
            int[] count = counts.computeIfAbsent(pair.pair().relation(), relation -> new int[3]);
            count[0] += isSameContent(pair, rules) ? 1 : 0;
            count[1] += isSameContent(pair, rules) || isOneEvent(pair, rules) ? 1 : 0;
            count[2]++;
        }
        return counts;
    }

    /** Pairs about which the rule of near-duplicates is mistaken. */
    List<LabelledPair> mistakes(PostProperties rules) {
        return pairs.stream()
                .filter(pair ->
                        isSameContent(pair, rules) != pair.pair().relation().isSameContent())
                .map(Prepared::pair)
                .toList();
    }

    int size() {
        return pairs.size();
    }

    private Quality quality(Predicate<Prepared> taken, Predicate<LabelledPair.Relation> wanted) {
        int found = 0;
        int wrong = 0;
        int missed = 0;
        for (Prepared pair : pairs) {
            boolean isTaken = taken.test(pair);
            boolean isWanted = wanted.test(pair.pair().relation());
            found += isTaken && isWanted ? 1 : 0;
            wrong += isTaken && !isWanted ? 1 : 0;
            missed += !isTaken && isWanted ? 1 : 0;
        }
        return new Quality(found, wrong, missed);
    }

    private static boolean isSameContent(Prepared pair, PostProperties rules) {
        return Comparand.likeness(pair.first(), pair.second(), true, rules) > 0;
    }

    private static boolean isOneEvent(Prepared pair, PostProperties rules) {
        boolean isLong = pair.first().words().size() >= rules.fewestWords()
                && pair.second().words().size() >= rules.fewestWords();
        return isLong
                && OneEvent.isOneEvent(pair.first().tokens(), pair.second().tokens(), rules);
    }

    private static boolean isCandidate(Prepared pair, PostProperties rules) {
        long[] one = keys(pair.first(), rules);
        long[] other = keys(pair.second(), rules);
        for (int i = 0; i < Fingerprint.BANDS; i++) {
            if (one[i] != Fingerprint.NO_KEY && one[i] == other[i]) {
                return Neighbours.mayBeAlike(pair.first(), rules)
                        .test(pair.second().sketch());
            }
        }
        return false;
    }

    private static long[] keys(ComparableText text, PostProperties rules) {
        return Fingerprint.of(text, rules.fewestWords(), UNIT, Platform.X, null).keys();
    }
}
