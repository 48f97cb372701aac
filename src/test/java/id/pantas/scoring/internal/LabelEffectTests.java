package id.pantas.scoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.calendar.Period;
import id.pantas.classification.LabelTrustChanged;
import id.pantas.classification.ReaderAgreement;
import id.pantas.classifier.ContentClass;
import id.pantas.registry.League;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import id.pantas.scoring.LabelEffect;
import id.pantas.scoring.LabelEffects.Choice;
import id.pantas.scoring.Standing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one label does to a score and a rank, and what happens while labels may move none. */
class LabelEffectTests {

    private static final Instant NOW = Sample.at(10, "12:00");
    private static final Instant LONG_AGO = Sample.at(1, "00:00").minus(Duration.ofDays(400));
    private static final ReaderAgreement POOR =
            new ReaderAgreement(new BigDecimal("0.6900"), 50, new BigDecimal("0.70"), Sample.at(9, "12:00"));

    private final ScoringDatabase scoring = new ScoringDatabase();
    private final Period period = scoring.calendar.byId("2026-23");
    private UnitId alfa;
    private UnitId beta;
    private OfficialAccount alfaAccount;
    private OfficialAccount betaAccount;

    @BeforeEach
    void twoUnits() {
        alfa = scoring.unit(League.OPD_LAYANAN, "Dinas Alfa");
        beta = scoring.unit(League.OPD_LAYANAN, "Dinas Beta");
        alfaAccount = scoring.account(alfa, Platform.INSTAGRAM, LONG_AGO);
        betaAccount = scoring.account(beta, Platform.INSTAGRAM, LONG_AGO);
    }

    @Test
    void aLabelThatDecidesWhoIsFirstIsFoundByTheFormulaItself() {
        posts(alfaAccount, "KINERJA", 3);
        posts(betaAccount, "KINERJA", 2);
        long contested = scoring.post(betaAccount, Sample.at(6, "09:00"), null, null);
        scoring.label(contested, "UCAPAN", "KINERJA", true);
        long second = scoring.post(betaAccount, Sample.at(7, "09:00"), "KINERJA", null);
        recount();

        Map<Long, LabelEffect> effects = scoring.effects.of(
                period,
                List.of(
                        new Choice(contested, beta, ContentClass.UCAPAN, ContentClass.KINERJA),
                        new Choice(second, beta, ContentClass.KINERJA, ContentClass.KINERJA)));

        LabelEffect effect = effects.get(contested);
        assertThat(effect.upper().as()).isEqualTo(ContentClass.KINERJA);
        assertThat(effect.upper().total()).isEqualTo(total(beta)).as("what counts provisionally");
        assertThat(effect.upper().rank()).isEqualTo(1);
        assertThat(effect.lower().as()).isEqualTo(ContentClass.UCAPAN);
        assertThat(effect.lower().rank()).isEqualTo(1).as("3.1 against 3.0 contents");
        assertThat(effects.get(second).points()).isZero();

        scoring.post(alfaAccount, Sample.at(8, "09:00"), "KINERJA", null);
        scoring.recounts.markAll(period.id());
        scoring.recounts.recountStale(NOW);
        LabelEffect later = scoring.effects
                .of(period, List.of(new Choice(contested, beta, ContentClass.UCAPAN, ContentClass.KINERJA)))
                .get(contested);
        assertThat(later.lower().rank()).isEqualTo(2);
        assertThat(later.ranks()).isEqualTo(1 - later.upper().rank() + 1);
    }

    @Test
    void anEffectIsWhatARecountAfterTheDecisionGives() {
        posts(alfaAccount, "KINERJA", 3);
        posts(betaAccount, "INFO_LAYANAN", 2);
        long contested = scoring.post(betaAccount, Sample.at(6, "09:00"), null, null);
        scoring.label(contested, "LAINNYA", "CAMPURAN", true);
        recount();
        LabelEffect effect = scoring.effects
                .of(period, List.of(new Choice(contested, beta, ContentClass.LAINNYA, ContentClass.CAMPURAN)))
                .get(contested);
        for (LabelEffect.Outcome outcome : List.of(effect.one(), effect.other())) {
            scoring.label(contested, outcome.as().name(), outcome.as().name(), false);
            scoring.recounts.markAll(period.id());
            scoring.recounts.recountStale(NOW);
            assertThat(outcome.total()).isEqualTo(total(beta));
            assertThat(outcome.rank()).isEqualTo(standing(beta).place().rank());
        }
    }

    @Test
    void unitsWithoutAScoreAndPostsOfOtherPeriodsHaveNoEffect() {
        UnitId silent = scoring.unit(League.OPD_LAYANAN, "Dinas Tanpa Akun");
        long old = scoring.post(alfaAccount, Sample.at(1, "00:00").minusSeconds(1), "KINERJA", null);
        recount();
        assertThat(scoring.effects.of(
                        period,
                        List.of(
                                new Choice(1, silent, ContentClass.UCAPAN, ContentClass.KINERJA),
                                new Choice(old, alfa, ContentClass.UCAPAN, ContentClass.KINERJA))))
                .isEmpty();
        assertThat(scoring.effects.of(period, List.of())).isEmpty();
    }

    @Test
    void whilePeopleDisagreeTheModelsLabelsMoveNoRank() {
        posts(alfaAccount, "UCAPAN", 3);
        posts(betaAccount, "KINERJA", 3);
        recount();
        assertThat(total(beta)).isGreaterThan(total(alfa));
        BigDecimal before = total(beta);

        scoring.agreement = POOR;
        scoring.listeners.on(new LabelTrustChanged(false, POOR.measuredAt()));
        scoring.recounts.recountStale(NOW);

        assertThat(total(alfa)).isEqualTo(total(beta)).isEqualTo(before).as("nobody is lowered");
        assertThat(standing(alfa).place().rank()).isEqualTo(1);
        assertThat(standing(beta).place().rank()).isEqualTo(1);
        assertThat(standing(alfa).contested()).isTrue();
        assertThat(standing(beta).contested()).isFalse();
    }

    @Test
    void personsLabelsStillCountWhilePeopleDisagree() {
        posts(alfaAccount, "UCAPAN", 3);
        posts(betaAccount, "KINERJA", 3);
        scoring.sql.sql("update classification.label set decided_by = 'PERSON'").update();
        scoring.agreement = POOR;
        recount();
        assertThat(total(beta)).isGreaterThan(total(alfa));
        assertThat(standing(alfa).contested()).isFalse();
    }

    @Test
    void aSettledPeriodIsNotTouchedByLaterDisagreement() {
        posts(alfaAccount, "UCAPAN", 3);
        posts(betaAccount, "KINERJA", 3);
        scoring.agreement =
                new ReaderAgreement(POOR.kappa(), 50, POOR.least(), period.end().plus(Duration.ofHours(4 * 24 + 9)));
        recount();
        assertThat(total(beta)).isGreaterThan(total(alfa));
    }

    private void posts(OfficialAccount account, String label, int count) {
        for (int day = 1; day <= count; day++) {
            scoring.post(account, Sample.at(day, "09:00"), label, null);
        }
    }

    private void recount() {
        scoring.recounts.enrol(NOW);
        scoring.recounts.recountStale(NOW);
    }

    private BigDecimal total(UnitId unit) {
        return standing(unit).total();
    }

    private Standing standing(UnitId unit) {
        return scoring.rankings.score(unit, period.id()).orElseThrow().standing();
    }
}
