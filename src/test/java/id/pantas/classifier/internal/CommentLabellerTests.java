package id.pantas.classifier.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.classifier.CommentClass;
import id.pantas.classifier.CommentLabel;
import id.pantas.classifier.ComplaintTopic;
import id.pantas.classifier.DecidingWord;
import id.pantas.classifier.TopicGuess;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped models of comments with the rules around them. */
class CommentLabellerTests {

    private final CommentLabeller labeller = new CommentLabeller(
            ShippedModel.of(Task.COMMENTS),
            ShippedModel.of(Task.TOPICS),
            new BigDecimal("0.4"),
            new BigDecimal("0.75"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ADUAN      | Jalan di depan pasar berlubang parah sudah setahun, tolong diperbaiki pak
                    ADUAN      | Kok lampu jalan di gang kami belum juga menyala?
                    ADUAN      | Sampah di TPS menumpuk seminggu tidak diangkut, bau sekali
                    PERTANYAAN | Mohon info syarat membuat KTP baru apa saja ya min?
                    PERTANYAAN | Kapan jadwal vaksin balita di puskesmas pak?
                    APRESIASI  | Terima kasih pak, pelayanannya cepat dan ramah. Semoga sehat selalu
                    APRESIASI  | \uD83D\uDC4F\uD83D\uDCAA\u2764
                    LAINNYA    | Jual pulsa murah, promo diskon, cek bio, order via WA
                    """)
    void tellsComplaintsFromQuestionsAndPraise(CommentClass expected, String text) {
        assertThat(labeller.classify(text).commentClass()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    JALAN_JEMBATAN           | Jalan aspal rusak dan berlubang, tolong ditambal
                    LISTRIK_PJU              | Lampu PJU mati sudah dua minggu, gelap sekali kalau malam
                    SAMPAH_LINGKUNGAN        | Sampah menumpuk di TPS tidak diangkut
                    AIR_DRAINASE_BANJIR      | Got mampet, tiap hujan banjir masuk rumah
                    KESEHATAN                | Di puskesmas obatnya habis terus, dokter tidak ada
                    PENDIDIKAN               | Sekolah menahan ijazah anak saya karena belum bayar SPP
                    KEPENDUDUKAN             | KTP saya sudah enam bulan belum jadi, blanko habis terus
                    BANTUAN_SOSIAL           | Orang kaya dapat PKH, janda miskin tidak dapat bansos
                    PERTANIAN                | Pupuk subsidi langka, petani tidak bisa tanam padi
                    PERIZINAN                | Izin usaha di OSS tidak terbit-terbit, NIB saya ditolak terus
                    """)
    void putsTheTopicOfAPlainComplaintFirst(ComplaintTopic expected, String text) {
        assertThat(labeller.classify(text).topics())
                .hasSize(3)
                .first()
                .extracting(TopicGuess::topic)
                .isEqualTo(expected);
    }

    @Test
    void ranksTopicsByTheirProbability() {
        List<TopicGuess> topics =
                labeller.classify("Parkir di atas got bikin banjir dan macet").topics();

        assertThat(topics).extracting(TopicGuess::probability).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void namesNoTopicWhereNobodyComplains() {
        assertThat(labeller.classify("Alhamdulillah, mantap pak bupati, sehat selalu")
                        .topics())
                .isEmpty();
    }

    @Test
    void namesTheWordsThatDecided() {
        CommentLabel label = labeller.classify("Tolong pak, lampu jalan mati di desa kami");

        assertThat(label.words()).isNotEmpty().hasSizeLessThanOrEqualTo(5);
        assertThat(label.words()).extracting(DecidingWord::word).containsAnyOf("Tolong", "mati", "lampu");
        assertThat(labeller.wordsOfTopic("Tolong pak, lampu jalan mati di desa kami", 2))
                .hasSize(2)
                .extracting(DecidingWord::word)
                .contains("lampu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "\u200B\u200E\uFEFF", "\u202E\u202C"})
    void putsTextWithoutWordsInDoubt(String text) {
        CommentLabel label = labeller.classify(text);

        assertThat(label.commentClass()).isEqualTo(CommentClass.LAINNYA);
        assertThat(label.needsReview()).isTrue();
        assertThat(label.topics()).isEmpty();
        assertThat(label.words()).isEmpty();
        assertThat(labeller.wordsOfTopic(text, 3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83D\uDE4F",
                "<script>alert(1)</script><img src=x onerror=alert(1)>",
                "The street light in front of my house is broken",
                "\u0645\u0631\u062D\u0628\u0627 \u0628\u0643\u0645 jalan rusak",
                "\uD800 lone \uDC00",
                "@@@ ### !!! ???",
                "jalan rusak ðŸ™ tolong Â²",
                "\uFFFD\uFFFDjalan\uFFFD",
                "12345678901234567890"
            })
    void givesEveryTextALabelWithinItsRange(String text) {
        CommentLabel label = labeller.classify(text);

        assertThat(label.probability()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(label.complaintProbability()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
    }

    @Test
    void seesThroughDisguisedLetters() {
        CommentLabel plain = labeller.classify("jalan rusak tolong diperbaiki");
        CommentLabel disguised = labeller.classify("j\u0430l\u0430n ru\u200Bs\u0430k t0long diperb\u0430iki");

        assertThat(disguised.probability()).isEqualTo(plain.probability());
        assertThat(disguised.topics()).isEqualTo(plain.topics());
    }

    @Test
    void readsOnlyTheHeadOfAVeryLongText() {
        String text = "jalan rusak parah tolong diperbaiki ".repeat(1_500);

        assertThat(labeller.classify(text).commentClass()).isEqualTo(CommentClass.ADUAN);
    }

    @Test
    void countsAComplaintFromALowerProbabilityThanOtherClasses() {
        assertThat(CommentLabeller.decide(new double[] {0.41, 0.45, 0.1, 0.04}, 0.4))
                .isEqualTo(CommentClass.ADUAN.ordinal());
        assertThat(CommentLabeller.decide(new double[] {0.39, 0.45, 0.1, 0.06}, 0.4))
                .isEqualTo(CommentClass.PERTANYAAN.ordinal());
    }
}
