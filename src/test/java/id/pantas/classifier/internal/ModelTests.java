package id.pantas.classifier.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import id.pantas.classifier.ModelUnreadable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final LinearModel SMALL = train(TODAY);

    @Test
    void comesBackFromItsFileUnchanged() throws IOException {
        LinearModel read = read(bytes(SMALL));

        assertThat(read.info()).isEqualTo(SMALL.info());
        assertThat(read.settings()).isEqualTo(SMALL.settings());
        assertThat(read.probabilities("Perbaikan jalan selesai"))
                .isEqualTo(SMALL.probabilities("Perbaikan jalan selesai"));
    }

    @Test
    void isTheSameWheneverItIsTrainedOnTheSameRows() throws IOException {
        assertThat(bytes(train(TODAY))).isEqualTo(bytes(SMALL));
    }

    @Test
    void givesProbabilitiesThatSumToOne() {
        for (String text :
                List.of("", "\uD83D\uDE00", "<b>Selamat</b>", "x".repeat(50_000), "Selamat Hari Guru", "\u202E!")) {
            double[] probabilities = SMALL.probabilities(text);
            assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-9));
            assertThat(Arrays.stream(probabilities).boxed()).allMatch(p -> p >= 0 && p <= 1);
        }
    }

    @Test
    void isRefusedWhenAByteOfItChanged() throws IOException {
        byte[] file = bytes(SMALL);
        for (int at = 0; at < file.length; at += Math.max(1, file.length / 97)) {
            byte[] damaged = file.clone();
            damaged[at] ^= 0x10;
            assertThatExceptionOfType(ModelUnreadable.class).isThrownBy(() -> read(damaged));
        }
    }

    @Test
    void isRefusedWhenItIsCutOff() throws IOException {
        byte[] file = bytes(SMALL);
        for (int length : new int[] {0, 3, 8, 20, 45, file.length / 2, file.length - 5}) {
            assertThatExceptionOfType(ModelUnreadable.class)
                    .isThrownBy(() -> read(Arrays.copyOf(file, length)))
                    .withMessageContaining("uji.model");
        }
    }

    @Test
    void isMissedByName() {
        assertThatExceptionOfType(ModelUnreadable.class)
                .isThrownBy(() -> ShippedModel.at(Path.of("tidak-ada.model"), Task.POSTS))
                .withMessage("Model tidak-ada.model tidak ada.");
    }

    @Test
    void givesWayToTheShippedOneWhenItsFileIsDamaged(@TempDir Path folder) throws IOException {
        byte[] damaged = bytes(SMALL);
        damaged[damaged.length / 2] ^= 1;
        Path file = Files.write(folder.resolve("rusak.model"), damaged);

        assertThat(ShippedModel.atOrShipped(file, Task.POSTS).info())
                .isEqualTo(ShippedModel.of(Task.POSTS).info());
        assertThatExceptionOfType(ModelUnreadable.class)
                .isThrownBy(() -> ShippedModel.at(file, Task.POSTS))
                .withMessageContaining("jumlah periksanya tidak cocok");
    }

    @Test
    void isRefusedForAnotherTask(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("unggahan.model"), bytes(SMALL));

        assertThatExceptionOfType(ModelUnreadable.class)
                .isThrownBy(() -> ShippedModel.at(file, Task.COMMENTS))
                .withMessageContaining("dibuat untuk \"posts\"");
    }

    @Test
    void keepsSmallWeightsBesideLargeOnes() {
        float scale = 3f / (127 * 127);
        for (float weight : new float[] {3f, -3f, 1f, 0.02f, -0.02f, 0.001f}) {
            int step = LinearModel.step(weight, scale);
            assertThat(scale * step * Math.abs(step))
                    .isCloseTo(weight, within(Math.max(0.0003f, Math.abs(weight) * 0.1f)));
        }
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void shipsSmallEnoughToLoadAtOnce(Task task) throws IOException {
        try (InputStream in = ModelTests.class.getResourceAsStream("/classifier/" + task.code() + ".model")) {
            assertThat(in.readAllBytes()).hasSizeLessThan(8_000_000);
        }
    }

    @Test
    void isRefusedWhenItWasMadeForSomethingElse() {
        byte[] text = "id,text,label\n".repeat(10).getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(ModelUnreadable.class)
                .isThrownBy(() -> read(text))
                .withMessage("Berkas uji.model bukan model PANTAS.");
    }

    @Test
    void saysWhichWordsSpokeForItsAnswer() {
        String text = "Selamat Hari Guru untuk semua";
        List<Token> tokens = Tokenizer.tokens(text);
        Features features = Features.of(tokens, SMALL.settings());
        double[] words = SMALL.contributions(features, tokens.size(), 0, 1);

        assertThat(words[0]).isPositive();
        double[] scores = SMALL.scores(features);
        double whole = scores[0] - scores[1] - (SMALL.bias()[0] - SMALL.bias()[1]);
        // the length of the text speaks too, but belongs to no word
        assertThat(Arrays.stream(words).sum()).isCloseTo(whole, within(0.5));
    }

    private static LinearModel train(LocalDate day) {
        List<LabelledText> rows = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            rows.add(new LabelledText("a" + i, "Selamat Hari Guru ke-" + i, "UCAPAN", "uji", null));
            rows.add(new LabelledText("b" + i, "Perbaikan jalan " + i + " km selesai", "KINERJA", "uji", null));
            rows.add(new LabelledText("c" + i, "Jadwal layanan KTP pukul 0" + i + ".00", "INFO_LAYANAN", "uji", null));
            rows.add(new LabelledText("d" + i, "Kutipan hari ini: tetap semangat " + i, "LAINNYA", "uji", null));
        }
        Training training = new Training(Task.POSTS, rows);
        return training.train(day, training.heldOut().temperature());
    }

    private static byte[] bytes(LinearModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelFile.write(model, out);
        return out.toByteArray();
    }

    private static LinearModel read(byte[] file) {
        return ModelFile.read(new ByteArrayInputStream(file), "uji.model");
    }
}
