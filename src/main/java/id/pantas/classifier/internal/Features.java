package id.pantas.classifier.internal;

import id.pantas.classifier.internal.Token.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The hashed features of one text, in four groups: words with their neighbours, parts of words, groups of meaning, and
 * the first words. A feature that occurs twice stands here twice. Each feature remembers the token it came from, so that
 * a decision can be explained.
 */
final class Features {

    static final int WORDS = 0;
    static final int PARTS = 1;
    static final int CONCEPTS = 2;
    static final int LEAD = 3;
    static final int GROUPS = 4;

    private static final int PAIR = 0x3c6ef372;
    private static final int PART = 0x78dde6e4;
    private static final int START = 0x1b873593;
    private static final int END = 0x2545f491;
    private static final int LENGTH = 0x5bd1e995;
    private static final int CONCEPT = 0x6a09e667;
    private static final int FIRST = 0x510e527f;
    private static final int AMONG_FIRST = 0x1f83d9ab;
    private static final int LEAD_WORDS = 3;
    private static final int MOST_COUNTED = 255;
    /** What one of {@code n} equal features counts before the group is scaled: their logarithm, shared out. */
    private static final float[] VALUE = new float[MOST_COUNTED + 1];

    private static final Set<String> NEIGHBOURHOOD = Set.of("rt", "rw");

    static {
        for (int n = 1; n < VALUE.length; n++) {
            VALUE[n] = (float) ((1 + Math.log(n)) / n);
        }
    }

    private final FeatureSettings settings;
    private final int[][] buckets = {new int[64], new int[512], new int[32], new int[4]};
    private final int[][] tokens = {new int[64], new int[512], new int[32], new int[4]};
    private final float[][] values = new float[GROUPS][];
    private final int[] counts = new int[GROUPS];

    private Features(FeatureSettings settings) {
        this.settings = settings;
    }

    static Features of(String text, FeatureSettings settings) {
        return of(Tokenizer.tokens(CleanText.of(text, settings.readCharacters())), settings);
    }

    static Features of(List<Token> tokens, FeatureSettings settings) {
        return of(tokens, settings, Lexicon.SHIPPED);
    }

    static Features of(List<Token> tokens, FeatureSettings settings, Lexicon lexicon) {
        Features features = new Features(settings);
        features.addWords(tokens);
        if (settings.conceptShare() > 0) {
            features.addConcepts(tokens, lexicon.concepts(settings), lexicon.namesOfPlaces(tokens));
        }
        if (settings.leadShare() > 0) {
            features.addLead(tokens);
        }
        features.weigh(WORDS, settings.wordShare());
        features.weigh(PARTS, settings.partShare());
        features.weigh(CONCEPTS, settings.conceptShare());
        features.weigh(LEAD, settings.leadShare());
        return features;
    }

    /** Number of features in a group. */
    int count(int group) {
        return counts[group];
    }

    /** Number of all features. */
    int count() {
        return counts[WORDS] + counts[PARTS] + counts[CONCEPTS] + counts[LEAD];
    }

    /** Bucket of the {@code i}-th feature of a group. */
    int bucket(int group, int i) {
        return buckets[group][i];
    }

    /** Index of the token the {@code i}-th feature came from, or -1 if it describes the whole text. */
    int token(int group, int i) {
        return tokens[group][i];
    }

    /**
     * What the {@code i}-th feature of a group counts. All together have the length of the group's share, so long texts
     * have more features, not more say; what is repeated adds less each time.
     */
    float value(int group, int i) {
        return values[group][i];
    }

    private void addWords(List<Token> tokens) {
        int before = START;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            int hash = hash(token.form());
            add(WORDS, hash, i);
            if (settings.pairs()) {
                add(WORDS, PAIR + before * 31 + hash, i);
            }
            if (token.kind() == Kind.WORD || token.kind() == Kind.HASHTAG) {
                addParts(token.form(), i);
            }
            before = hash;
        }
        if (!tokens.isEmpty() && settings.pairs()) {
            int last = tokens.size() - 1;
            add(WORDS, PAIR + before * 31 + END, last);
            add(WORDS, LENGTH + (32 - Integer.numberOfLeadingZeros(tokens.size())), -1);
        }
    }

    private void addConcepts(List<Token> tokens, Concepts concepts, boolean[] named) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
            // "RT 03 RW 02" is where it is, not whom it is about
            boolean address = next != null && next.kind() == Kind.CLASS && NEIGHBOURHOOD.contains(token.form());
            if (token.kind() == Kind.WORD && !address && !named[i]) {
                for (int concept : concepts.of(token)) {
                    add(CONCEPTS, CONCEPT + concept, i);
                }
                if (next != null) {
                    for (int concept : concepts.of(token, next)) {
                        add(CONCEPTS, CONCEPT + concept, i);
                        add(CONCEPTS, CONCEPT + concept, i + 1);
                    }
                }
            }
        }
    }

    private void addLead(List<Token> tokens) {
        for (int i = 0; i < Math.min(LEAD_WORDS, tokens.size()); i++) {
            int hash = hash(tokens.get(i).form());
            if (i == 0) {
                add(LEAD, FIRST + hash * 31, i);
            }
            add(LEAD, AMONG_FIRST + hash * 31, i);
        }
    }

    /** Gives the features of a group their values: logarithm of the count, then the group's length is the share. */
    private void weigh(int group, float share) {
        int n = counts[group];
        values[group] = new float[n];
        if (n == 0) {
            return;
        }
        int[] times = times(buckets[group], n);
        float[] value = values[group];
        float squares = 0;
        for (int i = 0; i < n; i++) {
            int count = Math.min(times[i], MOST_COUNTED);
            value[i] = VALUE[count];
            squares += VALUE[count] * VALUE[count] * count;
        }
        float scale = share / (float) Math.sqrt(squares);
        for (int i = 0; i < n; i++) {
            value[i] *= scale;
        }
    }

    /** How often the bucket at each place occurs among the first {@code n}. */
    private static int[] times(int[] buckets, int n) {
        int mask = Integer.highestOneBit(Math.max(2, n)) * 4 - 1;
        int[] first = new int[mask + 1]; // place + 1 of the first occurrence
        int[] times = new int[n];
        boolean repeated = false;
        for (int i = 0; i < n; i++) {
            int bucket = buckets[i];
            int slot = bucket & mask;
            int place = first[slot];
            while (place != 0 && buckets[place - 1] != bucket) {
                slot = (slot + 1) & mask;
                place = first[slot];
            }
            if (place == 0) {
                first[slot] = i + 1;
                times[i] = 1;
            } else {
                times[place - 1]++;
                times[i] = -place;
                repeated = true;
            }
        }
        for (int i = 0; repeated && i < n; i++) {
            if (times[i] < 0) {
                times[i] = times[-times[i] - 1];
            }
        }
        return times;
    }

    private void addParts(String word, int token) {
        int length = word.length() + 2;
        for (int from = 0; from <= length - settings.shortestPart(); from++) {
            int hash = PART;
            int to = Math.min(length, from + settings.longestPart());
            for (int i = from; i < to; i++) {
                char c = i == 0 || i == length - 1 ? '_' : word.charAt(i - 1);
                hash = hash * 31 + c;
                if (i - from + 1 >= settings.shortestPart()) {
                    add(PARTS, hash + (i - from) * END, token);
                }
            }
        }
    }

    private void add(int group, int hash, int token) {
        int count = counts[group]++;
        if (count == buckets[group].length) {
            buckets[group] = Arrays.copyOf(buckets[group], count * 2);
            tokens[group] = Arrays.copyOf(tokens[group], count * 2);
        }
        buckets[group][count] = spread(hash) >>> (32 - settings.bits());
        tokens[group][count] = token;
    }

    /** Spread hash of a form. */
    static int hash(String form) {
        int hash = 17;
        for (int i = 0; i < form.length(); i++) {
            hash = hash * 31 + form.charAt(i);
        }
        return spread(hash);
    }

    private static int spread(int hash) {
        int h = hash;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        h ^= h >>> 16;
        return h;
    }
}
