package id.pantas.scoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.calendar.Period;
import id.pantas.classifier.ContentClass;
import id.pantas.registry.League;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import id.pantas.scoring.AssumedLabel;
import id.pantas.scoring.Standing;
import id.pantas.scoring.StandingChange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A preview must say exactly what comes if the labels are given. */
class StandingPreviewTests {

    private static final Instant NOW = Sample.at(10, "12:00");
    private static final Instant LONG_AGO = Sample.at(1, "00:00").minus(Duration.ofDays(400));
    private static final String PERIOD = "2026-23";

    private final ScoringDatabase scoring = new ScoringDatabase();
    private final Period period = scoring.calendar.byId(PERIOD);
    private UnitId alfa;
    private UnitId beta;
    private UnitId gama;
    private OfficialAccount alfaAccount;

    @BeforeEach
    void threeUnits() {
        alfa = scoring.unit(League.OPD_LAYANAN, "Dinas Alfa");
        beta = scoring.unit(League.OPD_LAYANAN, "Dinas Beta");
        gama = scoring.unit(League.OPD_LAYANAN, "Dinas Gama");
        alfaAccount = scoring.account(alfa, Platform.INSTAGRAM, LONG_AGO);
        OfficialAccount betaAccount = scoring.account(beta, Platform.INSTAGRAM, LONG_AGO);
        OfficialAccount gamaAccount = scoring.account(gama, Platform.INSTAGRAM, LONG_AGO);
        for (int day = 1; day <= 6; day++) {
            scoring.post(alfaAccount, Sample.at(day, "09:00"), "KINERJA", null);
            if (day <= 4) {
                scoring.post(betaAccount, Sample.at(day, "09:00"), "KINERJA", null);
            }
            if (day <= 1) {
                scoring.post(gamaAccount, Sample.at(day, "09:00"), "KINERJA", null);
            }
        }
        recount();
    }

    @Test
    void saysExactlyWhatComesWhenTheLabelsAreGiven() {
        Map<UnitId, Standing> before = standings();
        Map<Long, AssumedLabel> labels = new HashMap<>();
        scoring.sql
                .sql("select post_id from post.post_fact where unit_id = :unit order by post_id limit 4")
                .param("unit", alfa.value())
                .query(Long.class)
                .list()
                .forEach(post -> labels.put(post, new AssumedLabel(ContentClass.UCAPAN, null)));

        List<StandingChange> changes = scoring.previews.under(period, labels, List.of(alfa), NOW);

        assertThat(standings()).as("a look changes nothing").isEqualTo(before);
        assertThat(changes).extracting(StandingChange::unit).containsExactlyInAnyOrder(alfa, beta);
        labels.keySet()
                .forEach(post -> scoring.sql
                        .sql("update classification.label set content_class = 'UCAPAN' where post_id = :post")
                        .param("post", post)
                        .update());
        scoring.recounts.markAll(PERIOD);
        scoring.recounts.recountStale(NOW);
        Map<UnitId, Standing> after = standings();
        for (StandingChange change : changes) {
            assertThat(change.before())
                    .isEqualByComparingTo(before.get(change.unit()).total());
            assertThat(change.after())
                    .isEqualByComparingTo(after.get(change.unit()).total());
            assertThat(change.rankBefore())
                    .isEqualTo(before.get(change.unit()).place().rank());
            assertThat(change.rankAfter())
                    .isEqualTo(after.get(change.unit()).place().rank());
        }
        assertThat(after.get(gama).place()).isEqualTo(before.get(gama).place());
    }

    @Test
    void sameLabelsChangeNothing() {
        Long post = scoring.sql
                .sql("select min(post_id) from post.post_fact")
                .query(Long.class)
                .single();
        assertThat(scoring.previews.under(
                        period, Map.of(post, new AssumedLabel(ContentClass.KINERJA, null)), List.of(alfa, beta), NOW))
                .isEmpty();
        assertThat(scoring.previews.under(period, Map.of(), List.of(), NOW)).isEmpty();
    }

    private Map<UnitId, Standing> standings() {
        Map<UnitId, Standing> standings = new HashMap<>();
        scoring.rankings
                .standings(PERIOD, League.OPD_LAYANAN)
                .forEach(standing -> standings.put(standing.unit().id(), standing));
        return standings;
    }

    private void recount() {
        scoring.measured.measureAll();
        scoring.recounts.enrol(NOW);
        scoring.recounts.recountStale(NOW);
    }
}
