package id.pantas.scoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.registry.League;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import id.pantas.scoring.CaseFacts.Items;
import id.pantas.scoring.CaseFacts.Outcome;
import id.pantas.scoring.CaseFacts.Resolution;
import id.pantas.scoring.CaseFacts.Response;
import id.pantas.scoring.Component;
import id.pantas.scoring.ComponentScore;
import id.pantas.scoring.ItemReason;
import id.pantas.scoring.RepostFacts;
import id.pantas.scoring.RepostFacts.Duty;
import id.pantas.scoring.ScoreItem;
import id.pantas.scoring.UnitScore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The four components about duties, from what their modules say to stored scores. */
class DutyRecountTests {

    private static final Instant NOW = Sample.at(10, "12:00");
    private static final Instant LONG_AGO = Sample.at(1, "00:00").minus(Duration.ofDays(400));
    private static final String PERIOD = "2026-23";

    private final ScoringDatabase scoring = ScoringDatabase.withDuties();
    private UnitId alfa;
    private UnitId beta;
    private UnitId badan;
    private UnitId gama;

    @BeforeEach
    void units() {
        alfa = unit(League.OPD_LAYANAN, "Dinas Alfa");
        beta = unit(League.OPD_LAYANAN, "Dinas Beta");
        badan = unit(League.OPD_PENDUKUNG, "Badan Gama");
        gama = unit(League.KECAMATAN, "Kecamatan Delta");
    }

    private UnitId unit(League league, String name) {
        UnitId unit = scoring.unit(league, name);
        scoring.account(unit, Platform.INSTAGRAM, LONG_AGO);
        return unit;
    }

    @Test
    void withFewCasesEveryoneGetsTheMeanOfTheFormula() {
        scoring.cases.put(alfa, responses("3"));
        recount();
        assertThat(component(alfa, Component.SPEED).raw()).isEqualByComparingTo("3.4"); // 1 + 4 · 0.60
        assertThat(component(beta, Component.SPEED).value()).isEqualTo("60.00");
        assertThat(component(gama, Component.COMPLETION).value()).isEqualTo("50.00");
    }

    @Test
    void aMeanOfTenItemsIsMixedIntoBothLeaguesOfAgenciesAndNoOther() {
        scoring.cases.put(alfa, responses("3", "3", "3", "3", "3", "3"));
        scoring.cases.put(beta, responses("12", "12", "12", "12"));
        recount();
        // Σp = 6 + 4 · 0.375 = 7.5 of ten items
        assertThat(component(badan, Component.SPEED).value()).isEqualTo("75.00");
        assertThat(component(beta, Component.SPEED).value()).isEqualTo("56.25"); // (1.5 + 3) / 8
        assertThat(component(gama, Component.SPEED).value()).isEqualTo("60.00");
        assertThat(scoring.recounts.waiting()).isZero();
    }

    @Test
    void anAnswerMovesTheMeanAndWithItEveryScoreItIsMixedInto() {
        scoring.cases.put(alfa, responses("3", "3", "3", "3", "3", "3", "3", "3", "3", null));
        recount();
        assertThat(component(badan, Component.SPEED).value()).isEqualTo("90.00");
        scoring.cases.put(alfa, responses("3", "3", "3", "3", "3", "3", "3", "3", "3", "4"));
        scoring.recounts.mark(List.of(alfa), List.of(Sample.MONDAY));
        scoring.recounts.recountStale(NOW);
        assertThat(component(badan, Component.SPEED).value()).isEqualTo("100.00");
    }

    @Test
    void withoutAnythingToRepeatTheOtherWeightsOfTheLeagueAreScaledToOneHundred() {
        scoring.reposts.put(
                gama,
                new RepostFacts.Items(List.of(new Duty(7, Sample.at(1, "09:00"), Sample.MONDAY, null)), List.of()));
        recount();
        assertThat(weights(alfa)).doesNotContain("15.00").hasSize(5);
        assertThat(weights(gama)).contains("15.79").hasSize(6); // 15 of 95: no patrol
        assertThat(weights(alfa).stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("100");
    }

    @Test
    void everyRowIsKeptAndTheRowsSumToWhatIsShown() {
        scoring.cases.put(
                alfa,
                new Items(
                        List.of(new Response("SBG-2026-000482", Sample.MONDAY, new BigDecimal("6"))),
                        List.of(new Resolution("SBG-2026-000481", Sample.MONDAY, Outcome.LATE)),
                        List.of(),
                        List.of()));
        scoring.slots.put(alfa, WorkedDuties.slots(18, 30));
        scoring.reposts.put(
                alfa,
                new RepostFacts.Items(
                        List.of(new Duty(12, Sample.at(1, "09:00"), Sample.MONDAY, Duration.ofHours(30))),
                        WorkedDuties.peers(2)));
        recount();
        UnitScore score = scoring.rankings.score(alfa, PERIOD).orElseThrow();
        assertThat(score.items(Component.SPEED))
                .extracting(ScoreItem::subject, ScoreItem::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("SBG-2026-000482", ItemReason.ANSWERED),
                        org.assertj.core.groups.Tuple.tuple(null, ItemReason.LEAGUE_MEAN));
        assertThat(score.items(Component.PATROL)).hasSize(30);
        score.standing()
                .components()
                .forEach(component -> assertThat(ContentScoring.sum(score.items(component.component())))
                        .as(component.component().name())
                        .isEqualByComparingTo(component.raw()));
        assertThat(score.standing().components().stream()
                        .map(ComponentScore::points)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(score.standing().total());
    }

    /** Whatever order facts arrive in, and however often one looks meanwhile. */
    @Test
    void liveEqualsAFullRecount() {
        Random random = new Random(11);
        List<UnitId> all = List.of(alfa, beta, badan, gama);
        for (int step = 0; step < 25; step++) {
            UnitId one = all.get(random.nextInt(all.size()));
            scoring.cases.put(one, arbitrary(random));
            if (random.nextBoolean()) {
                scoring.slots.put(one, WorkedDuties.slots(random.nextInt(31), 30));
            }
            scoring.recounts.mark(List.of(one), List.of(Sample.MONDAY));
            scoring.recounts.recountStale(NOW);
        }
        List<UnitScore> live = scores(all);
        scoring.sql
                .sql("truncate scoring.pool_mean, scoring.score, scoring.score_component, scoring.score_item")
                .update();
        recount();
        assertThat(scores(all))
                .usingRecursiveComparison()
                .ignoringFields("standing.computedAt")
                .ignoringFieldsMatchingRegexes(".*computedAt")
                .isEqualTo(live);
    }

    private List<UnitScore> scores(List<UnitId> units) {
        return units.stream()
                .map(unit -> scoring.rankings.score(unit, PERIOD).orElseThrow())
                .toList();
    }

    private static Items arbitrary(Random random) {
        List<Response> responses = new ArrayList<>();
        for (int i = random.nextInt(9); i > 0; i--) {
            BigDecimal hours = random.nextInt(4) == 0 ? null : new BigDecimal(random.nextInt(300)).movePointLeft(1);
            responses.add(new Response("R-" + i, Sample.MONDAY.plusDays(random.nextInt(14)), hours));
        }
        List<Resolution> resolutions = IntStream.range(0, random.nextInt(9))
                .mapToObj(i -> new Resolution(
                        "S-" + i, Sample.MONDAY, Outcome.values()[random.nextInt(Outcome.values().length)]))
                .toList();
        return new Items(responses, resolutions, List.of(), List.of());
    }

    private static Items responses(String... hours) {
        List<Response> responses = new ArrayList<>();
        for (String one : hours) {
            responses.add(new Response(
                    "SBG-2026-%06d".formatted(responses.size()),
                    Sample.MONDAY,
                    one == null ? null : new BigDecimal(one)));
        }
        return new Items(responses, List.of(), List.of(), List.of());
    }

    private void recount() {
        scoring.recounts.enrol(NOW);
        scoring.recounts.recountStale(NOW);
    }

    private ComponentScore component(UnitId unit, Component component) {
        return scoring.rankings.score(unit, PERIOD).orElseThrow().standing().components().stream()
                .filter(one -> one.component() == component)
                .findFirst()
                .orElseThrow();
    }

    private List<String> weights(UnitId unit) {
        return scoring.rankings.score(unit, PERIOD).orElseThrow().standing().components().stream()
                .map(component -> component.weight().toPlainString())
                .toList();
    }
}
