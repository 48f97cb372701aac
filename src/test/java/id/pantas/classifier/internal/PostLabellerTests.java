package id.pantas.classifier.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.pantas.classifier.ContentClass;
import id.pantas.classifier.DecidingWord;
import id.pantas.classifier.PostLabel;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped model with the rules around it. */
class PostLabellerTests {

    private final PostLabeller labeller =
            new PostLabeller(ShippedModel.of(Task.POSTS), new BigDecimal("0.75"), new BigDecimal("0.35"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    UCAPAN       | Kabag SDM pimpin apel penerimaan siswa latihan kerja
                    UCAPAN       | Senam bersama Jumat pagi di halaman dinas
                    UCAPAN       | Dirgahayu Republik Indonesia ke-81
                    UCAPAN       | Turut berduka cita atas wafatnya ibunda Camat
                    KINERJA      | Peringati Hari Lingkungan Hidup: 1,2 ton sampah diangkut dari pantai
                    KINERJA      | Gedung MPP diresmikan, 21 instansi 134 layanan
                    KINERJA      | Satlantas menghimbau dan menertibkan parkir liar
                    KINERJA      | Perbaikan jalan Sukamaju 3 km selesai, 40 ton aspal
                    INFO_LAYANAN | Layanan konsultasi psikologi gratis tiap Rabu pukul 09.00 di kantor dinas
                    INFO_LAYANAN | Jadwal SIM keliling hari ini di alun-alun, pukul 08.00 sampai 12.00
                    INFO_LAYANAN | Syarat mengurus akta kelahiran: surat keterangan bidan, KK dan KTP orang tua
                    INFO_LAYANAN | Himbauan Kapolsek: suporter tamu dilarang datang
                    UCAPAN       | Wilujeng boboran siam, hapunten samudaya kalepatan
                    LAINNYA      | Selamat pagi, selamat beraktivitas sobat
                    LAINNYA      | Hasil pertandingan PSGC 2 - 1
                    """)
    void decidesTheBorderlineCasesAsPeopleDid(ContentClass expected, String text) {
        assertThat(labeller.classify(text).contentClass()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n\t", "\u200B\u200E\uFEFF", "\u202E\u202C"})
    void putsTextWithoutWordsInDoubt(String text) {
        PostLabel label = labeller.classify(text);

        assertThat(label.contentClass()).isEqualTo(ContentClass.LAINNYA);
        assertThat(label.probability()).isEqualByComparingTo("0.25");
        assertThat(label.needsReview()).isTrue();
        assertThat(labeller.decidingWords(text, 5)).isEmpty();
    }

    @Test
    void seesThroughDisguisedLetters() {
        PostLabel plain = labeller.classify("Laporan kinerja dinas: 12 jembatan selesai");

        assertThat(labeller.classify("L\u0430por\u0430n k1n\u200Berja dinas: 12 jembat\u0430n seles\u0430i"))
                .isEqualTo(plain);
    }

    @Test
    void readsTheHeadOfAVeryLongText() {
        String text = "Perbaikan jalan selesai dikerjakan. ".repeat(1_500);

        assertThat(labeller.classify(text).contentClass()).isEqualTo(ContentClass.KINERJA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83D\uDE4F",
                "<script>alert(1)</script> <b>Selamat</b>",
                "The regent visited the new health centre today",
                "\u0645\u0631\u062D\u0628\u0627 \u0628\u0643\u0645",
                "\uD800 \uDC00 lone",
                "@@@ ### !!! ???",
                "1234567890123456789012345678901234567890"
            })
    void givesEveryTextALabelWithinItsRange(String text) {
        PostLabel label = labeller.classify(text);

        assertThat(label.probability()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(label.alternativeProbability()).isLessThanOrEqualTo(label.probability());
        assertThat(label.alternative()).isNotEqualTo(label.contentClass());
        if (label.contentClass() == ContentClass.CAMPURAN
                || label.probability().compareTo(new BigDecimal("0.75")) < 0) {
            assertThat(label.needsReview()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Selamat Hari Raya Idul Fitri, mohon maaf lahir dan batin dari segenap keluarga besar dinas. Realisasi 100 persen.",
                "Dirgahayu Republik Indonesia ke-81, segenap jajaran kecamatan mengucapkan selamat. Perbaikan jalan selesai, 100"
                        + " persen, tuntas, dilayani",
                "Keluarga besar dinas mengucapkan turut berduka cita atas wafatnya ibunda Bapak Camat. capaian realisasi kinerja"
                        + " anggaran 100%"
            })
    void neverTrustsWordsOfWorkPastedUnderAGreeting(String text) {
        PostLabel label = labeller.classify(text);

        assertThat(label.contentClass() != ContentClass.KINERJA || label.needsReview())
                .as("%s", label)
                .isTrue();
    }

    @Test
    void callsCeremonyWithWorkMixedAndInDoubt() {
        PostLabeller evenHanded = new PostLabeller(evenModel(), new BigDecimal("0.75"), new BigDecimal("0.35"));

        PostLabel label = evenHanded.classify("apa saja");

        assertThat(label.contentClass()).isEqualTo(ContentClass.CAMPURAN);
        assertThat(label.alternative()).isIn(ContentClass.UCAPAN, ContentClass.KINERJA);
        assertThat(label.probability().doubleValue())
                .isCloseTo(label.alternativeProbability().doubleValue() * 2, within(0.002));
        assertThat(label.needsReview()).isTrue();
    }

    @Test
    void namesTheWordsThatWeighedMost() {
        List<DecidingWord> words = labeller.decidingWords("Segenap jajaran mengucapkan Selamat Hari Guru Nasional", 3);

        assertThat(words)
                .hasSize(3)
                .extracting(DecidingWord::weight)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(words).allSatisfy(word -> {
            assertThat(word.weight()).isPositive();
            assertThat(word.share()).isBetween(0.0, 1.0);
        });
        assertThat(words).extracting(DecidingWord::word).containsAnyOf("Selamat", "mengucapkan", "Hari");
    }

    /** Says 0.45 ceremony, 0.45 work to everything. */
    private static LinearModel evenModel() {
        LinearModel shipped = ShippedModel.of(Task.POSTS);
        float[] bias = {(float) Math.log(0.45), (float) Math.log(0.45), (float) Math.log(0.05), (float) Math.log(0.05)};
        return new LinearModel(
                shipped.info(),
                shipped.settings(),
                bias,
                shipped.scale(),
                new byte[shipped.settings().buckets() * 4],
                1);
    }
}
