package id.pantas.classifier.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.classifier.ClassifierCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConsoleCommandTests {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream problems = new ByteArrayOutputStream();

    @Test
    void trainsAModelThatEvaluateCanUse() throws IOException {
        Path rows = write("latih.csv", rows(6));
        Path model = folder.resolve("baru.model");

        assertThat(run("train", "posts", model.toString(), rows.toString())).isZero();
        out.reset();
        assertThat(run("evaluate", "posts", rows.toString(), model.toString())).isZero();

        JsonNode last = lastLine();
        assertThat(last.path("rows").asInt()).isEqualTo(24);
        assertThat(last.path("macro_f1").asDouble()).isEqualTo(1.0);
        assertThat(last.path("confusion")).hasSize(4);
        assertThat(last.path("texts_per_second").asDouble()).isPositive();
    }

    @Test
    void measuresCommentsTogetherWithTheirTopics() throws IOException {
        Path rows = write(
                "komentar.csv",
                "id,text,label,source,topic\r\n"
                        + "a1,Lampu PJU mati sudah seminggu tolong diperbaiki,aduan,x,listrik_pju\r\n"
                        + "a2,Jalan rusak berlubang tolong diaspal,aduan,x,\r\n"
                        + "a3,Sampah menumpuk,aduan,x,sampah\r\n"
                        + "p1,Apa syarat membuat KTP?,pertanyaan,x,\r\n"
                        + "t1,Terima kasih pak semoga sehat selalu,apresiasi,x,\r\n");

        assertThat(run("evaluate", "comments", rows.toString())).isZero();

        assertThat(problems.toString(StandardCharsets.UTF_8))
                .contains("baris 4, kolom topic: \"sampah\" tidak dikenal");
        JsonNode last = lastLine();
        assertThat(last.path("rows").asInt()).isEqualTo(4);
        assertThat(last.path("skipped").asInt()).isEqualTo(1);
        assertThat(last.path("complaint").path("recall").asDouble()).isEqualTo(1.0);
        assertThat(last.path("topic").path("rows").asInt()).isEqualTo(1);
        assertThat(last.path("topic").path("top3").asDouble()).isEqualTo(1.0);
        assertThat(last.path("texts_per_second").asDouble()).isPositive();
    }

    @Test
    void acceptsAReplacementCharacterInAFileThatIsSound() throws IOException {
        Path rows = write("utf8.csv", "text,label\r\nPerbaikan jalan \uFFFD selesai,kinerja\r\n");

        assertThat(run("evaluate", "posts", rows.toString())).isZero();
        assertThat(lastLine().path("rows").asInt()).isEqualTo(1);
    }

    @Test
    void leavesWholeSourcesOut() throws IOException {
        Path rows = write("latih.csv", rows(12));

        assertThat(run("crossvalidate", "posts", rows.toString())).isZero();

        assertThat(lastLine().path("sources")).hasSize(2);
        assertThat(lastLine().path("by_source").path("rows").asInt()).isEqualTo(48);
    }

    @Test
    void namesBadRowsAndGoesOn() throws IOException {
        String csv = rows(6)
                + "x1,,kinerja,a\r\n"
                + "x2,Teks,salah,a\r\n"
                + "k0,Id dipakai dua kali,kinerja,a\r\n"
                + "x4,kurang kolom\r\n"
                + "x5,Teks yang baik,KINERJA,a\r\n";
        Path rows = write("latih.csv", csv);

        assertThat(run("train", "posts", folder.resolve("m").toString(), rows.toString()))
                .isZero();

        assertThat(problems.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        rows + ", baris 26, kolom text: kosong.",
                        rows + ", baris 27, kolom label: \"salah\" tidak dikenal; pilihan: info_layanan, informasi,"
                                + " kinerja, lainnya, seremonial, ucapan.",
                        rows + ", baris 28, kolom id: \"k0\" sudah dipakai baris sebelumnya.",
                        rows + ", baris 29, kolom -: ada 2 kolom, seharusnya 4.",
                        "4 baris dilewati.");
        assertThat(lastLine().path("rows").asInt()).isEqualTo(25);
        assertThat(lastLine().path("skipped").asInt()).isEqualTo(4);
    }

    @Test
    void saysWhatIsWrongWithFilesAndArguments() throws IOException {
        Path headless = write("tanpa-judul.csv", "a,b\r\n1,2\r\n");
        Path open = write("kutip.csv", "text,label\r\n\"tidak ditutup,kinerja\r\n");
        Path foreign =
                Files.write(folder.resolve("latin.csv"), "text,label\r\ncaf\u00e9,kinerja\r\n".getBytes("ISO-8859-1"));

        assertThat(run("evaluate", "posts", folder.resolve("hilang.csv").toString()))
                .isEqualTo(1);
        assertThat(run("evaluate", "posts", headless.toString())).isEqualTo(1);
        assertThat(run("evaluate", "posts", open.toString())).isEqualTo(1);
        assertThat(run("evaluate", "posts", foreign.toString())).isEqualTo(1);
        assertThat(run("evaluate", "komentar", headless.toString())).isEqualTo(2);
        assertThat(run("train", "posts", "hanya-satu")).isEqualTo(2);

        assertThat(problems.toString(StandardCharsets.UTF_8))
                .contains("hilang.csv tidak ada")
                .contains("kolom text tidak ada di baris judul")
                .contains("tanda kutip tidak tertutup")
                .contains("kolom text: bukan UTF-8 yang sah")
                .contains("Pemakaian:");
    }

    @Test
    void isFoundByItsVerbOnly() {
        assertThat(ClassifierCommand.askedBy("train", "posts")).isPresent();
        assertThat(ClassifierCommand.askedBy("--server.port=8080")).isEmpty();
        assertThat(ClassifierCommand.askedBy()).isEmpty();
    }

    private int run(String... arguments) {
        return new ConsoleCommand()
                .run(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(problems, true, StandardCharsets.UTF_8),
                        arguments);
    }

    private JsonNode lastLine() {
        String last = out.toString(StandardCharsets.UTF_8).lines().reduce("", (before, line) -> line);
        return JsonMapper.shared().readTree(last);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String rows(int perClass) {
        StringBuilder csv = new StringBuilder("id,text,label,source\r\n");
        for (int i = 0; i < perClass; i++) {
            String source = i % 2 == 0 ? "a" : "b";
            csv.append("s%d,Selamat hari guru ke-%d,seremonial,%s\r\n".formatted(i, i, source));
            csv.append("k%d,\"Perbaikan jalan, %d km selesai\",kinerja,%s\r\n".formatted(i, i, source));
            csv.append("i%d,Jadwal layanan KTP nomor %d,informasi,%s\r\n".formatted(i, i, source));
            csv.append("l%d,Kutipan ke-%d: tetap semangat,lainnya,%s\r\n".formatted(i, i, source));
        }
        return csv.toString();
    }
}
