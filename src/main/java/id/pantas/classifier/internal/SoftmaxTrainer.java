package id.pantas.classifier.internal;

import id.pantas.classifier.PostTraining;
import java.util.Arrays;
import java.util.List;

/**
 * Learns a multinomial logistic regression with L2 on the weights (not on the bias). Rows of rare classes count more,
 * so that a class that is rare in the training data is not rare in the answers.
 */
final class SoftmaxTrainer {

    /**
     * @param decay strength of L2, above 0
     * @param balance 0 = rows count as they come, 1 = every class counts the same
     * @param iterations most steps of the search
     */
    record Options(double decay, double balance, int iterations) {}

    /** Weights by {@code bucket * classes + class}, unquantised. */
    record Learned(float[] bias, float[] weights, FeatureSettings settings) {

        /** The weights of a model as they were before they were rounded, or next to it. */
        static Learned of(LinearModel model) {
            int classes = model.bias().length;
            float[] weights = new float[model.weights().length];
            for (int i = 0; i < weights.length; i++) {
                int step = model.weights()[i];
                weights[i] = model.scale()[i % classes] * (step * Math.abs(step));
            }
            return new Learned(model.bias().clone(), weights, model.settings());
        }

        static Learned nothing(int classes, FeatureSettings settings) {
            return new Learned(new float[classes], new float[settings.buckets() * classes], settings);
        }

        double[] scores(Features features) {
            int classes = bias.length;
            double[] scores = new double[classes];
            for (int c = 0; c < classes; c++) {
                scores[c] = bias[c];
            }
            for (int group = 0; group < Features.GROUPS; group++) {
                for (int i = 0; i < features.count(group); i++) {
                    float value = features.value(group, i);
                    int row = features.bucket(group, i) * classes;
                    for (int c = 0; c < classes; c++) {
                        scores[c] += (double) value * weights[row + c];
                    }
                }
            }
            return scores;
        }
    }

    /** One text in compact form: positions of its features among those that occur in training, and their values. */
    private record Row(int[] positions, float[] values, int target, double weight) {}

    private SoftmaxTrainer() {}

    /** @param targets class of each text, 0 to {@code classes - 1} */
    static Learned train(List<Features> texts, int[] targets, int classes, FeatureSettings settings, Options options) {
        double[] even = new double[targets.length];
        Arrays.fill(even, 1);
        return adapt(Learned.nothing(classes, settings), texts, targets, even, options, (step, most) -> {});
    }

    /**
     * Begins at {@code start} and is held there by L2, as by a Gaussian prior around its weights.
     *
     * @param targets class of each text, 0 to number of classes - 1
     * @param counted what each text counts, above 0
     */
    static Learned adapt(
            Learned start,
            List<Features> texts,
            int[] targets,
            double[] counted,
            Options options,
            PostTraining.Progress progress) {
        FeatureSettings settings = start.settings();
        int classes = start.bias().length;
        int[] positionOf = new int[settings.buckets()];
        Arrays.fill(positionOf, -1);
        double[] rowWeights = rowWeights(targets, classes, options.balance());
        Row[] rows = new Row[texts.size()];
        int used = 0;
        for (int r = 0; r < rows.length; r++) {
            Features features = texts.get(r);
            int[] positions = new int[features.count()];
            float[] values = new float[positions.length];
            int n = 0;
            for (int group = 0; group < Features.GROUPS; group++) {
                for (int i = 0; i < features.count(group); i++) {
                    int bucket = features.bucket(group, i);
                    if (positionOf[bucket] < 0) {
                        positionOf[bucket] = used++;
                    }
                    positions[n] = positionOf[bucket];
                    values[n++] = features.value(group, i);
                }
            }
            rows[r] = new Row(positions, values, targets[r], rowWeights[r] * counted[r]);
        }
        int biasAt = used * classes;
        double[] point = pointOf(start, positionOf, biasAt, classes);
        double[] origin = point.clone();
        Lbfgs.minimise(
                point,
                options.iterations(),
                (at, gradient) -> loss(rows, at, origin, gradient, biasAt, classes, options),
                step -> progress.at(step, options.iterations()));
        return spread(point, start, positionOf, biasAt, classes);
    }

    private static double loss(
            Row[] rows, double[] at, double[] origin, double[] gradient, int biasAt, int classes, Options options) {
        double loss = 0;
        for (int i = 0; i < gradient.length; i++) {
            double decay = i < biasAt ? options.decay() : 0;
            double moved = at[i] - origin[i];
            gradient[i] = decay * moved;
            loss += decay / 2 * moved * moved;
        }
        double[] scores = new double[classes];
        for (Row row : rows) {
            System.arraycopy(at, biasAt, scores, 0, classes);
            for (int i = 0; i < row.positions.length; i++) {
                int from = row.positions[i] * classes;
                for (int c = 0; c < classes; c++) {
                    scores[c] += row.values[i] * at[from + c];
                }
            }
            double[] errors = LinearModel.softmax(scores, 1);
            loss -= row.weight * Math.log(Math.max(errors[row.target], 1e-300));
            errors[row.target] -= 1;
            for (int c = 0; c < classes; c++) {
                errors[c] *= row.weight;
                gradient[biasAt + c] += errors[c];
            }
            for (int i = 0; i < row.positions.length; i++) {
                int from = row.positions[i] * classes;
                for (int c = 0; c < classes; c++) {
                    gradient[from + c] += row.values[i] * errors[c];
                }
            }
        }
        return loss;
    }

    private static double[] rowWeights(int[] targets, int classes, double balance) {
        int[] counts = new int[classes];
        for (int target : targets) {
            counts[target]++;
        }
        double[] weights = new double[targets.length];
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            weights[i] = Math.pow((double) targets.length / (classes * counts[targets[i]]), balance);
            sum += weights[i];
        }
        for (int i = 0; i < targets.length; i++) {
            weights[i] *= targets.length / sum;
        }
        return weights;
    }

    private static double[] pointOf(Learned start, int[] positionOf, int biasAt, int classes) {
        double[] point = new double[biasAt + classes];
        for (int bucket = 0; bucket < positionOf.length; bucket++) {
            if (positionOf[bucket] >= 0) {
                for (int c = 0; c < classes; c++) {
                    point[positionOf[bucket] * classes + c] = start.weights()[bucket * classes + c];
                }
            }
        }
        for (int c = 0; c < classes; c++) {
            point[biasAt + c] = start.bias()[c];
        }
        return point;
    }

    /** What no text of the training speaks of stays as it was. */
    private static Learned spread(double[] point, Learned start, int[] positionOf, int biasAt, int classes) {
        float[] weights = start.weights().clone();
        float[] bias = new float[classes];
        for (int bucket = 0; bucket < positionOf.length; bucket++) {
            if (positionOf[bucket] >= 0) {
                for (int c = 0; c < classes; c++) {
                    weights[bucket * classes + c] = (float) point[positionOf[bucket] * classes + c];
                }
            }
        }
        for (int c = 0; c < classes; c++) {
            bias[c] = (float) point[biasAt + c];
        }
        return new Learned(bias, weights, start.settings());
    }
}
