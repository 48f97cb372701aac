package id.pantas.classifier.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Groups of meaning: "puskesmas", "obat" and "dokter" speak of health. A model learns what a group is worth, so that a
 * word no training text held still counts. The lists stand in {@code classifier/concepts-<name>.txt}: one group a
 * line, {@code name: word word begin* first_second}; lines with {@code #} are remarks. Words are compared in their
 * folded form, with and without prefixes and suffixes. Thread-safe.
 */
final class Concepts {

    /** Texts are anybody's: what is remembered of them must not grow without end. */
    private static final int MOST_REMEMBERED = 100_000;

    private static final int SHORTEST_BEGINNING = 3;
    private static final int[] NONE = {};
    private static final Map<String, Concepts> KNOWN = new ConcurrentHashMap<>();

    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<String, Set<String>> beginnings = new HashMap<>();
    private final Map<String, Map<String, int[]>> pairs = new HashMap<>();
    private final Map<String, int[]> remembered = new ConcurrentHashMap<>();

    private Concepts() {}

    /**
     * @param names of lists, divided by commas; empty for none
     * @throws IllegalArgumentException if there is no such list
     */
    static Concepts of(String names) {
        return KNOWN.computeIfAbsent(names, Concepts::load);
    }

    /** Hashes of the groups that {@code form} belongs to. */
    int[] of(Token token) {
        String form = token.form();
        int[] known = remembered.get(form);
        if (known == null) {
            known = find(form);
            if (remembered.size() < MOST_REMEMBERED) {
                remembered.put(form, known);
            }
        }
        return known;
    }

    /** Hashes of the groups that two neighbouring words belong to together. */
    int[] of(Token first, Token second) {
        Map<String, int[]> seconds = pairs.get(first.form());
        return seconds == null ? NONE : seconds.getOrDefault(second.form(), NONE);
    }

    private int[] find(String form) {
        Set<String> groups = new TreeSet<>();
        for (String stem : WordStems.of(form)) {
            groups.addAll(words.getOrDefault(stem, Set.of()));
            for (int length = SHORTEST_BEGINNING; length <= stem.length(); length++) {
                groups.addAll(beginnings.getOrDefault(stem.substring(0, length), Set.of()));
            }
        }
        return groups.stream().mapToInt(Features::hash).toArray();
    }

    private static Concepts load(String names) {
        var concepts = new Concepts();
        if (names.isEmpty()) {
            return concepts;
        }
        for (String name : names.split(",", -1)) {
            String path = "/classifier/concepts-" + name + ".txt";
            try (InputStream in = Concepts.class.getResourceAsStream(path)) {
                if (in == null || !name.matches("[a-z]+")) {
                    throw new IllegalArgumentException("no list of concepts " + name);
                }
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                        .lines()
                        .filter(line -> !line.startsWith("#") && line.indexOf(':') > 0)
                        .forEach(line -> concepts.add(name, line));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return concepts;
    }

    private void add(String list, String line) {
        int colon = line.indexOf(':');
        String group = list + ":" + line.substring(0, colon).strip();
        for (String word : line.substring(colon + 1).strip().split(" +")) {
            int seam = word.indexOf('_');
            if (seam > 0) {
                pairs.computeIfAbsent(word.substring(0, seam), first -> new HashMap<>())
                        .merge(word.substring(seam + 1), new int[] {Features.hash(group)}, Concepts::both);
            } else if (word.endsWith("*")) {
                beginnings
                        .computeIfAbsent(word.substring(0, word.length() - 1), beginning -> new TreeSet<>())
                        .add(group);
            } else {
                words.computeIfAbsent(word, same -> new TreeSet<>()).add(group);
            }
        }
    }

    private static int[] both(int[] a, int[] b) {
        List<Integer> all = new ArrayList<>();
        Arrays.stream(a).forEach(all::add);
        Arrays.stream(b).filter(hash -> !all.contains(hash)).forEach(all::add);
        return all.stream().mapToInt(Integer::intValue).toArray();
    }
}
