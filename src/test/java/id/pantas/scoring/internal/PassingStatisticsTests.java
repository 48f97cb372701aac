package id.pantas.scoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.compliance.DecisionRecorded;
import id.pantas.compliance.DecisionSubject;
import id.pantas.post.StatisticsForgotten;
import id.pantas.registry.League;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import id.pantas.scoring.Component;
import id.pantas.scoring.ComponentScore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of Gaung where statistics are forgotten, or must not be computed with. */
class PassingStatisticsTests {

    private static final String PERIOD = "2026-23";
    private static final Instant NOW = Sample.at(10, "12:00");

    private final ScoringDatabase scoring = new ScoringDatabase();
    private UnitId alfa;
    private OfficialAccount youtube;
    private final List<Long> history = new ArrayList<>();
    private final List<Long> posts = new ArrayList<>();

    @BeforeEach
    void aChannelWithAHistory() {
        scoring.passing.add(Platform.YOUTUBE);
        alfa = scoring.unit(League.OPD_LAYANAN, "Alfa");
        youtube = scoring.account(alfa, Platform.YOUTUBE, Instant.parse("2026-01-01T00:00:00Z"));
        for (int i = 1; i <= 20; i++) {
            history.add(scoring.post(youtube, Sample.at(1, "09:00").minus(Duration.ofDays(i)), "KINERJA", 10));
        }
        for (int day = 1; day <= 3; day++) {
            posts.add(scoring.post(youtube, Sample.at(day, "10:00"), "KINERJA", 15));
        }
    }

    @Test
    void aForgottenStatisticChangesNoScoreOfTheOpenPeriod() {
        recount();
        assertThat(resonance()).isEqualTo("75.00");

        forget(history);
        forget(posts);
        recount();

        assertThat(resonance())
                .as("as it was computed while the counts were there")
                .isEqualTo("75.00");
        assertThat(scoring.sql
                        .sql("select count(*) from scoring.measured_post where interactions is not null")
                        .query(Integer.class)
                        .single())
                .as("counts that are kept in another form")
                .isZero();
    }

    @Test
    void aShrinkingBasisDoesNotMoveARatioButAWiderOneDoes() {
        List<Long> late = history.subList(10, 20);
        late.forEach(post -> scoring.sql
                .sql("delete from post.metric_snapshot where post_id = :post")
                .param("post", post)
                .update());
        recount();
        assertThat(resonance()).isEqualTo("75.00");
        for (long post : late) {
            scoring.count(post, published(post).plus(Duration.ofHours(73)), 30);
            scoring.stored(youtube, post);
        }
        recount();
        // ten times 10 and ten times 30 (and the own posts before): the usual is higher now
        String wider = resonance();
        assertThat(wider).isNotEqualTo("75.00");

        forget(late);
        recount();
        assertThat(resonance()).isEqualTo(wider);
    }

    @Test
    void aLaterCountIsNotTakenForTheForgottenOneAt72Hours() {
        recount();
        long post = posts.get(0);
        forget(List.of(post));
        scoring.count(post, published(post).plus(Duration.ofDays(8)), 900);
        scoring.stored(youtube, post);
        scoring.measured.measureAll();
        assertThat(scoring.sql
                        .sql("select interactions from scoring.measured_post where post_id = :post")
                        .param("post", post)
                        .query((row, number) -> String.valueOf(row.getObject(1)))
                        .single())
                .isEqualTo("null");
        recount();
        assertThat(resonance()).isEqualTo("75.00");
    }

    @Test
    void forgettingTwiceIsForgettingOnceAndACountThatIsStillThereStays() {
        recount();
        scoring.listeners.on(new StatisticsForgotten(Platform.YOUTUBE, history));
        assertThat(measured()).as("their snapshots are still there").isEqualTo(23);
        forget(history);
        forget(history);
        assertThat(measured()).isEqualTo(3);
    }

    @Test
    void aPlatformThatForbidsItEntersNoFigureAndItsPostsStillCount() {
        scoring.withheld.add(Platform.YOUTUBE);
        recount();
        assertThat(resonance()).as("neutral, as for an account without counts").isEqualTo("50.00");
        assertThat(measured()).as("no sum is computed at all").isZero();
        assertThat(scoring.sql
                        .sql("select count(*) from scoring.kept_ratio")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(scoring.rankings.score(alfa, PERIOD).orElseThrow().standing().contents())
                .isEqualTo(3);
    }

    @Test
    void switchingItOffRecountsTheOpenPeriodAndLeavesClosedOnesAlone() {
        recount();
        scoring.recounts.markAll("2026-22");
        scoring.recounts.recountStale(NOW);
        String closed = hash("2026-22");
        scoring.withheld.add(Platform.YOUTUBE);
        scoring.withheldFrom = NOW;

        scoring.listeners.on(new DecisionRecorded(Platform.YOUTUBE, DecisionSubject.DERIVED_METRICS, false));
        scoring.recounts.recountStale(NOW);
        assertThat(resonance()).isEqualTo("50.00");
        assertThat(measured()).isZero();

        scoring.recounts.markAll("2026-22");
        scoring.recounts.recountStale(NOW);
        assertThat(hash("2026-22")).as("what was computed while it was allowed").isEqualTo(closed);
    }

    @Test
    void aClearanceConcernsNoScore() {
        recount();
        scoring.listeners.on(new DecisionRecorded(Platform.X, DecisionSubject.CLEARANCE, true));
        assertThat(scoring.recounts.waiting()).isZero();
    }

    private void recount() {
        scoring.recounts.markAll(PERIOD);
        scoring.recounts.recountStale(NOW);
    }

    private void forget(List<Long> forgotten) {
        scoring.sql
                .sql("delete from post.metric_snapshot where post_id = any(:posts)")
                .param("posts", forgotten.toArray(Long[]::new))
                .update();
        scoring.listeners.on(new StatisticsForgotten(Platform.YOUTUBE, forgotten));
    }

    private Instant published(long post) {
        return scoring.sql
                .sql("select published_at from post.post where id = :post")
                .param("post", post)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private int measured() {
        return scoring.sql
                .sql("select count(interactions) from scoring.measured_post")
                .query(Integer.class)
                .single();
    }

    private String hash(String period) {
        return scoring.sql
                .sql("select content_hash from scoring.score where period_id = :period and unit_id = :unit")
                .param("period", period)
                .param("unit", alfa.value())
                .query(String.class)
                .single();
    }

    private String resonance() {
        return scoring.rankings.score(alfa, PERIOD).orElseThrow().standing().components().stream()
                .filter(component -> component.component() == Component.RESONANCE)
                .map(ComponentScore::value)
                .findFirst()
                .orElseThrow()
                .toString();
    }
}
