package id.pantas.classification.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** From labelled texts to a model: learns, fits the temperature on held-out folds, and rounds the weights to bytes. */
final class Training {

    private static final int FOLDS = 5;

    private final String task;
    private final List<String> classes;
    private final List<LabelledText> rows;
    private final List<Features> features = new ArrayList<>();
    private final int[] targets;

    /** @param classes every {@code label} of {@code rows} is one of them */
    Training(String task, List<String> classes, List<LabelledText> rows) {
        this.task = task;
        this.classes = classes;
        this.rows = rows;
        this.targets = new int[rows.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = classes.indexOf(rows.get(i).label());
            features.add(Features.of(rows.get(i).text(), FeatureSettings.DEFAULT));
        }
    }

    /**
     * Trains on all rows. Equal rows in equal order give an equal model.
     *
     * @throws IllegalArgumentException if a class has fewer than {@value #FOLDS} rows, with an Indonesian message
     */
    LinearModel train(LocalDate today) {
        requireEveryClass();
        double[][] heldOut = heldOutScores(folds());
        float temperature = (float) Temperature.fit(heldOut, targets);
        SoftmaxTrainer.Learned learned = SoftmaxTrainer.train(
                features, targets, classes.size(), FeatureSettings.DEFAULT, SoftmaxTrainer.Options.DEFAULT);
        int k = classes.size();
        float[] scale = new float[k];
        for (int i = 0; i < learned.weights().length; i++) {
            scale[i % k] = Math.max(scale[i % k], Math.abs(learned.weights()[i]) / Byte.MAX_VALUE);
        }
        byte[] steps = new byte[learned.weights().length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (byte) Math.round(learned.weights()[i] / Math.max(scale[i % k], Float.MIN_NORMAL));
        }
        TreeMap<String, Integer> bySource = new TreeMap<>();
        rows.forEach(row -> bySource.merge(row.source(), 1, Integer::sum));
        String version = ModelFile.version(today, learned.bias(), scale, steps);
        ModelInfo info = new ModelInfo(task, version, today, classes, bySource);
        return new LinearModel(info, FeatureSettings.DEFAULT, learned.bias(), scale, steps, temperature);
    }

    /**
     * Scores of every row by a model that has not seen the row's fold.
     *
     * @param folds fold of each row, from 0
     */
    double[][] heldOutScores(int[] folds) {
        double[][] scores = new double[folds.length][];
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
                    FeatureSettings.DEFAULT,
                    SoftmaxTrainer.Options.DEFAULT);
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
