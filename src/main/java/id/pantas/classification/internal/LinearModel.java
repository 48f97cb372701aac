package id.pantas.classification.internal;

import java.util.Arrays;
import java.util.List;

/**
 * A linear softmax over hashed features. Immutable and thread-safe.
 *
 * @param info where it comes from
 * @param settings the features its weights belong to
 * @param bias one number per class
 * @param scale one number per class: what one step of its weights is worth
 * @param weights {@code weights[bucket * classes + class]}, in steps
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
        double[] scores = new double[classes];
        int[] steps = new int[classes];
        for (int c = 0; c < classes; c++) {
            scores[c] = bias[c];
        }
        for (int group = Features.WORDS; group <= Features.PARTS; group++) {
            Arrays.fill(steps, 0);
            int count = features.count(group);
            for (int i = 0; i < count; i++) {
                int row = features.bucket(group, i) * classes;
                for (int c = 0; c < classes; c++) {
                    steps[c] += weights[row + c];
                }
            }
            float value = features.value(group);
            for (int c = 0; c < classes; c++) {
                scores[c] += (double) value * scale[c] * steps[c];
            }
        }
        return scores;
    }

    /** How much each of {@code tokens} tokens spoke for class {@code chosen} against class {@code other}, in scores. */
    double[] contributions(Features features, int tokens, int chosen, int other) {
        double[] contributions = new double[tokens];
        int classes = bias.length;
        for (int group = Features.WORDS; group <= Features.PARTS; group++) {
            float value = features.value(group);
            for (int i = 0; i < features.count(group); i++) {
                int token = features.token(group, i);
                if (token >= 0) {
                    int row = features.bucket(group, i) * classes;
                    contributions[token] += (double) value
                            * (scale[chosen] * weights[row + chosen] - scale[other] * weights[row + other]);
                }
            }
        }
        return contributions;
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
