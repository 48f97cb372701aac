package id.pantas.classification.internal;

/**
 * How a text becomes numbers; part of every model, because weights only fit the features they were learned on.
 *
 * @param bits features fall into {@code 2^bits} buckets, 10 to 20
 * @param wordShare weight of words and word pairs against parts of words, above 0
 * @param partShare weight of parts of words, above 0
 * @param shortestPart letters of the shortest part of a word, 2 to 6
 * @param longestPart letters of the longest part of a word, at least {@code shortestPart}, at most 8
 * @param readCharacters characters of a text that are read, 100 to 20,000; what a post is shows at its beginning
 */
record FeatureSettings(
        int bits, float wordShare, float partShare, int shortestPart, int longestPart, int readCharacters) {

    /** Measured best on the posts; see docs/classifier.md. */
    static final FeatureSettings DEFAULT = new FeatureSettings(18, 2.0f, 1.0f, 3, 5, 2_000);

    FeatureSettings {
        if (bits < 10
                || bits > 20
                || !(wordShare > 0 && wordShare < 100)
                || !(partShare > 0 && partShare < 100)
                || shortestPart < 2
                || shortestPart > 6
                || longestPart < shortestPart
                || longestPart > 8
                || readCharacters < 100
                || readCharacters > 20_000) {
            throw new IllegalArgumentException("feature settings out of range: " + bits + " " + wordShare + " "
                    + partShare + " " + shortestPart + "-" + longestPart + " " + readCharacters);
        }
    }

    int buckets() {
        return 1 << bits;
    }
}
