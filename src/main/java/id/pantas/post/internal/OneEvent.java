package id.pantas.post.internal;

import java.util.ArrayList;
import java.util.Arrays;
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
 * their content words, figures and places, of those of the post that has fewer, for one tells at length what another says in
 * a sentence. Who shares with a third shares with each other. Posts with a short caption stand alone. Offices put their own
 * name into every caption and have forms for their reports: posts whose figures or places differ are never one event, and the
 * part of fewer than {@value #FEWEST} common words says nothing.
 */
final class OneEvent {

    private OneEvent() {}

    /** Up to so many posts of a day, looking at every pair is quicker than choosing pairs. */
    private static final int FEW = 24;

    private static final int[] TOO_FEW = {};
    private static final int FEWEST = 5;

    /** Gives each post of one unit and day the first published one of its event as the head of its cluster. */
    static void group(Collection<Comparand> originals, PostProperties rules) {
        List<Comparand> posts = new ArrayList<>(originals);
        posts.sort(Comparand.BY_PUBLICATION);
        int[] head = new int[posts.size()];
        int[][] words = posts.stream()
                .map(post -> Objects.requireNonNullElse(post.words(rules), TOO_FEW))
                .toArray(int[][]::new);
        Facts[] facts = Arrays.stream(words).map(Facts::among).toArray(Facts[]::new);
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
                if (a != b && isOne(words[i], words[j], rules) && !facts[i].contradict(facts[j])) {
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

    /** Whether two posts with these tokens tell of one event. */
    static boolean isOneEvent(int[] a, int[] b, PostProperties rules) {
        return isOne(a, b, rules) && !Facts.among(a).contradict(Facts.among(b));
    }

    /** Whether two posts with these tokens share enough of them to tell of one event, if their facts allow it. */
    private static boolean isOne(int[] a, int[] b, PostProperties rules) {
        int fewer = Math.min(a.length, b.length);
        if (fewer < FEWEST) {
            return false;
        }
        int common = Facts.shared(a, b);
        return common >= FEWEST && common >= rules.sharedWords() * fewer - 1e-9;
    }

    /**
     * For one post after the other, those before it that it may be one event with: of two that are, one of the rarest tokens of
     * the one that has fewer is in the other.
     */
    private static Function<Integer, Collection<Integer>> likely(int[][] words, PostProperties rules) {
        Map<Integer, Integer> frequency = new HashMap<>();
        for (int[] ofOne : words) {
            for (int word : ofOne) {
                frequency.merge(word, 1, Integer::sum);
            }
        }
        Map<Integer, List<Integer>> having = new HashMap<>();
        Map<Integer, List<Integer>> havingRare = new HashMap<>();
        return post -> {
            TreeSet<Integer> others = new TreeSet<>();
            List<Integer> rare = rarest(words[post], frequency, rules.sharedWords());
            rare.forEach(word -> others.addAll(having.getOrDefault(word, List.of())));
            for (int word : words[post]) {
                others.addAll(havingRare.getOrDefault(word, List.of()));
                having.computeIfAbsent(word, w -> new ArrayList<>()).add(post);
            }
            rare.forEach(word ->
                    havingRare.computeIfAbsent(word, w -> new ArrayList<>()).add(post));
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

    private static int find(int[] head, int post) {
        int found = post;
        while (head[found] != found) {
            head[found] = head[head[found]];
            found = head[found];
        }
        return found;
    }
}
