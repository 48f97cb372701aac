package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.VolumeWatch.Basis;
import id.pantas.collection.VolumeWatch.Verdict;
import id.pantas.collection.internal.VolumeRule.Judgement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class VolumeRuleTests {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final Predicate<LocalDate> WORKING =
            day -> day.getDayOfWeek().getValue() < 6;

    @Test
    void comparesWithTheSameWeekdaysWhereFourAreKnown() {
        Map<LocalDate, Integer> history = new HashMap<>();
        for (int day = 1; day <= 56; day++) {
            history.put(FRIDAY.minusDays(day), day % 7 == 0 ? 400 : 10);
        }
        Judgement judgement = VolumeRule.judge(FRIDAY, 390, history, WORKING);
        assertThat(judgement.basis()).isEqualTo(Basis.SAME_WEEKDAY);
        assertThat(judgement.expected()).isEqualByComparingTo("400");
        assertThat(judgement.deviation()).isEqualByComparingTo("-0.50"); // ten of the root of 400
        assertThat(VolumeRule.judge(FRIDAY, 10, history, WORKING).verdict()).isEqualTo(Verdict.FEW);
    }

    @Test
    void comparesWithDaysOfTheSameKindOfFourWeeksOtherwise() {
        Map<LocalDate, Integer> history = new HashMap<>();
        for (int day = 1; day <= 10; day++) {
            boolean weekend = !WORKING.test(FRIDAY.minusDays(day));
            history.put(FRIDAY.minusDays(day), weekend ? 3 : 100);
        }
        assertThat(VolumeRule.judge(FRIDAY, 80, history, WORKING).basis()).isEqualTo(Basis.SAME_KIND);
        assertThat(VolumeRule.judge(FRIDAY, 80, history, WORKING).verdict()).isEqualTo(Verdict.FEW);
        assertThat(VolumeRule.judge(FRIDAY, 81, history, WORKING).verdict()).isEqualTo(Verdict.USUAL);
        assertThat(VolumeRule.judge(FRIDAY, 120, history, WORKING).verdict()).isEqualTo(Verdict.MANY);
    }

    @Test
    void aDayOffIsComparedWithDaysOffAlone() {
        Map<LocalDate, Integer> history = new HashMap<>();
        for (int day = 1; day <= 27; day++) {
            boolean off = !WORKING.test(FRIDAY.minusDays(day));
            history.put(FRIDAY.minusDays(day), off ? 4 : 100);
        }
        LocalDate holiday = FRIDAY;
        Predicate<LocalDate> withHoliday = day -> WORKING.test(day) && !day.equals(holiday);
        Judgement quiet = VolumeRule.judge(holiday, 3, history, withHoliday);
        assertThat(quiet.basis()).isEqualTo(Basis.SAME_KIND);
        assertThat(quiet.verdict()).isEqualTo(Verdict.USUAL);
        assertThat(quiet.expected()).isEqualByComparingTo("4");
        assertThat(VolumeRule.judge(holiday, 3, history, WORKING).verdict())
                .as("the same number on a working day")
                .isEqualTo(Verdict.FEW);
    }

    @Test
    void judgesNothingWhereTooLittleIsKnown() {
        Map<LocalDate, Integer> history = new HashMap<>();
        for (int day = 1; day <= 6; day++) {
            history.put(FRIDAY.minusDays(day), 100);
        }
        assertThat(VolumeRule.judge(FRIDAY, 0, history, WORKING).verdict()).isEqualTo(Verdict.TOO_LITTLE_KNOWN);
        assertThat(VolumeRule.judge(FRIDAY, 0, Map.of(), WORKING).deviation()).isNull();
        history.put(FRIDAY.minusDays(60), 100);
        history.put(FRIDAY.plusDays(1), 100);
        assertThat(VolumeRule.judge(FRIDAY, 0, history, WORKING).basis())
                .as("too old, or later")
                .isEqualTo(Basis.NONE);
    }

    @Test
    void onePostFewerThanAlwaysIsNoAlarmHoweverSteadyTheyWere() {
        Map<LocalDate, Integer> history = new HashMap<>();
        for (int day = 1; day <= 56; day++) {
            history.put(FRIDAY.minusDays(day), 1);
        }
        assertThat(VolumeRule.judge(FRIDAY, 0, history, WORKING).verdict()).isEqualTo(Verdict.USUAL);
    }

    @Test
    void theAlertStandsUntilADayIsNearlyUsualAndGapsChangeNothing() {
        assertThat(VolumeRule.stands(false, at("-1.99"))).isFalse();
        assertThat(VolumeRule.stands(false, at("-2.00"))).isTrue();
        assertThat(VolumeRule.stands(true, at("-1.50"))).isTrue();
        assertThat(VolumeRule.stands(true, at("-1.00"))).isTrue();
        assertThat(VolumeRule.stands(true, at("-0.99"))).isFalse();
        Judgement gap = new Judgement(Basis.NONE, null, null, Verdict.GAP);
        assertThat(VolumeRule.stands(true, gap)).isTrue();
        assertThat(VolumeRule.stands(false, gap)).isFalse();
    }

    @Property(tries = 1_000)
    void fewerPostsAreNeverJudgedMilder(
            @ForAll @Size(56) List<@IntRange(min = 0, max = 500) Integer> past,
            @ForAll @IntRange(min = 0, max = 1_000) int posts) {
        Map<LocalDate, Integer> history = history(past);
        Judgement one = VolumeRule.judge(FRIDAY, posts, history, WORKING);
        Judgement more = VolumeRule.judge(FRIDAY, posts + 1, history, WORKING);
        assertThat(more.deviation()).isGreaterThanOrEqualTo(one.deviation());
        assertThat(one.verdict() == Verdict.FEW).isEqualTo(one.deviation().doubleValue() <= -2);
    }

    @Property(tries = 500)
    void theMeanItselfIsAlwaysUsual(@ForAll @Size(56) List<@IntRange(min = 0, max = 500) Integer> past) {
        Map<LocalDate, Integer> history = history(past);
        int mean = VolumeRule.judge(FRIDAY, 0, history, WORKING).expected().intValue();
        assertThat(VolumeRule.judge(FRIDAY, mean, history, WORKING).verdict()).isEqualTo(Verdict.USUAL);
    }

    @Property(tries = 500)
    void betweenTheTwoLimitsTheAlertStaysAsItWas(
            @ForAll boolean before, @ForAll @IntRange(min = -199, max = -100) int hundredths) {
        Judgement between = at(BigDecimal.valueOf(hundredths, 2).toString());
        assertThat(VolumeRule.stands(before, between)).isEqualTo(before);
    }

    private static Map<LocalDate, Integer> history(List<Integer> past) {
        Map<LocalDate, Integer> history = new HashMap<>();
        for (int i = 0; i < past.size(); i++) {
            history.put(FRIDAY.minusDays(i + 1L), past.get(i));
        }
        return history;
    }

    private static Judgement at(String deviation) {
        BigDecimal distance = new BigDecimal(deviation);
        Verdict verdict = distance.doubleValue() <= -2 ? Verdict.FEW : Verdict.USUAL;
        return new Judgement(Basis.SAME_WEEKDAY, BigDecimal.TEN, distance, verdict);
    }
}
