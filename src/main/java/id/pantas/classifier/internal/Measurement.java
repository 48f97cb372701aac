package id.pantas.classifier.internal;

import id.pantas.classifier.CommentClass;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a model is worth on labelled texts, printed as a table and, in the last line, as one JSON object. */
final class Measurement {

    private static final long WARM_UP_NANOS = 1_500_000_000L;
    private static final long MEASURE_NANOS = 1_000_000_000L;

    private Measurement() {}

    /** Measures one model; rows are labelled with its classes. */
    static void of(LinearModel model, List<LabelledText> rows, int skipped, PrintStream out) {
        Evaluation evaluation = new Evaluation(model.classes());
        for (LabelledText row : rows) {
            evaluation.add(model.classes().indexOf(row.label()), model.probabilities(row.text()));
        }
        double speed = textsPerSecond(rows, text -> model.probabilities(text)[0]);
        print(out, "Model %s%n%s%n", model.info().version(), evaluation.table());
        print(
                out,
                "teks per detik, satu inti: %.0f%n{\"command\":\"evaluate\",\"task\":\"%s\",\"model\":\"%s\",%s,\"skipped\":%d,"
                        + "\"texts_per_second\":%.0f}%n",
                speed,
                model.info().task(),
                model.info().version(),
                evaluation.json(),
                skipped,
                speed);
    }

    /** Measures the classes of comments, complaint or not, and the topics of the complaints that have one. */
    static void ofComments(
            LinearModel classes, LinearModel topics, List<LabelledText> rows, int skipped, PrintStream out) {
        Evaluation byClass = new Evaluation(classes.classes());
        Evaluation byTopic = new Evaluation(topics.classes());
        double threshold = Double.parseDouble(ClassifierProperties.COMPLAINT_FROM);
        for (LabelledText row : rows) {
            double[] probabilities = classes.probabilities(row.text());
            byClass.add(
                    classes.classes().indexOf(row.label()),
                    CommentLabeller.decide(probabilities, threshold),
                    probabilities);
            if (row.topic() != null) {
                byTopic.add(topics.classes().indexOf(row.topic()), topics.probabilities(row.text()));
            }
        }
        var labeller = new CommentLabeller(classes, topics, threshold);
        double speed = textsPerSecond(rows, labeller::complaintProbability);
        int complaint = CommentClass.ADUAN.ordinal();
        print(out, "Model %s%n%s%n", labeller.modelVersion(), byClass.table());
        print(
                out,
                "aduan atau bukan: macro-F1 %.4f, aduan yang ditemukan %.4f, ketepatan %.4f%n%n",
                byClass.macroF1AgainstRest(complaint),
                byClass.recall(complaint),
                byClass.precision(complaint));
        print(out, "=== topik aduan%n%s%n", byTopic.table());
        print(
                out,
                "teks per detik, satu inti: %.0f%n{\"command\":\"evaluate\",\"task\":\"comments\",\"model\":\"%s\",%s,"
                        + "\"complaint\":{\"macro_f1\":%.4f,\"recall\":%.4f,\"precision\":%.4f},\"topic\":{%s},"
                        + "\"skipped\":%d,\"texts_per_second\":%.0f}%n",
                speed,
                labeller.modelVersion(),
                byClass.json(),
                byClass.macroF1AgainstRest(complaint),
                byClass.recall(complaint),
                byClass.precision(complaint),
                byTopic.json(),
                skipped,
                speed);
    }

    /** Measures one model under every kind of {@link Noise}. */
    static void underNoise(LinearModel model, List<LabelledText> rows, PrintStream out) {
        StringBuilder json = new StringBuilder();
        print(out, "Model %s%n%-14s%10s%10s%n", model.info().version(), "gangguan", "akurasi", "macro-F1");
        for (Noise noise : Noise.values()) {
            Evaluation evaluation = new Evaluation(model.classes());
            for (LabelledText row : rows) {
                evaluation.add(model.classes().indexOf(row.label()), model.probabilities(noise.on(row.text())));
            }
            print(out, "%-14s%10.4f%10.4f%n", noise, evaluation.accuracy(), evaluation.macroF1());
            json.append(json.isEmpty() ? "" : ",")
                    .append(String.format(Locale.ROOT, "\"%s\":%.4f", noise, evaluation.macroF1()));
        }
        print(
                out,
                "{\"command\":\"robustness\",\"task\":\"%s\",\"model\":\"%s\",\"rows\":%d,\"macro_f1\":{%s}}%n",
                model.info().task(),
                model.info().version(),
                rows.size(),
                json);
    }

    private static void print(PrintStream out, String pattern, Object... values) {
        out.printf(Locale.ROOT, pattern, values);
    }

    private static double textsPerSecond(List<LabelledText> rows, ToDoubleFunction<String> classify) {
        classifyFor(rows, classify, WARM_UP_NANOS); // lets the machine warm up
        return classifyFor(rows, classify, MEASURE_NANOS);
    }

    private static double classifyFor(List<LabelledText> rows, ToDoubleFunction<String> classify, long nanos) {
        long start = coreNanos();
        long texts = 0;
        double sum = 0;
        while (coreNanos() - start < nanos) {
            for (LabelledText row : rows) {
                sum += classify.applyAsDouble(row.text());
            }
            texts += rows.size();
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("a probability is not a number");
        }
        return texts / ((coreNanos() - start) / 1e9);
    }

    /** Time a core spent on this thread, so that others on the machine do not count; the clock where that is unknown. */
    private static long coreNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
