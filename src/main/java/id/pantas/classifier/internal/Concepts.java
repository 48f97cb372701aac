package id.pantas.classifier.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    private final List<String> lists;
    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<String, Set<String>> beginnings = new HashMap<>();
    private final Map<String, Map<String, int[]>> pairs = new HashMap<>();
    private final Map<String, int[]> remembered = new ConcurrentHashMap<>();

    private Concepts(List<String> lists) {
        this.lists = lists;
    }

    /**
     * @param names of lists, divided by commas; empty for none
     * @throws IllegalArgumentException if there is no such list
     */
    static Concepts of(String names) {
        return KNOWN.computeIfAbsent(names, Concepts::load);
    }

    /**
     * The words of one shipped list by the code of their group, in their order.
     *
     * @throws IllegalArgumentException if there is no such list
     */
    static Map<String, List<String>> shipped(String list) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        lines(list).forEach(line -> groups.put(code(list, line), wordsOf(line)));
        return groups;
    }

    /**
     * These groups with more words.
     *
     * @param added folded words by the code of their group; groups that are none of these are passed over
     */
    Concepts with(Map<String, Set<String>> added) {
        var more = new Concepts(lists);
        for (String list : lists) {
            shipped(list).forEach((code, known) -> {
                known.forEach(word -> more.add(code, word));
                added.getOrDefault(code, Set.of()).forEach(word -> more.add(code, word));
            });
        }
        return more;
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
        return new Concepts(names.isEmpty() ? List.of() : List.of(names.split(",", -1))).with(Map.of());
    }

    private static List<String> lines(String list) {
        String path = "/classifier/concepts-" + list + ".txt";
        try (InputStream in = Concepts.class.getResourceAsStream(path)) {
            if (in == null || !list.matches("[a-z]+")) {
                throw new IllegalArgumentException("no list of concepts " + list);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && line.indexOf(':') > 0)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code(String list, String line) {
        return list + ":" + line.substring(0, line.indexOf(':')).strip();
    }

    private static List<String> wordsOf(String line) {
        return List.of(line.substring(line.indexOf(':') + 1).strip().split(" +"));
    }

    private void add(String group, String word) {
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

    private static int[] both(int[] a, int[] b) {
        List<Integer> all = new ArrayList<>();
        Arrays.stream(a).forEach(all::add);
        Arrays.stream(b).filter(hash -> !all.contains(hash)).forEach(all::add);
        return all.stream().mapToInt(Integer::intValue).toArray();
    }
}
