package id.pantas.post.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds posts that tell of one event: originals of one unit, published on one day, that share at least a given part of
 * their words (words of both divided by words of either; Jaccard). Who shares with a third shares with each other. Posts
 * with a short caption stand alone. The part is taken of <em>all</em> words because offices put their own name and place
 * into every caption: divided by the words of the shorter one, two different events would look like one.
 */
final class OneEvent {

    private OneEvent() {}

    /** Gives each post of one unit and day the first published one of its event as the head of its cluster. */
    static void group(Collection<Comparand> originals, PostProperties rules) {
        List<Comparand> posts = new ArrayList<>(originals);
        posts.sort(Comparand.BY_PUBLICATION);
        int[] head = new int[posts.size()];
        // Only posts that share one of their rarest words can share enough of them all.
        Map<Integer, Integer> frequency = new HashMap<>();
        for (Comparand post : posts) {
            for (int word : post.text().distinctWords()) {
                frequency.merge(word, 1, Integer::sum);
            }
        }
        Map<Integer, List<Integer>> seen = new HashMap<>();
        for (int i = 0; i < posts.size(); i++) {
            head[i] = i;
            if (posts.get(i).text().words().size() < rules.fewestWords()) {
                continue;
            }
            int[] words = posts.get(i).text().distinctWords();
            TreeSet<Integer> others = new TreeSet<>();
            for (int word : rarest(words, frequency, rules.sharedWords())) {
                List<Integer> sharing = seen.computeIfAbsent(word, w -> new ArrayList<>());
                others.addAll(sharing);
                sharing.add(i);
            }
            for (int j : others) {
                int a = find(head, i);
                int b = find(head, j);
                if (a != b && shared(words, posts.get(j).text().distinctWords()) >= rules.sharedWords()) {
                    head[Math.max(a, b)] = Math.min(a, b);
                }
            }
        }
        for (int i = 0; i < posts.size(); i++) {
            posts.get(i).cluster(posts.get(find(head, i)).id);
        }
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
