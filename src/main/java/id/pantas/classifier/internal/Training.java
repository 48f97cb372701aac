package id.pantas.classifier.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** From labelled texts to a model: learns, fits the temperature on held-out folds, and rounds the weights to bytes. */
final class Training {

    private static final int FOLDS = 5;
    private static final int LARGEST_STEP = Byte.MAX_VALUE * Byte.MAX_VALUE;
    /** A source with more than this part of all rows is not left out: what remained would be another model. */
    static final double LARGEST_LEFT_OUT = 0.25;

    private final Task task;
    private final List<String> classes;
    private final List<LabelledText> rows;
    private final List<Features> features = new ArrayList<>();
    private final int[] targets;

    /** @param rows labelled with classes of {@code task} */
    Training(Task task, List<LabelledText> rows) {
        this.task = task;
        this.classes = task.classes();
        this.rows = rows;
        this.targets = new int[rows.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = classes.indexOf(rows.get(i).label());
            features.add(Features.of(rows.get(i).text(), task.features()));
        }
    }

    /**
     * Trains on all rows. Equal rows in equal order give an equal model.
     *
     * @param temperature of {@link #heldOut()}
     */
    LinearModel train(LocalDate today, double temperature) {
        SoftmaxTrainer.Learned learned =
                SoftmaxTrainer.train(features, targets, classes.size(), task.features(), task.training());
        TreeMap<String, Integer> bySource = new TreeMap<>();
        rows.forEach(row -> bySource.merge(row.source(), 1, Integer::sum));
        return rounded(learned, task, today, (float) temperature, bySource);
    }

    /** The model that keeps the weights as bytes. */
    static LinearModel rounded(
            SoftmaxTrainer.Learned learned,
            Task task,
            LocalDate today,
            float temperature,
            SortedMap<String, Integer> bySource) {
        int k = learned.bias().length;
        float[] scale = new float[k];
        for (int i = 0; i < learned.weights().length; i++) {
            scale[i % k] = Math.max(scale[i % k], Math.abs(learned.weights()[i]) / LARGEST_STEP);
        }
        byte[] steps = new byte[learned.weights().length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = LinearModel.step(learned.weights()[i], scale[i % k]);
        }
        String version = ModelFile.version(today, learned.bias(), scale, steps);
        ModelInfo info = new ModelInfo(task.code(), version, today, task.classes(), bySource);
        return new LinearModel(info, learned.settings(), learned.bias(), scale, steps, temperature);
    }

    /**
     * Answers of models that had not seen the source of the text.
     *
     * @param sources names of the sources that were left out, one at a time; empty where folds were mixed
     * @param folds for each row the place of its source in {@code sources}, -1 if it was never left out
     * @param scores for each row, empty if it was never left out
     */
    record HeldOut(List<String> sources, int[] folds, double[][] scores, double temperature) {}

    /**
     * Leaves whole sources out, because texts to come are of a source nobody has seen, and fits the temperature there.
     * Folds are mixed when no source is small enough to be left out.
     *
     * @throws IllegalArgumentException if a class has fewer than {@value #FOLDS} rows, with an Indonesian message
     */
    HeldOut heldOut() {
        requireEveryClass();
        TreeMap<String, Integer> counts = new TreeMap<>();
        rows.forEach(row -> counts.merge(row.source(), 1, Integer::sum));
        counts.values().removeIf(count -> count > LARGEST_LEFT_OUT * rows.size());
        List<String> sources = List.copyOf(counts.keySet());
        int[] folds = sources.isEmpty()
                ? folds()
                : rows.stream().mapToInt(row -> sources.indexOf(row.source())).toArray();
        double[][] scores = heldOutScores(folds);
        List<double[]> known = new ArrayList<>();
        List<Integer> knownTargets = new ArrayList<>();
        for (int i = 0; i < folds.length; i++) {
            if (folds[i] >= 0) {
                known.add(scores[i]);
                knownTargets.add(targets[i]);
            }
        }
        double temperature = Temperature.fit(
                known.toArray(double[][]::new),
                knownTargets.stream().mapToInt(Integer::intValue).toArray());
        return new HeldOut(sources, folds, scores, temperature);
    }

    /**
     * Scores of every row by a model that has not seen the row's fold.
     *
     * @param folds fold of each row, from 0; rows of -1 are always learned from and get no scores
     */
    double[][] heldOutScores(int[] folds) {
        double[][] scores = new double[folds.length][0];
        int last = 0;
        for (int fold : folds) {
            last = Math.max(last, fold);
        }
        for (int fold = 0; fold <= last; fold++) {
            List<Features> seen = new ArrayList<>();
            List<Integer> seenTargets = new ArrayList<>();
            for (int i = 0; i < folds.length; i++) {
                if (folds[i] != fold) {
                    seen.add(features.get(i));
                    seenTargets.add(targets[i]);
                }
            }
            SoftmaxTrainer.Learned learned = SoftmaxTrainer.train(
                    seen,
                    seenTargets.stream().mapToInt(Integer::intValue).toArray(),
                    classes.size(),
                    task.features(),
                    task.training());
            for (int i = 0; i < folds.length; i++) {
                if (folds[i] == fold) {
                    scores[i] = learned.scores(features.get(i));
                }
            }
        }
        return scores;
    }

    /** Five folds with the classes in equal shares; the rows of a class are dealt in their order. */
    int[] folds() {
        int[] folds = new int[targets.length];
        int[] dealt = new int[classes.size()];
        for (int i = 0; i < folds.length; i++) {
            folds[i] = dealt[targets[i]]++ % FOLDS;
        }
        return folds;
    }

    int[] targets() {
        return targets;
    }

    private void requireEveryClass() {
        int[] counts = new int[classes.size()];
        for (int target : targets) {
            counts[target]++;
        }
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] < FOLDS) {
                throw new IllegalArgumentException("Kelas " + classes.get(c) + " hanya punya " + counts[c]
                        + " contoh; sekurangnya " + FOLDS + ".");
            }
        }
    }
}
