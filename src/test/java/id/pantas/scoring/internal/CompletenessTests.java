package id.pantas.scoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.CoverageChanged;
import id.pantas.registry.League;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import id.pantas.scoring.Component;
import id.pantas.scoring.ComponentScore;
import id.pantas.scoring.ScoreLabel;
import id.pantas.scoring.Standing;
import id.pantas.scoring.StandingStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scoring method 3.5, sentence by sentence, on a real database. Targets of the league: 10 contents, 7 days. */
class CompletenessTests {

    private static final Instant NOW = Sample.at(10, "12:00");
    private static final Instant LONG_AGO = Sample.at(1, "00:00").minus(Duration.ofDays(400));
    private static final String PERIOD = "2026-23";

    private final ScoringDatabase scoring = new ScoringDatabase();
    private UnitId alfa;
    private UnitId beta;
    private OfficialAccount account;

    @BeforeEach
    void twoUnits() {
        alfa = scoring.unit(League.OPD_LAYANAN, "Dinas Alfa");
        beta = scoring.unit(League.OPD_LAYANAN, "Dinas Beta");
        account = scoring.account(alfa, Platform.INSTAGRAM, LONG_AGO);
        scoring.account(beta, Platform.INSTAGRAM, LONG_AGO);
        scoring.recounts.enrol(NOW);
        scoring.recounts.recountStale(NOW);
    }

    @Test
    void underNinetyPercentGapDaysLeaveTheTargets() {
        for (int day = 1; day <= 5; day++) {
            scoring.post(account, Sample.at(day, "09:00"), "KINERJA", null);
        }
        Standing standing = with("0.5000", "7.00", "0.00"); // the profile differs, so everything is read again
        assertThat(standing.complete()).isFalse();
        assertThat(standing.gapDays()).isEqualByComparingTo("7");
        assertThat(target(standing, Component.WORK_CONTENT)).isEqualTo("5.00");
        assertThat(target(standing, Component.CONSISTENCY)).isEqualTo("3.50");
        assertThat(value(standing, Component.WORK_CONTENT)).isEqualTo("100.00");
        assertThat(value(standing, Component.CONSISTENCY)).isEqualTo("100.00");
    }

    @Test
    void ninetyPercentIsCompleteAndItsFewGapDaysStayInTheTargets() {
        Standing complete = with("0.9000", "1.40", "0.00");
        assertThat(complete.complete()).isTrue();
        assertThat(complete.gapDays()).isEqualByComparingTo("0");
        assertThat(target(complete, Component.WORK_CONTENT)).isEqualTo("10.00");

        Standing incomplete = with("0.8999", "1.40", "0.00");
        assertThat(incomplete.complete()).isFalse();
        assertThat(target(incomplete, Component.WORK_CONTENT)).isEqualTo("9.00");
    }

    @Test
    void aRecordedOutageLeavesTheTargetsAlsoOfCompleteData() {
        Standing standing = with("0.9500", "2.10", "1.40");
        assertThat(standing.complete()).isTrue();
        assertThat(standing.gapDays()).isEqualByComparingTo("1.40");
        assertThat(target(standing, Component.WORK_CONTENT)).isEqualTo("9.00");
    }

    @Test
    void partsOfADayLeaveThePartOfTheTarget() {
        // three of four accounts not seen on two days: 10 · 12.5 / 14 = 8.928…, 7 · 12.5 / 14 = 6.25
        Standing standing = with("0.8900", "1.50", "0.00");
        assertThat(target(standing, Component.WORK_CONTENT)).isEqualTo("8.93");
        assertThat(target(standing, Component.CONSISTENCY)).isEqualTo("6.25");
    }

    @Test
    void incompleteDataGetNoLowestLabel() {
        assertThat(with("1.0000", "0.00", "0.00").label()).isEqualTo(ScoreLabel.PERLU_PENDAMPINGAN);
        assertThat(with("0.8000", "0.50", "0.00").label()).isNull();
    }

    @Test
    void withLessThanADaySeenThereIsNoScore() {
        assertThat(with("0.0800", "13.00", "0.00").status()).isEqualTo(StandingStatus.RANKED);
        Standing unseen = with("0.0700", "13.01", "0.00");
        assertThat(unseen.status()).isEqualTo(StandingStatus.NO_DATA);
        assertThat(unseen.total()).isNull();
    }

    @Test
    void theShareThatIsShownFollowsByWholePercent() {
        assertThat(with("0.9700", "0.00", "0.00").coverage()).isEqualByComparingTo("0.97");
        assertThat(with("0.9799", "0.00", "0.00").coverage())
                .as("not worth a recount")
                .isEqualByComparingTo("0.97");
        assertThat(with("0.9600", "0.00", "0.00").coverage()).isEqualByComparingTo("0.96");
    }

    @Test
    void earlierPeriodsTellWhetherTheyWereComplete() {
        with("0.5000", "7.00", "0.00");
        Instant later = NOW.plus(Duration.ofDays(14));
        scoring.collected.clear();
        scoring.recounts.enrol(later);
        assertThat(stale()).contains("2026-24 " + alfa);
        scoring.collected.put(alfa, collected("0.5000", "7.00", "0.00"));
        scoring.recounts.recountStale(later);
        Standing standing =
                scoring.rankings.score(alfa, "2026-24").orElseThrow().standing();
        assertThat(standing.history()).hasSize(6);
        assertThat(standing.historyComplete()).containsExactly(true, true, true, true, false, false);
    }

    @Test
    void aChangeOfCoverageMarksExactlyItsUnitsAndPeriods() {
        assertThat(stale()).isEmpty();
        scoring.listeners.on(new CoverageChanged(
                List.of(alfa), List.of(Sample.MONDAY.minusDays(1), Sample.MONDAY, Sample.MONDAY.plusDays(3))));
        assertThat(stale()).containsExactly("2026-22 " + alfa, "2026-23 " + alfa);
    }

    private List<String> stale() {
        return scoring.sql
                .sql("select period_id || ' ' || unit_id from scoring.stale order by 1")
                .query(String.class)
                .list();
    }

    private Standing with(String share, String lost, String recorded) {
        scoring.collected.put(alfa, collected(share, lost, recorded));
        scoring.recounts.enrol(NOW);
        scoring.recounts.recountStale(NOW);
        return scoring.rankings.score(alfa, PERIOD).orElseThrow().standing();
    }

    private static Completeness.Collected collected(String share, String lost, String recorded) {
        return new Completeness.Collected(new BigDecimal(share), new BigDecimal(lost), new BigDecimal(recorded));
    }

    private static BigDecimal target(Standing standing, Component component) {
        return of(standing, component).target();
    }

    private static BigDecimal value(Standing standing, Component component) {
        return of(standing, component).value();
    }

    private static ComponentScore of(Standing standing, Component component) {
        return standing.components().stream()
                .filter(one -> one.component() == component)
                .findFirst()
                .orElseThrow();
    }
}
