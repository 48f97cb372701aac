package id.pantas.post.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Finds posts that tell of one event: originals of one unit, published on one day, that share at least a given part of
 * their words (words of both divided by words of either; Jaccard). Who shares with a third shares with each other. Posts
 * with a short caption stand alone. The part is taken of <em>all</em> words because offices put their own name and place
 * into every caption: divided by the words of the shorter one, two different events would look like one.
 */
final class OneEvent {

    private OneEvent() {}

    /** Up to so many posts of a day, looking at every pair is quicker than choosing pairs. */
    private static final int FEW = 24;

    private static final int[] TOO_FEW = {};

    /** Gives each post of one unit and day the first published one of its event as the head of its cluster. */
    static void group(Collection<Comparand> originals, PostProperties rules) {
        List<Comparand> posts = new ArrayList<>(originals);
        posts.sort(Comparand.BY_PUBLICATION);
        int[] head = new int[posts.size()];
        int[][] words = posts.stream()
                .map(post -> Objects.requireNonNullElse(post.words(rules), TOO_FEW))
                .toArray(int[][]::new);
        Function<Integer, Collection<Integer>> likely =
                posts.size() <= FEW ? OneEvent::allBefore : likely(words, rules);
        for (int i = 0; i < posts.size(); i++) {
            head[i] = i;
            if (words[i].length == 0) {
                continue;
            }
            for (int j : likely.apply(i)) {
                int a = find(head, i);
                int b = find(head, j);
                if (a != b && words[j].length > 0 && shared(words[i], words[j]) >= rules.sharedWords()) {
                    head[Math.max(a, b)] = Math.min(a, b);
                }
            }
        }
        for (int i = 0; i < posts.size(); i++) {
            posts.get(i).cluster(posts.get(find(head, i)).id);
        }
    }

    private static List<Integer> allBefore(int post) {
        return IntStream.range(0, post).boxed().toList();
    }

    /** For one post after the other, those before it that share one of the rarest words of both, as they must. */
    private static Function<Integer, Collection<Integer>> likely(int[][] words, PostProperties rules) {
        Map<Integer, Integer> frequency = new HashMap<>();
        for (int[] ofOne : words) {
            for (int word : ofOne) {
                frequency.merge(word, 1, Integer::sum);
            }
        }
        Map<Integer, List<Integer>> seen = new HashMap<>();
        return post -> {
            TreeSet<Integer> others = new TreeSet<>();
            for (int word : rarest(words[post], frequency, rules.sharedWords())) {
                List<Integer> sharing = seen.computeIfAbsent(word, w -> new ArrayList<>());
                others.addAll(sharing);
                sharing.add(post);
            }
            return others;
        };
    }

    /** So few that leaving them all out would leave too small a part of the words. */
    private static List<Integer> rarest(int[] words, Map<Integer, Integer> frequency, double part) {
        List<Integer> byRarity = new ArrayList<>(words.length);
        for (int word : words) {
            byRarity.add(word);
        }
        byRarity.sort((a, b) -> {
            int rarer = Integer.compare(frequency.getOrDefault(a, 0), frequency.getOrDefault(b, 0));
            return rarer != 0 ? rarer : Integer.compare(a, b);
        });
        int enough = words.length - (int) Math.ceil(part * words.length - 1e-9) + 1;
        return byRarity.subList(0, Math.min(enough, words.length));
    }

    private static double shared(int[] a, int[] b) {
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
        return (double) common / (a.length + b.length - common);
    }

    private static int find(int[] head, int post) {
        int found = post;
        while (head[found] != found) {
            head[found] = head[head[found]];
            found = head[found];
        }
        return found;
    }
}
