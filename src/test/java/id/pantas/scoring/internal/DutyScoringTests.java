package id.pantas.scoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.scoring.CaseFacts.Outcome;
import id.pantas.scoring.CaseFacts.Resolution;
import id.pantas.scoring.CaseFacts.Response;
import id.pantas.scoring.ItemReason;
import id.pantas.scoring.RepostFacts.Duty;
import id.pantas.scoring.ScoreItem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutyScoringTests {

    private static final DutyScoring SCORING =
            new DutyScoring(Sample.FORMULA.duties(), new LeagueMeans(new BigDecimal("0.62"), new BigDecimal("0.55")));

    @ParameterizedTest
    @CsvSource({"0, 1", "4, 1", "6, 0.75", "8, 0.5", "12, 0.375", "20, 0.125", "23.99, 0.00031", "24, 0", "500, 0"})
    void anAnswersWorthFallsAlongLines(String hours, String worth) {
        assertThat(SCORING.worthOf(new BigDecimal(hours))).isEqualByComparingTo(worth);
    }

    @Test
    void noAnswerIsWorthNothing() {
        assertThat(SCORING.worthOf(null)).isZero();
    }

    @Property
    void aLaterAnswerIsNeverWorthMore(
            @ForAll @BigRange(min = "0", max = "100") BigDecimal early,
            @ForAll @BigRange(min = "0", max = "100") BigDecimal delay) {
        BigDecimal worth = SCORING.worthOf(early);
        assertThat(worth).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(SCORING.worthOf(early.add(delay))).isLessThanOrEqualTo(worth);
    }

    @Test
    void withoutCasesAUnitGetsExactlyTheMeanOfItsLeague() {
        assertThat(SCORING.speed(List.of()).value()).isEqualTo("62.00");
        assertThat(SCORING.completion(List.of()).value()).isEqualTo("55.00");
    }

    @Test
    void aLoneQuickAnswerDoesNotBeatManyGoodOnes() {
        assertThat(SCORING.speed(List.of(response(1, "0.07"))).value()).isEqualTo("69.60");
    }

    /** 20 % of the closings may be without a solution: of ten closings two; the third counts 0.30. */
    @Test
    void closingWithoutASolutionCountsBeyondAFifth() {
        List<Resolution> resolutions = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            resolutions.add(resolution(i, i < 7 ? Outcome.IN_TIME : Outcome.CLOSED_UNSOLVED));
        }
        Measured completion = SCORING.completion(resolutions);
        assertThat(completion.items())
                .extracting(ScoreItem::reason)
                .containsOnlyOnce(ItemReason.UNSOLVED_TOO_OFTEN)
                .filteredOn(ItemReason.CLOSED_UNSOLVED::equals)
                .hasSize(2);
        assertThat(completion.raw()).isEqualByComparingTo("9.50"); // 7 + 0.30 + 4 · 0.55
        assertThat(completion.target()).isEqualByComparingTo("12"); // 8 + 4
    }

    @Test
    void whatWasHandedOverInTimeNeitherHelpsNorHarms() {
        Measured without = SCORING.completion(List.of(resolution(1, Outcome.LATE)));
        Measured with = SCORING.completion(List.of(resolution(1, Outcome.LATE), resolution(2, Outcome.HANDED_OVER)));
        assertThat(with.value()).isEqualTo(without.value());
        assertThat(with.items()).hasSize(3);
    }

    @Test
    void seventyPercentOfThePatrolsAreFullMarksAndMoreAddNothing() {
        assertThat(patrol(21, 30)).isEqualTo("100.00");
        assertThat(patrol(30, 30)).isEqualTo("100.00");
        assertThat(patrol(20, 30)).isEqualTo("95.24");
        assertThat(SCORING.patrol(List.of())).isNull();
    }

    @Test
    void moreThanThreePeersAddNothing() {
        List<Duty> duties = List.of(new Duty(1, Sample.at(1, "09:00"), Sample.MONDAY, Duration.ofHours(3)));
        assertThat(reposts(duties, 3)).isEqualTo("100.00");
        assertThat(reposts(duties, 9)).isEqualTo("100.00");
        assertThat(reposts(duties, 0)).isEqualTo("85.00");
        assertThat(SCORING.reposts(List.of(), WorkedDuties.peers(3))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, 85.00", "86400, 85.00", "86401, 59.50", "259200, 59.50", "259201, 34.00", ", 0.00"})
    void aRepostIsWorthLessTheLaterItComes(Long seconds, String value) {
        Duration after = seconds == null ? null : Duration.ofSeconds(seconds);
        assertThat(reposts(List.of(new Duty(1, Sample.at(1, "09:00"), Sample.MONDAY, after)), 0))
                .isEqualTo(value);
    }

    /** Everything shown adds up, in whatever order the facts arrive. */
    @Property(tries = 200)
    void rowsSumToTheRawNumberAndOrderDoesNotMatter(
            @ForAll @Size(max = 40) List<@IntRange(max = 8) Integer> outcomes, @ForAll long seed) {
        List<Resolution> resolutions = IntStream.range(0, outcomes.size())
                .mapToObj(i -> resolution(i, Outcome.values()[outcomes.get(i)]))
                .toList();
        List<Resolution> shuffled = new ArrayList<>(resolutions);
        Collections.shuffle(shuffled, new Random(seed));
        Measured completion = SCORING.completion(resolutions);
        assertThat(ContentScoring.sum(completion.items())).isEqualByComparingTo(completion.raw());
        assertThat(completion.value()).isBetween(BigDecimal.ZERO, new BigDecimal("100.00"));
        assertThat(SCORING.completion(shuffled)).isEqualTo(completion);
    }

    /** Solving a case never harms, whatever else stands open. */
    @Property(tries = 200)
    void solvingACaseNeverLowersTheScore(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 8) Integer> outcomes,
            @ForAll @IntRange(max = 19) int which) {
        List<Resolution> before = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            before.add(resolution(i, Outcome.values()[outcomes.get(i)]));
        }
        int chosen = which % before.size();
        if (before.get(chosen).outcome() == Outcome.CLOSED_UNSOLVED
                || before.get(chosen).outcome() == Outcome.HANDED_OVER) {
            return; // these are ends; nothing is solved after them
        }
        List<Resolution> after = new ArrayList<>(before);
        after.set(chosen, resolution(chosen, Outcome.IN_TIME));
        assertThat(SCORING.completion(after).value())
                .isGreaterThanOrEqualTo(SCORING.completion(before).value());
    }

    private static BigDecimal patrol(int covered, int all) {
        return Objects.requireNonNull(SCORING.patrol(WorkedDuties.slots(covered, all)))
                .value();
    }

    private static BigDecimal reposts(List<Duty> duties, int peers) {
        return Objects.requireNonNull(SCORING.reposts(duties, WorkedDuties.peers(peers)))
                .value();
    }

    private static Response response(int number, String hours) {
        return new Response("R-%03d".formatted(number), Sample.MONDAY, new BigDecimal(hours));
    }

    private static Resolution resolution(int number, Outcome outcome) {
        return new Resolution("S-%03d".formatted(number), Sample.MONDAY, outcome);
    }
}
