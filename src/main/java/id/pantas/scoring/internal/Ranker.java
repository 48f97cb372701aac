package id.pantas.scoring.internal;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ranks and bands of units that are ranked among each other; scoring method 3.6. */
final class Ranker {

    /** Better first; 0 exactly for units that share a rank. */
    private static final Comparator<Contestant> BETTER_FIRST = comparing(Contestant::shown)
            .thenComparing(Contestant::completion)
            .thenComparing(Contestant::speed)
            .thenComparing(Contestant::workContent)
            .thenComparing(comparing(Contestant::ucapanShare).reversed())
            .thenComparing(Contestant::gain)
            .reversed();

    private final BigDecimal band;

    /** @param band scores closer than this are level, points */
    Ranker(BigDecimal band) {
        this.band = band;
    }

    /** The places of all contestants; where nothing tells units apart they share a rank (1, 2, 2, 4). */
    Map<UUID, Place> places(Collection<Contestant> contestants) {
        List<Contestant> ordered = new ArrayList<>(contestants);
        ordered.sort(BETTER_FIRST.thenComparing(Contestant::unit));
        int[] ranks = new int[ordered.size()];
        for (int i = 0; i < ranks.length; i++) {
            boolean shared = i > 0 && BETTER_FIRST.compare(ordered.get(i - 1), ordered.get(i)) == 0;
            ranks[i] = shared ? ranks[i - 1] : i + 1;
        }
        Map<UUID, Integer> rankOf = new HashMap<>();
        for (int i = 0; i < ranks.length; i++) {
            rankOf.put(ordered.get(i).unit(), ranks[i]);
        }
        return withBands(ordered, rankOf);
    }

    /** The rank that one would have among the others; its own entry among them is passed over. */
    static int rankAmong(Contestant own, Collection<Contestant> others) {
        return 1
                + (int) others.stream()
                        .filter(other -> !other.unit().equals(own.unit()) && BETTER_FIRST.compare(other, own) < 0)
                        .count();
    }

    private Map<UUID, Place> withBands(List<Contestant> ordered, Map<UUID, Integer> rankOf) {
        List<Contestant> byTotal = new ArrayList<>(ordered);
        byTotal.sort(comparing(Contestant::total).reversed());
        int count = byTotal.size();
        int[] bestFrom = new int[count];
        int[] worstUpTo = new int[count];
        for (int i = 0; i < count; i++) {
            int up = rankOf.getOrDefault(byTotal.get(i).unit(), 0);
            worstUpTo[i] = i == 0 ? up : Math.max(worstUpTo[i - 1], up);
            int j = count - 1 - i;
            int down = rankOf.getOrDefault(byTotal.get(j).unit(), 0);
            bestFrom[j] = i == 0 ? down : Math.min(bestFrom[j + 1], down);
        }
        Map<UUID, Place> places = new LinkedHashMap<>();
        int first = 0;
        int last = 0;
        for (Contestant own : byTotal) {
            while (byTotal.get(first).total().subtract(own.total()).compareTo(band) >= 0) {
                first++;
            }
            while (last + 1 < count
                    && own.total().subtract(byTotal.get(last + 1).total()).compareTo(band) < 0) {
                last++;
            }
            int rank = rankOf.getOrDefault(own.unit(), 0);
            places.put(own.unit(), new Place(rank, count, bestFrom[first], worstUpTo[last]));
        }
        return places;
    }

    /**
     * A unit that takes part.
     *
     * @param total its score, 2 decimals
     * @param completion its Tuntas, 0 to 100; 0 for all while the component is not in use; likewise the others
     * @param ucapanShare 0 to 1, 0 if it has no labelled post
     * @param previousTotal its score of the period before, null if it had none, which counts as no gain
     */
    record Contestant(
            UUID unit,
            BigDecimal total,
            BigDecimal completion,
            BigDecimal speed,
            BigDecimal workContent,
            BigDecimal ucapanShare,
            @Nullable BigDecimal previousTotal) {

        /** As it is displayed: units that look equal must be told apart by a rule, not by a hidden decimal. */
        BigDecimal shown() {
            return total.setScale(1, RoundingMode.HALF_UP);
        }

        BigDecimal gain() {
            return previousTotal == null ? BigDecimal.ZERO : total.subtract(previousTotal);
        }
    }

    /**
     * @param of how many are ranked together
     * @param bandFrom best rank of the units that are level with this one
     * @param bandTo worst rank of them
     */
    record Place(int rank, int of, int bandFrom, int bandTo) {}
}
