package id.pantas.classification.internal;

import id.pantas.classification.ClassifierCommand;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The commands {@code train}, {@code evaluate} and {@code crossvalidate}. */
class ConsoleCommand implements ClassifierCommand {

    private static final Set<String> VERBS = Set.of("train", "evaluate", "crossvalidate");
    private static final String USAGE = """
            Pemakaian:
              train posts MODEL_BARU.model BERKAS.csv…
              evaluate posts BERKAS.csv [MODEL.model]
              crossvalidate posts BERKAS.csv…
            Kolom berkas: text, label (seremonial, kinerja, informasi, lainnya), boleh juga id dan source.""";
    private static final int PROBLEMS_SHOWN = 50;
    private static final long MEASURE_NANOS = 1_000_000_000L;

    private final Clock clock = Clock.systemUTC();

    @Override
    public boolean accepts(String... arguments) {
        return arguments.length > 0 && VERBS.contains(arguments[0]);
    }

    @Override
    public int run(PrintStream out, PrintStream problems, String... arguments) {
        if (arguments.length < 3 || !PostClasses.TASK.equals(arguments[1])) {
            problems.println(USAGE);
            return 2;
        }
        List<String> rest = Arrays.asList(arguments).subList(2, arguments.length);
        try {
            return switch (arguments[0]) {
                case "train" -> rest.size() < 2 ? usage(problems) : train(rest, out, problems);
                case "evaluate" ->
                    rest.size() > 2
                            ? usage(problems)
                            : evaluate(rest.get(0), rest.size() == 2 ? rest.get(1) : null, out, problems);
                default -> crossValidate(rest, out, problems);
            };
        } catch (IOException | ModelUnreadable | IllegalArgumentException e) {
            problems.println(e.getMessage());
            return 1;
        }
    }

    private static int usage(PrintStream problems) {
        problems.println(USAGE);
        return 2;
    }

    private int train(List<String> files, PrintStream out, PrintStream problems) throws IOException {
        Rows read = read(files.subList(1, files.size()), problems);
        long start = System.nanoTime();
        Path target = Path.of(files.get(0)).toAbsolutePath();
        LinearModel model = new Training(PostClasses.TASK, PostClasses.CODES, read.rows())
                .train(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        // a half-written model must never stand under the final name
        Path draft = target.resolveSibling(target.getFileName() + ".baru");
        try (OutputStream stream = new BufferedOutputStream(new FileOutputStream(draft.toFile()))) {
            ModelFile.write(model, stream);
        }
        Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        ModelInfo info = model.info();
        out.printf(
                "Model %s dilatih dari %d teks dan disimpan di %s.%n",
                info.version(), read.rows().size(), target);
        info.rowsBySource().forEach((source, rows) -> out.printf("  %6d  %s%n", rows, source));
        out.printf(
                Locale.ROOT,
                "{\"command\":\"train\",\"version\":\"%s\",\"rows\":%d,\"skipped\":%d,\"temperature\":%.4f,\"bytes\":%d,\"seconds\":%.1f}%n",
                info.version(),
                read.rows().size(),
                read.skipped(),
                model.temperature(),
                Files.size(target),
                seconds(start));
        return 0;
    }

    private static int evaluate(String file, @Nullable String modelFile, PrintStream out, PrintStream problems)
            throws IOException {
        Rows read = read(List.of(file), problems);
        LinearModel model = modelFile == null ? ShippedModel.posts() : ShippedModel.at(Path.of(modelFile));
        Evaluation evaluation = new Evaluation(model.classes());
        for (LabelledText row : read.rows()) {
            evaluation.add(model.classes().indexOf(row.label()), model.probabilities(row.text()));
        }
        double speed = textsPerSecond(model, read.rows());
        out.printf("Model %s%n", model.info().version());
        out.println(evaluation.table());
        out.printf(Locale.ROOT, "teks per detik, satu inti: %.0f%n", speed);
        out.printf(
                Locale.ROOT,
                "{\"command\":\"evaluate\",\"model\":\"%s\",%s,\"skipped\":%d,\"texts_per_second\":%.0f}%n",
                model.info().version(),
                evaluation.json(),
                read.skipped(),
                speed);
        return 0;
    }

    private static int crossValidate(List<String> files, PrintStream out, PrintStream problems) throws IOException {
        Rows read = read(files, problems);
        Training training = new Training(PostClasses.TASK, PostClasses.CODES, read.rows());
        List<String> sources = new ArrayList<>(
                new TreeSet<>(read.rows().stream().map(LabelledText::source).toList()));
        if (sources.size() < 2) {
            throw new IllegalArgumentException("Butuh sekurangnya dua sumber (kolom source) untuk menguji silang.");
        }
        int[] mixed = training.folds();
        double[][] mixedScores = training.heldOutScores(mixed);
        double temperature = Temperature.fit(mixedScores, training.targets());
        Evaluation random = new Evaluation(PostClasses.CODES);
        int[] folds = new int[read.rows().size()];
        for (int i = 0; i < folds.length; i++) {
            folds[i] = sources.indexOf(read.rows().get(i).source());
            random.add(training.targets()[i], LinearModel.softmax(mixedScores[i], temperature));
        }
        Evaluation all = new Evaluation(PostClasses.CODES);
        double[][] scores = training.heldOutScores(folds);
        StringBuilder json = new StringBuilder();
        for (int s = 0; s < sources.size(); s++) {
            Evaluation one = new Evaluation(PostClasses.CODES);
            for (int i = 0; i < folds.length; i++) {
                if (folds[i] == s) {
                    double[] probabilities = LinearModel.softmax(scores[i], temperature);
                    one.add(training.targets()[i], probabilities);
                    all.add(training.targets()[i], probabilities);
                }
            }
            out.printf("=== tanpa sumber %s%n%s%n", sources.get(s), one.table());
            json.append(json.isEmpty() ? "" : ",")
                    .append(String.format(Locale.ROOT, "{\"source\":\"%s\",%s}", escaped(sources.get(s)), one.json()));
        }
        out.printf("=== semua sumber, masing-masing tanpa contoh dari sumbernya sendiri%n%s%n", all.table());
        out.printf("=== lima lipatan acak, sumber tercampur%n%s%n", random.table());
        out.printf(
                Locale.ROOT,
                "{\"command\":\"crossvalidate\",\"skipped\":%d,\"by_source\":{%s},\"mixed\":{%s},\"sources\":[%s]}%n",
                read.skipped(),
                all.json(),
                random.json(),
                json);
        return 0;
    }

    private record Rows(List<LabelledText> rows, int skipped) {}

    private static Rows read(List<String> files, PrintStream problems) throws IOException {
        List<LabelledText> rows = new ArrayList<>();
        int skipped = 0;
        for (String file : files) {
            TrainingFile read = TrainingFile.read(Path.of(file), PostClasses.labels());
            rows.addAll(read.rows());
            skipped += read.problems().size();
            read.problems().stream().limit(PROBLEMS_SHOWN).forEach(problems::println);
        }
        if (skipped > 0) {
            problems.println(skipped + " baris dilewati.");
        }
        if (rows.isEmpty()) {
            throw new IOException("Tidak ada baris yang dapat dipakai.");
        }
        return new Rows(rows, skipped);
    }

    private static double textsPerSecond(LinearModel model, List<LabelledText> rows) {
        classifyFor(model, rows, MEASURE_NANOS); // lets the machine warm up
        return classifyFor(model, rows, MEASURE_NANOS);
    }

    private static double classifyFor(LinearModel model, List<LabelledText> rows, long nanos) {
        long start = System.nanoTime();
        long texts = 0;
        double sum = 0;
        while (System.nanoTime() - start < nanos) {
            for (LabelledText row : rows) {
                sum += model.probabilities(row.text())[0];
            }
            texts += rows.size();
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("a probability is not a number");
        }
        return texts / seconds(start);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
