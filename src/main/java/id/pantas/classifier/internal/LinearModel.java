package id.pantas.classifier.internal;

import java.util.List;

/**
 * A linear softmax over hashed features. Immutable and thread-safe.
 *
 * @param info where it comes from
 * @param settings the features its weights belong to
 * @param bias one number per class
 * @param scale one number per class: what the first step of its weights is worth
 * @param weights {@code weights[bucket * classes + class]} in steps whose worth grows with their square, so that small
 *     weights are kept as exactly as large ones
 * @param temperature what scores are divided by so that probabilities mean what they say; above 0
 */
record LinearModel(
        ModelInfo info, FeatureSettings settings, float[] bias, float[] scale, byte[] weights, float temperature) {

    LinearModel {
        int classes = info.classes().size();
        if (bias.length != classes
                || scale.length != classes
                || weights.length != settings.buckets() * classes
                || !(temperature > 0 && temperature < 1_000)) {
            throw new IllegalArgumentException("the parts of the model do not fit together");
        }
    }

    List<String> classes() {
        return info.classes();
    }

    /** Probability of each class, in the order of {@link #classes()}; they sum to 1. */
    double[] probabilities(Features features) {
        return softmax(scores(features), temperature);
    }

    double[] probabilities(String text) {
        return probabilities(Features.of(text, settings));
    }

    /** Raw scores, before the temperature. */
    double[] scores(Features features) {
        int classes = bias.length;
        float[] sums = new float[classes];
        for (int group = 0; group < Features.GROUPS; group++) {
            int count = features.count(group);
            for (int i = 0; i < count; i++) {
                int row = features.bucket(group, i) * classes;
                float value = features.value(group, i);
                for (int c = 0; c < classes; c++) {
                    int step = weights[row + c];
                    sums[c] += value * (step * Math.abs(step));
                }
            }
        }
        double[] scores = new double[classes];
        for (int c = 0; c < classes; c++) {
            scores[c] = bias[c] + (double) scale[c] * sums[c];
        }
        return scores;
    }

    /** How much each of {@code tokens} tokens spoke for class {@code chosen} against class {@code other}, in scores. */
    double[] contributions(Features features, int tokens, int chosen, int other) {
        double[] contributions = new double[tokens];
        int classes = bias.length;
        for (int group = 0; group < Features.GROUPS; group++) {
            for (int i = 0; i < features.count(group); i++) {
                int token = features.token(group, i);
                if (token >= 0) {
                    int row = features.bucket(group, i) * classes;
                    contributions[token] +=
                            (double) features.value(group, i) * (weight(row, chosen) - weight(row, other));
                }
            }
        }
        return contributions;
    }

    private double weight(int row, int c) {
        int step = weights[row + c];
        return scale[c] * (step * Math.abs(step));
    }

    /** The step, -127 to 127, that comes closest to {@code weight} under {@code scale}. */
    static byte step(float weight, float scale) {
        long root = Math.round(Math.sqrt(Math.abs(weight) / Math.max(scale, Float.MIN_NORMAL)));
        return (byte) (weight < 0 ? -root : root);
    }

    static double[] softmax(double[] scores, double temperature) {
        double top = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            top = Math.max(top, score);
        }
        double[] probabilities = new double[scores.length];
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            probabilities[c] = Math.exp((scores[c] - top) / temperature);
            sum += probabilities[c];
        }
        for (int c = 0; c < scores.length; c++) {
            probabilities[c] /= sum;
        }
        return probabilities;
    }
}
