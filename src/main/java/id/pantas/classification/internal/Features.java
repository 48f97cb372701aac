package id.pantas.classification.internal;

import id.pantas.classification.internal.Token.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * The hashed features of one text, in two groups: words with their neighbours, and parts of words. A feature that
 * occurs twice stands here twice. Each feature remembers the token it came from, so that a decision can be explained.
 */
final class Features {

    static final int WORDS = 0;
    static final int PARTS = 1;

    private static final int PAIR = 0x3c6ef372;
    private static final int PART = 0x78dde6e4;
    private static final int START = 0x1b873593;
    private static final int END = 0x2545f491;
    private static final int LENGTH = 0x5bd1e995;

    private final FeatureSettings settings;
    private final int[][] buckets = {new int[64], new int[512]};
    private final int[][] tokens = {new int[64], new int[512]};
    private final int[] counts = new int[2];

    private Features(FeatureSettings settings) {
        this.settings = settings;
    }

    static Features of(String text, FeatureSettings settings) {
        return of(Tokenizer.tokens(CleanText.of(text, settings.readCharacters())), settings);
    }

    static Features of(List<Token> tokens, FeatureSettings settings) {
        Features features = new Features(settings);
        int before = START;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            int hash = hash(token.form());
            features.add(WORDS, hash, i);
            features.add(WORDS, PAIR + before * 31 + hash, i);
            if (token.kind() == Kind.WORD || token.kind() == Kind.HASHTAG) {
                features.addParts(token.form(), i);
            }
            before = hash;
        }
        if (!tokens.isEmpty()) {
            int last = tokens.size() - 1;
            features.add(WORDS, PAIR + before * 31 + END, last);
            features.add(WORDS, LENGTH + (32 - Integer.numberOfLeadingZeros(tokens.size())), -1);
        }
        return features;
    }

    /** Number of features in a group. */
    int count(int group) {
        return counts[group];
    }

    /** Bucket of the {@code i}-th feature of a group. */
    int bucket(int group, int i) {
        return buckets[group][i];
    }

    /** Index of the token the {@code i}-th feature came from, or -1 if it describes the whole text. */
    int token(int group, int i) {
        return tokens[group][i];
    }

    /** What each feature of a group counts: long texts have more of them, not more say. */
    float value(int group) {
        float share = group == WORDS ? settings.wordShare() : settings.partShare();
        return counts[group] == 0 ? 0 : share / (float) Math.sqrt(counts[group]);
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

    private static int hash(String form) {
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
