package id.pantas.scoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.classification.PostsLabelled;
import id.pantas.post.PostsGone;
import id.pantas.registry.League;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.scoring.Component;
import id.pantas.scoring.ComponentScore;
import id.pantas.scoring.ItemReason;
import id.pantas.scoring.ScoreItem;
import id.pantas.scoring.ScoreLabel;
import id.pantas.scoring.Standing;
import id.pantas.scoring.StandingStatus;
import id.pantas.scoring.UnitScore;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From rows of other modules to stored scores and ranks, on a real database. */
class RecountTests {

    private static final Instant NOW = Sample.at(10, "12:00");
    private static final Instant LONG_AGO = Sample.at(1, "00:00").minus(Duration.ofDays(400));
    private static final String PERIOD = "2026-23";

    private final ScoringDatabase scoring = new ScoringDatabase();
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
    void aFreshInstallationListsEveryUnit() {
        UnitId silent = scoring.unit(League.OPD_LAYANAN, "Dinas Tanpa Akun");
        scoring.recounts.enrol(NOW);
        assertThat(scoring.recounts.waiting()).isEqualTo(3);
        assertThat(scoring.recounts.recountStale(NOW)).isEqualTo(3);
        assertThat(scoring.recounts.waiting()).isZero();
        List<Standing> standings = scoring.rankings.standings(PERIOD, League.OPD_LAYANAN);
        assertThat(standings).hasSize(3);
        assertThat(standings.get(0).place()).isEqualTo(new Standing.Place(1, 2, 1, 1));
        assertThat(standings.get(1).place()).isEqualTo(new Standing.Place(1, 2, 1, 1));
        assertThat(standings.get(2).unit().id()).isEqualTo(silent);
        assertThat(standings.get(2).status()).isEqualTo(StandingStatus.NO_ACCOUNT);
        assertThat(standings.get(2).total()).isNull();
    }

    @Test
    void scoresPostsOfThePeriodAndKeepsARowForEach() {
        for (int day = 1; day <= 4; day++) {
            scoring.post(alfaAccount, Sample.at(day, "09:00"), "KINERJA", null);
        }
        scoring.post(alfaAccount, Sample.at(5, "09:00"), "UCAPAN", null);
        scoring.post(alfaAccount, Sample.at(5, "10:00"), null, null);
        scoring.post(alfaAccount, Sample.at(1, "00:00").minusSeconds(1), "KINERJA", null);
        recount();
        UnitScore score = scoring.rankings.score(alfa, PERIOD).orElseThrow();
        assertThat(score.items(Component.WORK_CONTENT)).hasSize(6);
        assertThat(score.posts()).hasSize(6);
        ComponentScore content = score.standing().components().get(0);
        assertThat(content.raw()).isEqualByComparingTo("4.10");
        assertThat(content.value()).isEqualTo("41.00");
        assertThat(content.points()).isEqualTo("22.55");
        assertThat(score.standing().total()).isEqualTo("46.84"); // 22.55 + 25 · 4/7 + 10.00
        assertThat(score.standing().ucapanShare()).isEqualTo("0.2000");
        assertThat(score.formulaVersion()).isEqualTo("1.0");
        assertThat(score.standing().place()).isEqualTo(new Standing.Place(1, 2, 1, 1));
    }

    @Test
    void comparesReactionsWithTheAccountsOwnPast() {
        for (int i = 1; i <= 12; i++) {
            scoring.post(alfaAccount, Sample.at(1, "09:00").minus(Duration.ofDays(i)), "KINERJA", i == 12 ? 9000 : 20);
        }
        for (int day = 1; day <= 3; day++) {
            scoring.post(alfaAccount, Sample.at(day, "09:00"), "KINERJA", 30);
        }
        recount();
        Standing standing = scoring.rankings.score(alfa, PERIOD).orElseThrow().standing();
        assertThat(standing.components().get(2).raw()).isEqualByComparingTo("1.5");
        assertThat(standing.components().get(2).value()).isEqualTo("75.00");
    }

    @Test
    void comparesYoungPostsAtTheirAgeAndOnlyThen() {
        for (int i = 1; i <= 10; i++) {
            Instant at = Sample.at(1, "09:00").minus(Duration.ofDays(i));
            long post = scoring.post(alfaAccount, at, "KINERJA", 1000);
            scoring.count(post, at.plus(Duration.ofHours(i == 10 ? 40 : 11)), 10);
        }
        for (int day = 7; day <= 9; day++) {
            Instant at = Sample.at(day, "09:00");
            scoring.count(scoring.post(alfaAccount, at, "KINERJA", null), at.plus(Duration.ofHours(10)), 20);
        }
        recount();
        assertThat(resonance()).isEqualTo("50.00"); // only nine earlier posts have a count of that age
        long tenth = scoring.sql
                .sql("select min(id) + 9 from post.post")
                .query(Long.class)
                .single();
        scoring.count(tenth, Sample.at(1, "09:00").minus(Duration.ofDays(10)).plus(Duration.ofHours(9)), 10);
        scoring.stored(alfaAccount, tenth);
        scoring.recounts.recountStale(NOW);
        assertThat(resonance()).isEqualTo("100.00");
    }

    @Test
    void countsOnlyTheNewestPostsOfAnAccountAsUsualForIt() {
        for (int i = 1; i <= 150; i++) {
            Instant at = Sample.at(1, "00:00").minus(Duration.ofHours(i));
            scoring.post(alfaAccount, at, "KINERJA", i <= 50 ? 20 : i <= 100 ? 40 : 9000);
        }
        for (int day = 1; day <= 3; day++) {
            scoring.post(alfaAccount, Sample.at(day, "09:00"), "KINERJA", 30);
        }
        recount();
        // before the second: 50 times 20, 30, 49 times 40, of which the middle half sums to 1490
        assertThat(resonance()).isEqualTo("50.34");
    }

    @Test
    void aCountThatArrivesLateReplacesOnlyALaterOne() {
        Instant at = Sample.at(1, "09:00");
        long post = scoring.post(alfaAccount, at, "KINERJA", null);
        List<Integer> hours = List.of(90, 100, 75, 80, 71, 72);
        List<Integer> expected = List.of(90, 90, 75, 75, 75, 72);
        for (int i = 0; i < hours.size(); i++) {
            scoring.count(post, at.plus(Duration.ofHours(hours.get(i))), hours.get(i));
            scoring.stored(alfaAccount, post);
            assertThat(measured()).containsExactly((long) expected.get(i));
        }
        assertThat(scoring.measured.measureAll()).isZero();
        scoring.sql.sql("truncate scoring.measured_post").update();
        assertThat(scoring.measured.measureAll()).isEqualTo(1);
        assertThat(measured()).containsExactly(72L);
    }

    private List<Long> measured() {
        return scoring.sql
                .sql("select interactions from scoring.measured_post")
                .query(Long.class)
                .list();
    }

    @Test
    void noCountIsTooLargeToBeCompared() {
        long post = scoring.post(alfaAccount, Sample.at(1, "09:00"), "KINERJA", null);
        scoring.sql
                .sql("insert into post.metric_snapshot (post_id, taken_at, likes, comments, shares)"
                        + " select id, published_at + interval '80 hours', m, m, m"
                        + " from post.post cross join (select 9223372036854775807 as m) g")
                .update();
        scoring.stored(alfaAccount, post);
        assertThat(scoring.recounts.recountStale(NOW)).isEqualTo(1);
        assertThat(measured()).containsExactly(6_000_000_000_000_000L);
    }

    @Test
    void aUnitWhoseFirstPostsHaveNoLabelYetHasNoScore() {
        long first = scoring.post(alfaAccount, Sample.at(1, "09:00"), null, null);
        long second = scoring.post(alfaAccount, Sample.at(2, "09:00"), null, null);
        recount();
        Standing counting = standing(alfa, PERIOD);
        assertThat(counting.status()).isEqualTo(StandingStatus.COUNTING);
        assertThat(counting.total()).isNull();
        assertThat(counting.label()).isNull();
        assertThat(counting.place()).isNull();
        assertThat(standing(beta, PERIOD).place()).isEqualTo(new Standing.Place(1, 1, 1, 1));
        scoring.recounts.enrol(NOW);
        assertThat(scoring.recounts.waiting()).isZero();

        scoring.label(first, "KINERJA", "UCAPAN", false);
        scoring.listeners.on(new PostsLabelled(alfa, List.of(first)));
        scoring.recounts.recountStale(NOW);
        assertThat(standing(alfa, PERIOD).status()).isEqualTo(StandingStatus.RANKED);
        assertThat(standing(alfa, PERIOD).place()).isEqualTo(new Standing.Place(1, 2, 1, 1));
        scoring.label(second, "KINERJA", "UCAPAN", false);
        scoring.listeners.on(new PostsLabelled(alfa, List.of(second)));
        scoring.recounts.recountStale(NOW);
        assertThat(standing(alfa, PERIOD).activeDays()).isEqualTo(2);
    }

    private BigDecimal resonance() {
        return scoring.rankings
                .score(alfa, PERIOD)
                .orElseThrow()
                .standing()
                .components()
                .get(2)
                .value();
    }

    @Test
    void writesNothingWhenNothingChanged() {
        scoring.post(alfaAccount, Sample.at(1, "09:00"), "KINERJA", null);
        recount();
        String before = rows();
        scoring.recounts.markAll(PERIOD);
        assertThat(scoring.recounts.recountStale(NOW.plusSeconds(60))).isEqualTo(2);
        assertThat(rows()).isEqualTo(before);
        scoring.recounts.enrol(NOW.plusSeconds(90));
        assertThat(scoring.recounts.waiting()).isZero();
    }

    private String rows() {
        return scoring.sql.sql("""
                        select string_agg(unit_id || ' ' || xmin || ' ' || computed_at, ',' order by unit_id)
                          from scoring.score""").query(String.class).single();
    }

    @Test
    void aRecountAfterEveryEventEqualsOneRecountOfEverything() {
        Random random = new Random(20261109);
        recount();
        List<String> labels = List.of("KINERJA", "UCAPAN", "INFO_LAYANAN", "CAMPURAN", "LAINNYA");
        List<Long> posts = new ArrayList<>();
        Map<Long, OfficialAccount> owners = new HashMap<>();
        for (int step = 0; step < 150; step++) {
            OfficialAccount account = random.nextBoolean() ? alfaAccount : betaAccount;
            Instant at = Sample.at(1, "00:00").plus(Duration.ofMinutes(random.nextInt(40 * 24 * 60) - 30L * 24 * 60));
            Integer likes = random.nextInt(4) == 0 ? null : random.nextInt(50);
            long post = scoring.post(account, at, labels.get(random.nextInt(5)), likes);
            posts.add(post);
            owners.put(post, account);
            scoring.stored(account, post);
            if (random.nextInt(3) == 0) {
                scoring.sql
                        .sql("update post.post set gone_at = :at where id = :id")
                        .param("at", StaleScores.utc(NOW))
                        .param("id", post)
                        .update();
                scoring.listeners.on(new PostsGone(account.unit(), List.of(post)));
            } else if (random.nextInt(3) == 0) {
                scoring.label(post, "UCAPAN", "KINERJA", true);
                scoring.listeners.on(new PostsLabelled(account.unit(), List.of(post)));
            }
            long counted = posts.get(random.nextInt(posts.size())); // once more, at any age, in any order
            scoring.sql
                    .sql("insert into post.metric_snapshot (post_id, taken_at, likes, comments)"
                            + " select id, published_at + :age * interval '1 minute', :likes, :comments"
                            + " from post.post where id = :id on conflict do nothing")
                    .param("age", random.nextInt(100 * 60))
                    .param("likes", random.nextInt(3) == 0 ? null : random.nextInt(50), Types.BIGINT)
                    .param("comments", random.nextInt(3) == 0 ? null : random.nextInt(9), Types.BIGINT)
                    .param("id", counted)
                    .update();
            scoring.stored(owners.get(counted), counted);
            scoring.recounts.recountStale(NOW);
        }
        String live = everything();
        scoring.sql
                .sql("truncate scoring.score, scoring.score_component, scoring.score_item, scoring.measured_post")
                .update();
        for (String period : List.of("2026-20", "2026-21", "2026-22", "2026-23")) {
            scoring.recounts.markAll(period);
        }
        scoring.recounts.recountStale(NOW);
        assertThat(everything()).isEqualTo(live);
        assertItemsSumToComponents();
    }

    private String everything() {
        return scoring.sql.sql("""
                        select string_agg(concat_ws(' ', period_id, unit_id, total, low, high, rank, ranked_of, band_from,
                                                    band_to, league_rank, ucapan_share, content_hash), E'\\n'
                                          order by period_id, unit_id)
                          from scoring.score where total > 0
                        """).query(String.class).single();
    }

    private void assertItemsSumToComponents() {
        Long wrong = scoring.sql.sql("""
                        select count(*) from scoring.score_component c
                         where c.raw <> coalesce((select sum(i.value) from scoring.score_item i
                                  where i.period_id = c.period_id and i.unit_id = c.unit_id
                                    and i.component = c.component), 0)
                        """).query(Long.class).single();
        assertThat(wrong).isZero();
        Long wrongTotals = scoring.sql.sql("""
                        select count(*) from scoring.score s
                         where s.total <> (select sum(points) from scoring.score_component c
                                  where c.period_id = s.period_id and c.unit_id = s.unit_id)
                        """).query(Long.class).single();
        assertThat(wrongTotals).isZero();
    }

    @Test
    void aMarkMadeWhileRecountingIsKept() {
        recount();
        long post = scoring.post(alfaAccount, Sample.at(2, "09:00"), null, null);
        scoring.stale.mark(Map.of(alfa, List.of(post)), Map.of(), NOW);
        scoring.recounts.recountStale(NOW);
        scoring.label(post, "KINERJA", "UCAPAN", false);
        scoring.stale.markPeriodsOf(alfa, List.of(post));
        scoring.stale.markPeriodsOf(alfa, List.of(post));
        assertThat(scoring.recounts.waiting()).isEqualTo(1);
        scoring.recounts.recountStale(NOW);
        List<ScoreItem> items =
                scoring.rankings.score(alfa, PERIOD).orElseThrow().items(Component.WORK_CONTENT);
        assertThat(items.get(0).reason()).isEqualTo(ItemReason.COUNTED);
    }

    @Test
    void countsTheContentOfAnEarlierPeriodNotAgain() {
        long before = scoring.post(alfaAccount, Sample.at(1, "00:00").minusSeconds(60), "KINERJA", null);
        long repeat = scoring.post(alfaAccount, Sample.at(1, "08:00"), "KINERJA", null);
        scoring.sql
                .sql("update post.post set cluster_id = :c, duplicate = 'REPEAT', duplicate_of = :c where id = :id")
                .param("c", before)
                .param("id", repeat)
                .update();
        recount();
        assertThat(scoring.rankings
                        .score(alfa, PERIOD)
                        .orElseThrow()
                        .items(Component.WORK_CONTENT)
                        .get(0)
                        .reason())
                .isEqualTo(ItemReason.EARLIER_PERIOD);
    }

    @Test
    void newcomersAreIntroducedForTwoPeriodsExceptInAFreshInstallation() {
        UnitId fresh = scoring.unit(League.OPD_LAYANAN, "Dinas Segar");
        scoring.account(fresh, Platform.X, NOW);
        recount();
        assertThat(standing(fresh, PERIOD).status()).isEqualTo(StandingStatus.RANKED);

        Instant later = NOW.plus(Duration.ofDays(14));
        UnitId newcomer = scoring.unit(League.OPD_LAYANAN, "Dinas Baru");
        scoring.account(newcomer, Platform.X, later);
        for (int periods = 0; periods < 3; periods++) {
            Instant at = later.plus(Duration.ofDays(14L * periods));
            scoring.recounts.enrol(at);
            scoring.recounts.recountStale(at);
            Standing standing = standing(newcomer, scoring.calendar.at(at).id());
            assertThat(standing.status()).isEqualTo(periods < 2 ? StandingStatus.INTRODUCTION : StandingStatus.RANKED);
            assertThat(standing.place() == null).isEqualTo(periods < 2);
            assertThat(standing.total()).isNotNull();
        }
    }

    @Test
    void theLowestLabelIsPublicAfterTwoPeriods() {
        recount();
        assertThat(standing(alfa, PERIOD).label()).isEqualTo(ScoreLabel.PERLU_PENDAMPINGAN);
        assertThat(standing(alfa, PERIOD).labelPublic()).isFalse();
        Instant later = NOW.plus(Duration.ofDays(14));
        scoring.recounts.enrol(later);
        scoring.recounts.recountStale(later);
        assertThat(standing(alfa, "2026-24").labelPublic()).isTrue();
        assertThat(scoring.rankings.periods(later))
                .extracting(period -> period.id())
                .containsExactly("2026-24", "2026-23");
    }

    @Test
    void villagesAreRankedInsideTheirKecamatan() {
        UnitId north = scoring.unit(League.KECAMATAN, "Kecamatan Utara");
        UnitId south = scoring.unit(League.KECAMATAN, "Kecamatan Selatan");
        int posts = 0;
        for (UnitId parent : List.of(north, north, south)) {
            UnitId village = scoring.unit(League.DESA, "Desa " + posts, parent);
            OfficialAccount account = scoring.account(village, Platform.FACEBOOK, LONG_AGO);
            for (int day = 1; day <= 3 - posts; day++) {
                scoring.post(account, Sample.at(day, "09:00"), "KINERJA", null);
            }
            posts++;
        }
        recount();
        List<Standing> league = scoring.rankings.standings(PERIOD, League.DESA);
        assertThat(league).extracting(one -> one.place().rank()).containsExactly(1, 2, 1);
        assertThat(league).extracting(one -> one.leaguePlace().rank()).containsExactly(1, 2, 3);
        assertThat(scoring.rankings.standingsIn(PERIOD, north)).hasSize(2);
        assertThat(scoring.rankings.best(PERIOD, League.DESA, 2)).hasSize(2);
    }

    @Test
    void aDissolvedUnitLeavesTheRunningRanking() {
        recount();
        Unit old = scoring.units.get(beta);
        scoring.units.put(
                beta,
                new Unit(
                        beta,
                        old.kind(),
                        old.league(),
                        old.name(),
                        old.shortName(),
                        old.slug(),
                        old.parent(),
                        null,
                        false));
        scoring.recounts.enrol(NOW);
        scoring.recounts.recountStale(NOW);
        List<Standing> left = scoring.rankings.standings(PERIOD, League.OPD_LAYANAN);
        assertThat(left).extracting(one -> one.unit().id()).containsExactly(alfa);
        assertThat(left.get(0).place()).isEqualTo(new Standing.Place(1, 1, 1, 1));
    }

    @Test
    void showsThePeriodBeforeWhileTheOpenOneIsEmpty() {
        scoring.post(alfaAccount, Sample.at(2, "09:00"), "KINERJA", null);
        recount();
        Instant later = Sample.at(15, "01:00");
        scoring.recounts.enrol(later);
        scoring.recounts.recountStale(later);
        assertThat(scoring.rankings.shown(later).period().id()).isEqualTo(PERIOD);
        assertThat(scoring.rankings.shown(later).instead()).isTrue();
        scoring.stored(alfaAccount, scoring.post(alfaAccount, Sample.at(15, "00:30"), "KINERJA", null));
        scoring.recounts.recountStale(later);
        assertThat(scoring.rankings.shown(later).instead()).isFalse();
        assertThat(scoring.rankings.progress("2026-24").withContent()).isEqualTo(1);
    }

    @Test
    void anUnknownPeriodIsEmpty() {
        assertThat(scoring.rankings.standings("1999-99", League.DESA)).isEmpty();
        assertThat(scoring.rankings.standings("x' or true --", League.DESA)).isEmpty();
        assertThat(scoring.rankings.score(alfa, "2026-23")).isEmpty();
    }

    private Standing standing(UnitId unit, String period) {
        return scoring.rankings.score(unit, period).orElseThrow().standing();
    }

    private void recount() {
        scoring.measured.measureAll();
        scoring.recounts.enrol(NOW);
        scoring.recounts.recountStale(NOW);
    }
}
