package id.pantas.classifier.internal;

import id.pantas.classifier.ClassifierCommand;
import id.pantas.classifier.ModelUnreadable;
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

/** The commands {@code train}, {@code evaluate}, {@code crossvalidate}, {@code robustness} and {@code curve}. */
class ConsoleCommand implements ClassifierCommand {

    private static final Set<String> VERBS = Set.of("train", "evaluate", "crossvalidate", "robustness", "curve");
    private static final String USAGE = """
            Pemakaian:
              train posts|comments|topics MODEL_BARU.model BERKAS.csv…
              evaluate posts BERKAS.csv [MODEL.model]
              evaluate comments BERKAS.csv [MODEL_KOMENTAR.model [MODEL_TOPIK.model]]
              evaluate topics BERKAS.csv [MODEL_TOPIK.model]
              crossvalidate posts|comments|topics BERKAS.csv…
              robustness posts|comments|topics BERKAS.csv [MODEL.model]
              curve posts|comments|topics DIAGRAM.svg BERKAS.csv…
            Kolom berkas: text, label (unggahan: seremonial, kinerja, informasi, lainnya; komentar: aduan, pertanyaan,
            apresiasi, lainnya), untuk aduan juga topic, boleh juga id dan source.""";
    private static final int PROBLEMS_SHOWN = 50;

    private final Clock clock = Clock.systemUTC();

    @Override
    public boolean accepts(String... arguments) {
        return arguments.length > 0 && VERBS.contains(arguments[0]);
    }

    @Override
    public int run(PrintStream out, PrintStream problems, String... arguments) {
        Task task = arguments.length < 3 ? null : task(arguments[1]);
        if (task == null) {
            return usage(problems);
        }
        List<String> rest = Arrays.asList(arguments).subList(2, arguments.length);
        try {
            return switch (arguments[0]) {
                case "train" -> rest.size() < 2 ? usage(problems) : train(task, rest, out, problems);
                case "evaluate" ->
                    rest.size() > (task == Task.COMMENTS ? 3 : 2)
                            ? usage(problems)
                            : evaluate(task, rest, out, problems);
                case "curve" -> rest.size() < 2 ? usage(problems) : curve(task, rest, out, problems);
                case "robustness" -> rest.size() > 2 ? usage(problems) : robustness(task, rest, out, problems);
                default -> crossValidate(task, rest, out, problems);
            };
        } catch (IOException | ModelUnreadable | IllegalArgumentException e) {
            problems.println(e.getMessage());
            return 1;
        }
    }

    private static @Nullable Task task(String code) {
        return Arrays.stream(Task.values())
                .filter(task -> task.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static int usage(PrintStream problems) {
        problems.println(USAGE);
        return 2;
    }

    private int train(Task task, List<String> files, PrintStream out, PrintStream problems) throws IOException {
        Rows read = read(task, files.subList(1, files.size()), problems);
        long start = System.nanoTime();
        Path target = Path.of(files.get(0)).toAbsolutePath();
        var training = new Training(task, read.rows());
        Training.HeldOut heldOut = training.heldOut();
        print(task, training, heldOut, out);
        LinearModel model = training.train(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), heldOut.temperature());
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

    /** What models are worth on the sources they had not seen. */
    private static void print(Task task, Training training, Training.HeldOut heldOut, PrintStream out) {
        Evaluation all = new Evaluation(task.classes());
        for (int s = 0; s < heldOut.sources().size(); s++) {
            Evaluation one = new Evaluation(task.classes());
            for (int i = 0; i < heldOut.folds().length; i++) {
                if (heldOut.folds()[i] == s) {
                    double[] probabilities = LinearModel.softmax(heldOut.scores()[i], heldOut.temperature());
                    one.add(training.targets()[i], probabilities);
                    all.add(training.targets()[i], probabilities);
                }
            }
            out.printf("=== tanpa sumber %s%n%s%n", heldOut.sources().get(s), one.table());
        }
        if (!heldOut.sources().isEmpty()) {
            out.printf("=== sumber-sumber itu, masing-masing tanpa contoh darinya%n%s%n", all.table());
        }
    }

    private static int evaluate(Task task, List<String> files, PrintStream out, PrintStream problems)
            throws IOException {
        Rows read = read(task, files.subList(0, 1), problems);
        List<Path> models = files.stream().skip(1).map(Path::of).toList();
        if (task == Task.COMMENTS) {
            LinearModel classes = models.isEmpty() ? ShippedModel.of(task) : ShippedModel.at(models.get(0), task);
            LinearModel topics =
                    models.size() < 2 ? ShippedModel.of(Task.TOPICS) : ShippedModel.at(models.get(1), Task.TOPICS);
            Measurement.ofComments(classes, topics, read.rows(), read.skipped(), out);
        } else {
            LinearModel model = models.isEmpty() ? ShippedModel.of(task) : ShippedModel.at(models.get(0), task);
            Measurement.of(model, read.rows(), read.skipped(), out);
        }
        return 0;
    }

    /** What more rows bring, and how honest the probabilities of the last point are. */
    private static int curve(Task task, List<String> files, PrintStream out, PrintStream problems) throws IOException {
        Rows read = read(task, files.subList(1, files.size()), problems);
        List<LearningCurve.Point> points = LearningCurve.of(task, read.rows());
        StringBuilder json = new StringBuilder();
        out.printf("%10s%10s%10s%14s%12s%n", "dipelajari", "akurasi", "macro-F1", "kelas pertama", "kalibrasi");
        for (LearningCurve.Point point : points) {
            Evaluation of = point.evaluation();
            out.printf(
                    Locale.ROOT,
                    "%10d%10.4f%10.4f%14.4f%12.4f%n",
                    point.learned(),
                    of.accuracy(),
                    of.macroF1(),
                    of.macroF1AgainstRest(0),
                    of.calibrationError());
            json.append(json.isEmpty() ? "" : ",")
                    .append(String.format(Locale.ROOT, "{\"learned\":%d,%s}", point.learned(), of.json()));
        }
        Path diagram = Path.of(files.get(0));
        Evaluation all = points.get(points.size() - 1).evaluation();
        Files.writeString(diagram, ReliabilityDiagram.of("Reliability of " + task.code() + ", sources left out", all));
        out.printf("{\"command\":\"curve\",\"task\":\"%s\",\"points\":[%s]}%n", task.code(), json);
        return 0;
    }

    private static int robustness(Task task, List<String> files, PrintStream out, PrintStream problems)
            throws IOException {
        Rows read = read(task, files.subList(0, 1), problems);
        LinearModel model = files.size() == 1 ? ShippedModel.of(task) : ShippedModel.at(Path.of(files.get(1)), task);
        Measurement.underNoise(model, read.rows(), out);
        return 0;
    }

    private static int crossValidate(Task task, List<String> files, PrintStream out, PrintStream problems)
            throws IOException {
        Rows read = read(task, files, problems);
        Training training = new Training(task, read.rows());
        List<String> sources = new ArrayList<>(
                new TreeSet<>(read.rows().stream().map(LabelledText::source).toList()));
        if (sources.size() < 2) {
            throw new IllegalArgumentException("Butuh sekurangnya dua sumber (kolom source) untuk menguji silang.");
        }
        int[] mixed = training.folds();
        double[][] mixedScores = training.heldOutScores(mixed);
        double temperature = Temperature.fit(mixedScores, training.targets());
        Evaluation random = new Evaluation(task.classes());
        int[] folds = new int[read.rows().size()];
        for (int i = 0; i < folds.length; i++) {
            folds[i] = sources.indexOf(read.rows().get(i).source());
            random.add(training.targets()[i], LinearModel.softmax(mixedScores[i], temperature));
        }
        Evaluation all = new Evaluation(task.classes());
        double[][] scores = training.heldOutScores(folds);
        StringBuilder json = new StringBuilder();
        for (int s = 0; s < sources.size(); s++) {
            Evaluation one = new Evaluation(task.classes());
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

    private static Rows read(Task task, List<String> files, PrintStream problems) throws IOException {
        List<LabelledText> rows = new ArrayList<>();
        int skipped = 0;
        for (String file : files) {
            TrainingFile read = TrainingFile.read(Path.of(file), task);
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

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
