package id.pantas.classifier.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What answers are worth: confusion matrix and the figures that follow from it. */
final class Evaluation {

    private static final int BINS = 10;

    private final List<String> classes;
    private final int[][] confusion;
    private final int[] binCount = new int[BINS];
    private final double[] binProbability = new double[BINS];
    private final int[] binRight = new int[BINS];
    private int total;
    private int amongFirstThree;

    Evaluation(List<String> classes) {
        this.classes = classes;
        this.confusion = new int[classes.size()][classes.size()];
    }

    /** Counts one answer; the class with the highest probability is what was answered. */
    void add(int target, double[] probabilities) {
        add(target, top(probabilities), probabilities);
    }

    /** Counts one answer that need not be the most probable class. */
    void add(int target, int top, double[] probabilities) {
        confusion[target][top]++;
        total++;
        long better = Arrays.stream(probabilities)
                .filter(other -> other > probabilities[target])
                .count();
        amongFirstThree += better < 3 ? 1 : 0;
        int bin = Math.min(BINS - 1, (int) (probabilities[top] * BINS));
        binCount[bin]++;
        binProbability[bin] += probabilities[top];
        binRight[bin] += target == top ? 1 : 0;
    }

    static int top(double[] probabilities) {
        int top = 0;
        for (int c = 1; c < probabilities.length; c++) {
            if (probabilities[c] > probabilities[top]) {
                top = c;
            }
        }
        return top;
    }

    int total() {
        return total;
    }

    double accuracy() {
        int right = 0;
        for (int c = 0; c < classes.size(); c++) {
            right += confusion[c][c];
        }
        return total == 0 ? 0 : (double) right / total;
    }

    /** Share of the rows of class {@code c} that were found, 0 to 1; 0 when there are none. */
    double recall(int c) {
        int occurs = Arrays.stream(confusion[c]).sum();
        return occurs == 0 ? 0 : (double) confusion[c][c] / occurs;
    }

    /** Share of the answers {@code c} that were right, 0 to 1; 0 when there are none. */
    double precision(int c) {
        int answered = Arrays.stream(confusion).mapToInt(row -> row[c]).sum();
        return answered == 0 ? 0 : (double) confusion[c][c] / answered;
    }

    /** Share of rows whose class was among the three most probable, 0 to 1. */
    double amongFirstThree() {
        return total == 0 ? 0 : (double) amongFirstThree / total;
    }

    /** Harmonic mean of precision and recall, 0 to 1; 0 when the class neither occurs nor is answered. */
    double f1(int c) {
        int occurs = 0;
        int answered = 0;
        for (int other = 0; other < classes.size(); other++) {
            occurs += confusion[c][other];
            answered += confusion[other][c];
        }
        return occurs + answered == 0 ? 0 : 2.0 * confusion[c][c] / (occurs + answered);
    }

    /** Mean F1 of the classes. */
    double macroF1() {
        double sum = 0;
        for (int c = 0; c < classes.size(); c++) {
            sum += f1(c);
        }
        return sum / classes.size();
    }

    /** Macro-F1 of the question "is it class {@code c} or not". */
    double macroF1AgainstRest(int c) {
        int both = 0;
        int missed = 0;
        int wrong = 0;
        for (int target = 0; target < classes.size(); target++) {
            for (int answer = 0; answer < classes.size(); answer++) {
                int n = confusion[target][answer];
                both += target == c && answer == c ? n : 0;
                missed += target == c && answer != c ? n : 0;
                wrong += target != c && answer == c ? n : 0;
            }
        }
        int neither = total - both - missed - wrong;
        double rest = neither == 0 ? 0 : 2.0 * neither / (2.0 * neither + missed + wrong);
        return (f1(c) + rest) / 2;
    }

    /** Mean gap between the stated probability and the share of right answers, in ten bins; 0 is perfect. */
    double calibrationError() {
        double gap = 0;
        for (int bin = 0; bin < BINS; bin++) {
            gap += Math.abs(binProbability[bin] - binRight[bin]);
        }
        return total == 0 ? 0 : gap / total;
    }

    String table() {
        int width = classes.stream().mapToInt(String::length).max().orElse(0) + 2;
        StringBuilder table = new StringBuilder();
        table.append(format("jumlah teks        %d%n", total));
        table.append(format("akurasi            %.4f%n", accuracy()));
        table.append(format("macro-F1           %.4f%n", macroF1()));
        if (classes.size() > 4) {
            table.append(format("di tiga teratas    %.4f%n", amongFirstThree()));
        } else {
            table.append(format("%s lawan sisanya, macro-F1 %.4f%n", classes.get(0), macroF1AgainstRest(0)));
        }
        table.append(format("galat kalibrasi    %.4f%n%n", calibrationError()));
        table.append(format("%-" + width + "s", "benar / jawab"));
        boolean wide = classes.size() > 4;
        for (int c = 0; c < classes.size(); c++) {
            table.append(wide ? format("%5s", "(" + (c + 1) + ")") : format("%" + width + "s", classes.get(c)));
        }
        table.append(format("%10s%n", "F1"));
        for (int c = 0; c < classes.size(); c++) {
            table.append(format("%-" + (width + 5) + "s", (wide ? "(" + (c + 1) + ") " : "") + classes.get(c))
                    .substring(0, wide ? width + 5 : width));
            for (int n : confusion[c]) {
                table.append(format("%" + (wide ? 5 : width) + "d", n));
            }
            table.append(format("%10.4f%n", f1(c)));
        }
        return table.append('\n').append(reliability()).toString();
    }

    /**
     * Answers whose stated probability lies in one tenth.
     *
     * @param probability stated on average
     * @param right share of right answers
     */
    record Bin(int texts, double probability, double right) {}

    /** The tenths that hold an answer, the least sure first. */
    List<Bin> bins() {
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (binCount[bin] > 0) {
                bins.add(new Bin(
                        binCount[bin], binProbability[bin] / binCount[bin], (double) binRight[bin] / binCount[bin]));
            }
        }
        return bins;
    }

    /** Stated probability against the share of right answers, by bins that hold an answer. */
    private String reliability() {
        StringBuilder table = new StringBuilder(format("%-14s%8s%12s%10s%n", "peluang", "teks", "rata-rata", "benar"));
        for (int bin = 0; bin < BINS; bin++) {
            if (binCount[bin] > 0) {
                table.append(format(
                        "%.1f sampai %.1f%8d%12.3f%10.3f%n",
                        (double) bin / BINS,
                        (bin + 1.0) / BINS,
                        binCount[bin],
                        binProbability[bin] / binCount[bin],
                        (double) binRight[bin] / binCount[bin]));
            }
        }
        return table.toString();
    }

    /** The figures as members of a JSON object, without braces. */
    String json() {
        StringBuilder json = new StringBuilder(format(
                "\"rows\":%d,\"accuracy\":%.4f,\"macro_f1\":%.4f,\"first_class_against_rest_f1\":%.4f,\"top3\":%.4f,\"ece\":%.4f,\"f1\":{",
                total, accuracy(), macroF1(), macroF1AgainstRest(0), amongFirstThree(), calibrationError()));
        for (int c = 0; c < classes.size(); c++) {
            json.append(c == 0 ? "" : ",").append(format("\"%s\":%.4f", classes.get(c), f1(c)));
        }
        json.append("},\"confusion\":[");
        for (int c = 0; c < classes.size(); c++) {
            json.append(c == 0 ? "" : ",").append(Arrays.toString(confusion[c]).replace(" ", ""));
        }
        return json.append(']').toString();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
