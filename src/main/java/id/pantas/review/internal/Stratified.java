package id.pantas.review.internal;

import id.pantas.classifier.ContentClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Draws posts by lot so that each class is there as often as in the week, and rare classes at least a few times. The same
 * seed draws the same posts from the same week.
 */
final class Stratified {

    /** So many of each class, where the week has them: less would say nothing about it. */
    private static final int LEAST_OF_CLASS = 5;

    private Stratified() {}

    /** @return posts in the order in which they are to be read, at most {@code size} */
    static List<Long> draw(Map<ContentClass, List<Long>> week, int size, long seed) {
        Random lot = new Random(seed);
        Map<ContentClass, Integer> shares = shares(week, size);
        List<Long> drawn = new ArrayList<>();
        new EnumMap<>(shares).forEach((label, share) -> {
            List<Long> posts = new ArrayList<>(week.getOrDefault(label, List.of()));
            Collections.sort(posts);
            Collections.shuffle(posts, lot);
            drawn.addAll(posts.subList(0, share));
        });
        Collections.shuffle(drawn, lot);
        return List.copyOf(drawn);
    }

    private static Map<ContentClass, Integer> shares(Map<ContentClass, List<Long>> week, int size) {
        long all = week.values().stream().mapToLong(List::size).sum();
        int wanted = (int) Math.min(size, all);
        Map<ContentClass, Integer> shares = new EnumMap<>(ContentClass.class);
        week.forEach((label, posts) -> shares.put(label, Math.min(LEAST_OF_CLASS, posts.size())));
        // one after the other to the class that is furthest below its part of the week
        while (sum(shares) != wanted) {
            boolean more = sum(shares) < wanted;
            Comparator<ContentClass> byLack = Comparator.comparingDouble(label ->
                    (double) week.getOrDefault(label, List.of()).size() * size / all - shares.getOrDefault(label, 0));
            ContentClass next = shares.keySet().stream()
                    .filter(label -> more
                            ? shares.getOrDefault(label, 0)
                                    < week.getOrDefault(label, List.of()).size()
                            : shares.getOrDefault(label, 0) > 0)
                    .max(more ? byLack : byLack.reversed())
                    .orElseThrow();
            shares.merge(next, more ? 1 : -1, Integer::sum);
        }
        return shares;
    }

    private static int sum(Map<ContentClass, Integer> shares) {
        return shares.values().stream().mapToInt(Integer::intValue).sum();
    }
}
