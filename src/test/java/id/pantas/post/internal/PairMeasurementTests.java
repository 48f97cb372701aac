package id.pantas.post.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairMeasurementTests {

    private static final Path PAIRS = Path.of("src/training/pairs.csv");
    private static final PostProperties RULES = PostProperties.DEFAULTS;
    private static List<LabelledPair> pairs = List.of();

    @BeforeAll
    static void read() throws IOException {
        LabelledPair.PairFile file = LabelledPair.PairFile.read(PAIRS);
        assertThat(file.problems()).isEmpty();
        pairs = file.pairs();
    }

    @Test
    void thereAreEnoughPairsOfEveryKind() {
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(560);
        assertThat(pairs).extracting(LabelledPair::id).doesNotHaveDuplicates();
        assertThat(new PairMeasurement(pairs).byRelation(RULES).values()).allMatch(count -> count[2] >= 100);
    }

    @Test
    void theRuleOfTheSameContentIsWorthWhatItWasCalibratedFor() {
        PairMeasurement.Quality rule = new PairMeasurement(pairs).sameContent(RULES);
        PairMeasurement.Quality plain = new PairMeasurement(pairs).plainSimilarity(0.8);

        assertThat(rule.precision()).isGreaterThan(0.84);
        assertThat(rule.recall()).isGreaterThan(0.78);
        assertThat(rule.f1()).as("far better than 0.80 of trigrams alone").isGreaterThan(plain.f1() + 0.2);
    }

    @Test
    void itIsWorthNearlyAsMuchOnThePairsNobodyLookedAt() {
        PairMeasurement.Quality rule = new PairMeasurement(pairs.subList(400, pairs.size())).sameContent(RULES);

        assertThat(rule.precision()).isGreaterThan(0.82);
        assertThat(rule.recall()).isGreaterThan(0.65);
    }

    @Test
    void whatTheKeysBringTogetherIsHalfOfIt() {
        PairMeasurement.Quality found = new PairMeasurement(pairs).sameContentFound(RULES);

        assertThat(found.precision()).isGreaterThan(0.85);
        assertThat(found.recall()).isGreaterThan(0.5);
    }

    @Test
    void eventsToldAnewAreMostlyMissedAndSeldomMistaken() {
        PairMeasurement.Quality event = new PairMeasurement(pairs).sameEvent(RULES);

        assertThat(event.precision()).isGreaterThan(0.84);
        assertThat(event.recall()).isGreaterThan(0.65);
    }

    @Test
    void theCommandPrintsItWithOneJsonObjectInTheLastLine() {
        Run run = run("evaluate", "pairs", PAIRS.toString(), "salah");

        assertThat(run.status).isZero();
        String[] lines = run.out.strip().split("\n");
        assertThat(lines[0]).isEqualTo(pairs.size() + " pasangan, 0 baris dilewati.");
        assertThat(lines[lines.length - 1])
                .startsWith("{\"command\":\"evaluate pairs\",\"pairs\":" + pairs.size())
                .endsWith("]}");
        assertThat(run.problems).isEmpty();
    }

    @Test
    void badRowsAreNamedAndLeftOut(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("p.csv"), """
                first,second,relation
                satu,satu,sama
                satu,dua,entah
                satu,,beda
                satu,dua
                """);

        Run run = run("evaluate", "pairs", file.toString());

        assertThat(run.status).isZero();
        assertThat(run.out).startsWith("1 pasangan, 3 baris dilewati.");
        assertThat(run.problems.lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("Baris 3 dilewati: relation harus"));
    }

    @Test
    void whatCannotBeReadIsSaid(@TempDir Path folder) throws IOException {
        Path noColumns = Files.writeString(folder.resolve("a.csv"), "a,b\n1,2\n");
        Path broken = Files.write(folder.resolve("b.csv"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0x00, 0x0A});

        assertThat(run("evaluate", "pairs", folder.resolve("tidak-ada.csv").toString()).problems)
                .contains("tidak ada");
        assertThat(run("evaluate", "pairs", noColumns.toString()).status).isEqualTo(1);
        assertThat(run("evaluate", "pairs", broken.toString()).status).isEqualTo(1);
        assertThat(run("evaluate", "pairs").status).isEqualTo(2);
    }

    private record Run(int status, String out, String problems) {}

    private static Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream problems = new ByteArrayOutputStream();
        PairsConsole command = new PairsConsole();
        assertThat(command.accepts(arguments)).isTrue();
        int status = command.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(problems, true, StandardCharsets.UTF_8),
                arguments);
        return new Run(status, out.toString(StandardCharsets.UTF_8), problems.toString(StandardCharsets.UTF_8));
    }
}
