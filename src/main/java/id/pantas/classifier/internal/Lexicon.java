package id.pantas.classifier.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What people added to the groups of meaning, and the names of places. Immutable and thread-safe. */
final class Lexicon {

    /** Nothing added. */
    static final Lexicon SHIPPED = new Lexicon(Map.of(), Set.of());

    private static final int MOST_WORDS_OF_A_NAME = 4;
    private static final Set<String> KINDS_OF_PLACES =
            Set.of("desa", "kelurahan", "kecamatan", "ds", "kampung", "dusun");

    private final Map<String, Set<String>> words;
    private final Set<String> places;
    private final String mark;
    private final Map<String, Concepts> concepts = new ConcurrentHashMap<>();

    /**
     * @param words folded words by the code of their group
     * @param places names as people write them
     */
    Lexicon(Map<String, Set<String>> words, Set<String> places) {
        this.words = words;
        this.places = places.stream()
                .map(name -> Tokenizer.tokens(CleanText.of(name, 100)))
                .filter(tokens -> !tokens.isEmpty() && tokens.size() <= MOST_WORDS_OF_A_NAME)
                .map(Lexicon::joined)
                .collect(Collectors.toUnmodifiableSet());
        this.mark = mark(words);
    }

    /** The groups of a model with what was added to them. */
    Concepts concepts(FeatureSettings settings) {
        return concepts.computeIfAbsent(
                settings.concepts(), names -> Concepts.of(names).with(words));
    }

    /** Stands for the words that were added, {@code +k1a2b3c}; empty without any. */
    String mark() {
        return mark;
    }

    /** For each token whether it is part of the name of a place, because "desa" or the like stands before it. */
    boolean[] namesOfPlaces(List<Token> tokens) {
        boolean[] named = new boolean[tokens.size()];
        if (places.isEmpty()) {
            return named;
        }
        for (int i = 0; i + 1 < named.length; i++) {
            if (KINDS_OF_PLACES.contains(tokens.get(i).form())) {
                int length = nameAt(tokens, i + 1);
                for (int k = 1; k <= length; k++) {
                    named[i + k] = true;
                }
            }
        }
        return named;
    }

    private int nameAt(List<Token> tokens, int from) {
        for (int length = Math.min(MOST_WORDS_OF_A_NAME, tokens.size() - from); length > 0; length--) {
            if (places.contains(joined(tokens.subList(from, from + length)))) {
                return length;
            }
        }
        return 0;
    }

    private static String joined(List<Token> tokens) {
        return tokens.stream().map(Token::form).collect(Collectors.joining(" "));
    }

    private static String mark(Map<String, Set<String>> words) {
        String all = new TreeMap<>(words)
                .entrySet().stream()
                        .filter(group -> !group.getValue().isEmpty())
                        .map(group -> group.getKey() + "=" + new TreeSet<>(group.getValue()))
                        .collect(Collectors.joining(";"));
        if (all.isEmpty()) {
            return "";
        }
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return "+k" + HexFormat.of().formatHex(sum, 0, 3);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
