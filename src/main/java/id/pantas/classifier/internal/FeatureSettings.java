package id.pantas.classifier.internal;

/**
 * How a text becomes numbers; part of every model, because weights only fit the features they were learned on.
 *
 * @param bits features fall into {@code 2^bits} buckets, 10 to 20
 * @param wordShare weight of words, of pairs of them and of the length, above 0
 * @param partShare weight of parts of words, above 0
 * @param conceptShare weight of the groups of meaning that words belong to, 0 without them
 * @param leadShare weight of the first three words, 0 without them
 * @param pairs whether neighbouring words count as pairs
 * @param concepts names of the lists of {@link Concepts}, divided by commas; empty without them
 * @param shortestPart letters of the shortest part of a word, 2 to 6
 * @param longestPart letters of the longest part of a word, at least {@code shortestPart}, at most 8
 * @param readCharacters characters of a text that are read, 100 to 20,000; what a text is shows at its beginning
 */
record FeatureSettings(
        int bits,
        float wordShare,
        float partShare,
        float conceptShare,
        float leadShare,
        boolean pairs,
        String concepts,
        int shortestPart,
        int longestPart,
        int readCharacters) {

    FeatureSettings {
        if (bits < 10
                || bits > 20
                || !(wordShare > 0 && wordShare < 100)
                || !(partShare > 0 && partShare < 100)
                || !(conceptShare >= 0 && conceptShare < 100)
                || !(leadShare >= 0 && leadShare < 100)
                || concepts.length() > 100
                || shortestPart < 2
                || shortestPart > 6
                || longestPart < shortestPart
                || longestPart > 8
                || readCharacters < 100
                || readCharacters > 20_000) {
            throw new IllegalArgumentException("feature settings out of range: " + bits + " " + wordShare + " "
                    + partShare + " " + conceptShare + " " + leadShare + " " + shortestPart + "-" + longestPart + " "
                    + readCharacters);
        }
    }

    int buckets() {
        return 1 << bits;
    }
}
