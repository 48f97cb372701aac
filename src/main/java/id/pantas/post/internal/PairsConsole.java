package id.pantas.post.internal;

import id.pantas.post.PairsCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;

/** The command {@code evaluate pairs}. */
class PairsConsole implements PairsCommand {

    private static final String USAGE = """
            Pemakaian:
              evaluate pairs BERKAS.csv [salah]
            Kolom berkas: first, second (dua teks unggahan), relation (sama, saduran, cetakan, peristiwa, beda), boleh juga id.
            Dengan kata "salah" pasangan yang keliru dinilai ikut dicetak.""";
    private static final double[] PLAIN = {0.5, 0.6, 0.7, 0.8, 0.9};
    private static final double[] REPORTS = {0.6, 0.65, 0.7, 0.75, 0.8, 0.85};
    private static final double[] FORMS = {0.45, 0.5, 0.55, 0.6, 0.65, 0.7};
    private static final double[] EVENTS = {0.3, 0.4, 0.5, 0.6, 0.7, 0.8};
    private static final int SHOWN = 60;

    @Override
    public boolean accepts(String... arguments) {
        return arguments.length > 1 && arguments[0].equals("evaluate") && arguments[1].equals("pairs");
    }

    @Override
    public int run(PrintStream out, PrintStream problems, String... arguments) {
        boolean showMistakes = arguments.length == 4 && arguments[3].equals("salah");
        if (arguments.length != 3 && !showMistakes) {
            problems.println(USAGE);
            return 2;
        }
        try {
            LabelledPair.PairFile file = LabelledPair.PairFile.read(Path.of(arguments[2]));
            file.problems().stream().limit(SHOWN).forEach(problems::println);
            if (file.pairs().isEmpty()) {
                problems.println("Tidak ada pasangan yang dapat dinilai.");
                return 1;
            }
            print(new PairMeasurement(file.pairs()), file.problems().size(), showMistakes, out);
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            problems.println(e.getMessage());
            return 1;
        }
    }

    private static void print(PairMeasurement pairs, int skipped, boolean showMistakes, PrintStream out) {
        PostProperties rules = PostProperties.DEFAULTS;
        out.printf("%d pasangan, %d baris dilewati.%n%n", pairs.size(), skipped);
        out.println("Isi sama (sama, saduran, cetakan); hanya kemiripan trigram:");
        for (double threshold : PLAIN) {
            out.printf(Locale.ROOT, "  dari %.2f            %s%n", threshold, pairs.plainSimilarity(threshold));
        }
        out.println("Isi sama menurut aturan; ambang laporan, ambang ucapan dan pengumuman:");
        StringJoiner json = new StringJoiner(",");
        for (double report : REPORTS) {
            out.println(row(pairs, rules.with(report, rules.formulaicSimilarity(), rules.sharedWords()), json));
        }
        for (double form : FORMS) {
            out.println(row(pairs, rules.with(rules.similarity(), form, rules.sharedWords()), json));
        }
        out.println("Satu peristiwa (juga peristiwa); bagian kata, angka, dan tempat yang sama:");
        StringJoiner events = new StringJoiner(",");
        for (double part : EVENTS) {
            PairMeasurement.Quality quality =
                    pairs.sameEvent(rules.with(rules.similarity(), rules.formulaicSimilarity(), part));
            out.printf(Locale.ROOT, "  dari %.2f            %s%n", part, quality);
            events.add(String.format(Locale.ROOT, "{\"shared\":%.2f,\"quality\":%s}", part, quality.json()));
        }
        out.println("Yang berlaku, tiap hubungan (isi sama, isi sama atau satu peristiwa, dari):");
        pairs.byRelation(rules)
                .forEach((relation, count) -> out.printf(
                        "  %-10s %4d %4d %4d%n",
                        relation.name().toLowerCase(Locale.ROOT), count[0], count[1], count[2]));
        if (showMistakes) {
            pairs.mistakes(rules)
                    .forEach(pair -> out.printf(
                            "%n%s %s%n  %s%n  %s%n",
                            pair.id(), pair.relation().name().toLowerCase(Locale.ROOT), pair.first(), pair.second()));
        }
        PairMeasurement.Quality content = pairs.sameContent(rules);
        PairMeasurement.Quality found = pairs.sameContentFound(rules);
        PairMeasurement.Quality event = pairs.sameEvent(rules);
        out.printf(
                "%nYang berlaku: isi sama %s%n  yang juga ditemukan lewat kunci %s%n  satu peristiwa %s%n",
                content, found, event);
        out.printf(
                Locale.ROOT,
                "{\"command\":\"evaluate pairs\",\"pairs\":%d,\"skipped\":%d,\"similarity\":%.2f,\"formulaic_similarity\":%.2f,"
                        + "\"shared_words\":%.2f,\"same_content\":%s,\"same_content_found\":%s,\"same_event\":%s,"
                        + "\"thresholds\":[%s],\"events\":[%s]}%n",
                pairs.size(),
                skipped,
                rules.similarity(),
                rules.formulaicSimilarity(),
                rules.sharedWords(),
                content.json(),
                found.json(),
                event.json(),
                json,
                events);
    }

    private static String row(PairMeasurement pairs, PostProperties rules, StringJoiner json) {
        PairMeasurement.Quality compared = pairs.sameContent(rules);
        PairMeasurement.Quality found = pairs.sameContentFound(rules);
        json.add(String.format(
                Locale.ROOT,
                "{\"similarity\":%.2f,\"formulaic_similarity\":%.2f,\"same_content\":%s,\"same_content_found\":%s}",
                rules.similarity(),
                rules.formulaicSimilarity(),
                compared.json(),
                found.json()));
        return String.format(
                Locale.ROOT,
                "  %.2f  %.2f         %s   lewat kunci %s",
                rules.similarity(),
                rules.formulaicSimilarity(),
                compared,
                found);
    }
}
