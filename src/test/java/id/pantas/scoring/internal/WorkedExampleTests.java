package id.pantas.scoring.internal;

import static id.pantas.scoring.internal.ContentKind.CAMPURAN;
import static id.pantas.scoring.internal.ContentKind.INFO_LAYANAN;
import static id.pantas.scoring.internal.ContentKind.KINERJA;
import static id.pantas.scoring.internal.ContentKind.TINDAK_LANJUT;
import static id.pantas.scoring.internal.ContentKind.UCAPAN;
import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.registry.League;
import id.pantas.registry.Platform;
import id.pantas.scoring.Component;
import id.pantas.scoring.ComponentScore;
import id.pantas.scoring.ScoreLabel;
import id.pantas.scoring.internal.PostFact.Duplicate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked example of scoring method 3.8, number by number. */
class WorkedExampleTests {

    @Test
    void alfa() {
        Result alfa = score(alfaPosts(), League.OPD_LAYANAN, WorkedDuties.alfa());

        assertThat(alfa.posts()).isEqualTo(26);
        assertComponent(alfa, Component.SPEED, "31.48", "74.95", "11.24");
        assertComponent(alfa, Component.COMPLETION, "23.80", "70.00", "17.50");
        assertComponent(alfa, Component.PATROL, "18", "85.71", "4.29");
        assertComponent(alfa, Component.REPOST, "5.73", "71.63", "10.74");
        assertComponent(alfa, Component.WORK_CONTENT, "11.20", "100.00", "22.00");
        assertComponent(alfa, Component.CONSISTENCY, "8", "100.00", "10.00");
        assertComponent(alfa, Component.RESONANCE, "0.92", "46.00", "3.68");
        assertThat(alfa.total()).isEqualTo("79.45");
        assertThat(ScoreLabel.of(alfa.total())).isEqualTo(ScoreLabel.BAIK);
    }

    @Test
    void beta() {
        Result beta = beta(betaPosts(CAMPURAN));

        assertThat(beta.posts()).isEqualTo(15);
        assertComponent(beta, Component.SPEED, "3.605", "60.08", "9.01");
        assertComponent(beta, Component.COMPLETION, "3.00", "60.00", "15.00");
        assertComponent(beta, Component.PATROL, "14", "66.67", "3.33");
        assertComponent(beta, Component.REPOST, "3.74", "46.75", "7.01");
        assertComponent(beta, Component.WORK_CONTENT, "5.20", "74.29", "16.34");
        assertComponent(beta, Component.CONSISTENCY, "4", "80.00", "8.00");
        assertComponent(beta, Component.RESONANCE, "1.18", "59.00", "4.72");
        assertThat(beta.total()).isEqualTo("63.41");
        assertThat(ScoreLabel.of(beta.total())).isEqualTo(ScoreLabel.CUKUP);
        assertThat(beta.ucapanShare()).isEqualTo("0.4667");
    }

    @Test
    void gama() {
        Sample gama = new Sample();
        gama.add(1, "09:00", KINERJA, null);
        gama.add(1, "14:00", INFO_LAYANAN, null);
        gama.add(6, "09:00", KINERJA, null);
        gama.add(11, "09:00", KINERJA, null);
        gama.add(3, "07:00", UCAPAN, null);
        gama.add(8, "07:00", UCAPAN, null);

        Result score = score(gama.posts(), League.DESA, WorkedDuties.gama());

        assertComponent(score, Component.SPEED, "2.32", "58.00", "5.80");
        assertComponent(score, Component.COMPLETION, "2.00", "50.00", "7.50");
        assertComponent(score, Component.PATROL, "6", "85.71", "4.29");
        assertComponent(score, Component.REPOST, "3.345", "83.63", "12.54");
        assertComponent(score, Component.WORK_CONTENT, "4.20", "100.00", "32.00");
        assertComponent(score, Component.CONSISTENCY, "3", "100.00", "15.00");
        assertComponent(score, Component.RESONANCE, "1", "50.00", "4.00");
        assertThat(score.total()).isEqualTo("81.13");
        assertThat(ScoreLabel.of(score.total())).isEqualTo(ScoreLabel.BAIK);
    }

    @Test
    void contestedRangeOfBeta() {
        assertThat(beta(betaPosts(UCAPAN)).total()).isEqualTo("61.84");
        assertThat(beta(betaPosts(KINERJA)).total()).isEqualTo("64.98");

        List<PostFact> inDoubt = new ArrayList<>(betaPosts(UCAPAN));
        inDoubt.replaceAll(post -> post.nativeId().equals("native-5") ? Sample.labelled(post, UCAPAN, KINERJA) : post);
        Result range = beta(inDoubt);
        assertThat(range.total()).isEqualTo("64.98");
        assertThat(range.low()).isEqualTo("61.84");
        assertThat(range.high()).isEqualTo("64.98");
    }

    @Test
    void sixtyGreetingsAddNothingToBeta() {
        Sample more = beta(new Sample(), CAMPURAN);
        for (int i = 0; i < 60; i++) {
            more.add(1 + i % 14, "%02d:30".formatted(7 + i % 12), UCAPAN, "1.18");
        }
        assertThat(beta(more.posts()).total()).isEqualTo("63.41");
    }

    @Test
    void twelvePostsOnOneDayCountAsThree() {
        Sample more = beta(new Sample(), CAMPURAN);
        for (int i = 0; i < 12; i++) {
            more.add(10, "%02d:00".formatted(7 + i), KINERJA, "1.18");
        }
        Result flood = beta(more.posts());
        assertComponent(flood, Component.WORK_CONTENT, "8.20", "100.00", "22.00");
        assertComponent(flood, Component.CONSISTENCY, "5", "100.00", "10.00");
    }

    @Test
    void twentyCopiesAddLittleMoreThanOnePoint() {
        Sample more = beta(new Sample(), CAMPURAN);
        for (int i = 0; i < 20; i++) {
            more.copy(1 + i % 14, "21:00", KINERJA, "1.18");
        }
        assertThat(beta(more.posts()).total()).isEqualTo("64.67"); // + 1.26
    }

    @Test
    void boughtLikesAreCapped() {
        List<PostFact> bought = new ArrayList<>(betaPosts(CAMPURAN));
        bought.replaceAll(post -> post.withRho(new BigDecimal("40")));
        assertThat(beta(bought).total()).isEqualTo("66.69"); // + 3.28
    }

    /** Equal thirds for the duties; most for complaints; most for content. */
    @ParameterizedTest
    @CsvSource({"EQUAL, 78.13, 60.16", "COMPLAINTS, 78.01, 63.00", "CONTENT, 82.65, 66.49"})
    void theOrderHoldsUnderOtherWeights(Emphasis emphasis, String alfa, String beta) {
        ScoreEngine engine = new ScoreEngine(Sample.FORMULA, Sample.ZONE);
        LeagueSetting alfas = emphasis.of(Sample.setting(League.OPD_LAYANAN));
        LeagueSetting betas = emphasis.of(Sample.setting(League.OPD_PENDUKUNG));
        assertThat(engine.score(alfaPosts(), WorkedDuties.alfa(), alfas, BigDecimal.ZERO, BigDecimal.ZERO)
                        .total())
                .isEqualTo(alfa);
        assertThat(engine.score(betaPosts(CAMPURAN), WorkedDuties.beta(), betas, BigDecimal.ZERO, BigDecimal.ZERO)
                        .total())
                .isEqualTo(beta);
    }

    @Test
    void withoutTheOtherDutiesTheContentWeightsAreScaledToOneHundred() {
        Result alfa = Sample.score(alfaPosts(), League.OPD_LAYANAN);
        assertThat(alfa.components())
                .extracting(ComponentScore::weight)
                .map(BigDecimal::toString)
                .containsExactly("55.00", "25.00", "20.00");
        assertThat(alfa.total()).isEqualTo("89.20");
        assertThat(Sample.score(betaPosts(CAMPURAN), League.DESA).components())
                .extracting(ComponentScore::weight)
                .map(BigDecimal::toString)
                .containsExactly("58.18", "27.27", "14.55");
    }

    static List<PostFact> alfaPosts() {
        Sample alfa = new Sample();
        PostFact first = alfa.add(2, "08:00", KINERJA, "0.92");
        for (int hour = 10; hour <= 16; hour += 2) {
            alfa.add(2, hour + ":00", KINERJA, "0.90");
        }
        PostFact third = alfa.add(3, "09:00", KINERJA, "0.95");
        alfa.add(4, "09:00", KINERJA, "0.80");
        alfa.add(5, "09:00", INFO_LAYANAN, "1.40");
        alfa.add(8, "09:00", KINERJA, "0.92");
        PostFact followUp = alfa.add(9, "09:00", TINDAK_LANJUT, "1.10");
        alfa.add(10, "09:00", TINDAK_LANJUT, "1.20");
        alfa.add(9, "13:00", CAMPURAN, "0.70");
        alfa.add(11, "13:00", CAMPURAN, "0.60");
        for (int day : new int[] {1, 6, 7, 12, 13, 14}) {
            alfa.add(day, "07:00", UCAPAN, day < 7 ? "1.00" : "0.50");
        }
        alfa.again(first, Duplicate.CROSS_POST, Platform.X, 2, "08:05");
        alfa.again(first, Duplicate.CROSS_POST, Platform.FACEBOOK, 2, "08:06");
        alfa.again(third, Duplicate.CROSS_POST, Platform.X, 3, "09:05");
        alfa.again(followUp, Duplicate.CROSS_POST, Platform.YOUTUBE, 9, "10:00");
        alfa.again(first, Duplicate.REPEAT, Platform.INSTAGRAM, 3, "18:00");
        alfa.again(first, Duplicate.REPEAT, Platform.INSTAGRAM, 12, "18:00");
        alfa.again(third, Duplicate.REPEAT, Platform.INSTAGRAM, 13, "18:00");
        return alfa.posts();
    }

    static List<PostFact> betaPosts(ContentKind disputed) {
        return beta(new Sample(), disputed).posts();
    }

    private static Sample beta(Sample beta, ContentKind disputed) {
        PostFact first = beta.add(1, "09:00", KINERJA, "1.18");
        PostFact second = beta.add(3, "09:00", KINERJA, "1.18");
        beta.add(5, "09:00", KINERJA, "1.18");
        beta.add(9, "09:00", KINERJA, "1.18");
        beta.add(9, "13:00", disputed, "1.18");
        for (int day : new int[] {1, 2, 4, 6, 8, 11, 12}) {
            beta.add(day, "07:00", UCAPAN, "1.18");
        }
        beta.copy(11, "10:00", KINERJA, "1.18");
        beta.again(first, Duplicate.CROSS_POST, Platform.X, 1, "09:10");
        beta.again(second, Duplicate.CROSS_POST, Platform.X, 3, "09:10");
        return beta;
    }

    private static Result beta(List<PostFact> posts) {
        return score(posts, League.OPD_PENDUKUNG, WorkedDuties.beta());
    }

    private static Result score(List<PostFact> posts, League league, List<Measured> duties) {
        return new ScoreEngine(Sample.FORMULA, Sample.ZONE)
                .score(posts, duties, Sample.setting(league), BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private static void assertComponent(Result result, Component component, String raw, String value, String points) {
        ComponentScore score = result.components().stream()
                .filter(one -> one.component() == component)
                .findFirst()
                .orElseThrow();
        if (raw != null) {
            assertThat(score.raw()).isEqualByComparingTo(raw);
        }
        assertThat(score.value()).isEqualTo(value);
        assertThat(score.points()).isEqualTo(points);
    }
}
