package id.pantas.scoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.registry.League;
import id.pantas.scoring.Gain;
import id.pantas.scoring.Gain.Action;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** "Paling menaikkan skor Anda" of the worked example's Badan Beta, on the Wednesday of its second week, 11.00 (3.9). */
class WhatIfTests {

    private static final Instant NOW = Sample.at(10, "11:00");
    private static final Period PERIOD = new PeriodCalendar(Sample.ZONE).at(NOW);

    private final WhatIf beta = new WhatIf(Sample.FORMULA, PERIOD, NOW, WorkedDuties.betaOnWednesday());

    @Test
    void theLinesOfTheSpecification() {
        assertThat(beta.gains())
                .extracting(
                        Gain::action,
                        gain -> gain.points().toPlainString(),
                        gain -> gain.total().toPlainString())
                .containsExactly(
                        line(Action.PUBLISH, "7.66", "71.07"),
                        line(Action.REPOST_LEADER, "3.35", "66.76"),
                        line(Action.REPOST_PEERS, "2.25", "65.66"),
                        line(Action.SOLVE, "1.67", "65.08"),
                        line(Action.PATROL, "1.67", "65.08"));
    }

    private static org.assertj.core.groups.Tuple line(Action action, String points, String total) {
        return org.assertj.core.groups.Tuple.tuple(action, points, total);
    }

    @Test
    void sayHowOften() {
        Gain publish = Objects.requireNonNull(beta.publish());
        assertThat(publish.count()).isEqualTo(2);
        assertThat(publish.of()).as("days without content of value").isEqualTo(1);
        assertThat(Objects.requireNonNull(beta.repostLeader()).count()).isEqualTo(3);
        assertThat(Objects.requireNonNull(beta.repostPeers()).count()).isEqualTo(3);
        Gain patrol = Objects.requireNonNull(beta.patrol());
        assertThat(patrol.count()).isEqualTo(7);
        assertThat(patrol.of()).isEqualTo(9);
        Gain solve = beta.solutions().get(0);
        assertThat(solve.subject()).isEqualTo("SBG-2026-000482");
        assertThat(solve.until()).isEqualTo(Sample.at(12, "16:00"));
    }

    @Test
    void theFirstThreeTogether() {
        UnitFacts facts = WorkedDuties.betaOnWednesday();
        BigDecimal together = Stream.of(
                        Objects.requireNonNull(beta.publish()),
                        Objects.requireNonNull(beta.repostLeader()),
                        Objects.requireNonNull(beta.repostPeers()))
                .map(Gain::points)
                .reduce(facts.score(Sample.FORMULA, Sample.ZONE).total(), BigDecimal::add);
        assertThat(together).isEqualTo("76.67");
    }

    @Test
    void nothingIsAdvisedThatCanNoLongerBeDone() {
        Instant sunday = Sample.at(14, "23:30");
        List<Gain> gains = new WhatIf(Sample.FORMULA, PERIOD, sunday, WorkedDuties.betaOnWednesday()).gains();
        assertThat(gains).extracting(Gain::action).doesNotContain(Action.PUBLISH, Action.PATROL, Action.SOLVE);
    }

    @Test
    void aUnitThatHasDoneEverythingGetsNoAdvice() {
        Sample full = new Sample();
        for (int day = 1; day <= 7; day++) {
            full.add(day, "09:00", ContentKind.KINERJA, null);
        }
        UnitFacts facts = new UnitFacts(
                full.posts(),
                new DutyItems(null, List.of(), null, LeagueMeans.unknown(Sample.FORMULA.duties())),
                Sample.setting(League.OPD_PENDUKUNG),
                BigDecimal.ZERO);
        assertThat(new WhatIf(Sample.FORMULA, PERIOD, NOW, facts).gains()).isEmpty();
    }
}
