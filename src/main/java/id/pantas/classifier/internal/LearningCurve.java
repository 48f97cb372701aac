package id.pantas.classifier.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * What more training text brings: the same sources are left out each time, and the models learn from an eighth, a quarter,
 * a half and all of the other rows.
 */
final class LearningCurve {

    private static final int[] PARTS = {8, 4, 2, 1};

    private LearningCurve() {}

    /**
     * One point.
     *
     * @param learned rows that a model learned from, on average over the sources left out
     */
    record Point(int learned, Evaluation evaluation) {}

    /** The points, the fewest rows first; the last one learned from all rows. */
    static List<Point> of(Task task, List<LabelledText> rows) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        rows.forEach(row -> counts.merge(row.source(), 1, Integer::sum));
        counts.values().removeIf(count -> count > Training.LARGEST_LEFT_OUT * rows.size());
        if (counts.isEmpty()) {
            throw new IllegalArgumentException("Tidak ada sumber yang cukup kecil untuk disisihkan.");
        }
        List<String> sources = List.copyOf(counts.keySet());
        List<Point> points = new ArrayList<>();
        for (int part : PARTS) {
            points.add(point(task, rows, sources, part));
        }
        return points;
    }

    private static Point point(Task task, List<LabelledText> rows, List<String> sources, int part) {
        List<double[]> scores = new ArrayList<>();
        List<Integer> targets = new ArrayList<>();
        long learned = 0;
        for (String source : sources) {
            List<LabelledText> some = new ArrayList<>();
            int seen = 0;
            for (LabelledText row : rows) {
                if (row.source().equals(source) || seen++ % part == 0) {
                    some.add(row);
                }
            }
            int[] folds = some.stream()
                    .mapToInt(row -> row.source().equals(source) ? 0 : -1)
                    .toArray();
            learned += Arrays.stream(folds).filter(fold -> fold < 0).count();
            Training training = new Training(task, some);
            double[][] answers = training.heldOutScores(folds);
            for (int i = 0; i < folds.length; i++) {
                if (folds[i] == 0) {
                    scores.add(answers[i]);
                    targets.add(training.targets()[i]);
                }
            }
        }
        double[][] all = scores.toArray(double[][]::new);
        int[] right = targets.stream().mapToInt(Integer::intValue).toArray();
        double temperature = Temperature.fit(all, right);
        Evaluation evaluation = new Evaluation(task.classes());
        for (int i = 0; i < right.length; i++) {
            evaluation.add(right[i], LinearModel.softmax(all[i], temperature));
        }
        return new Point((int) (learned / sources.size()), evaluation);
    }
}
