package id.pantas.scoring.internal;

import static id.pantas.scoring.internal.ContentKind.CAMPURAN;
import static id.pantas.scoring.internal.ContentKind.INFO_LAYANAN;
import static id.pantas.scoring.internal.ContentKind.KINERJA;
import static id.pantas.scoring.internal.ContentKind.LAINNYA;
import static id.pantas.scoring.internal.ContentKind.UCAPAN;
import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.registry.League;
import id.pantas.registry.Platform;
import id.pantas.scoring.Component;
import id.pantas.scoring.ComponentScore;
import id.pantas.scoring.ItemReason;
import id.pantas.scoring.internal.PostFact.Duplicate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentRulesTests {

    private final Sample unit = new Sample();

    @Test
    void ofSixtyGreetingsTwoCount() {
        for (int i = 0; i < 60; i++) {
            unit.add(1 + i % 14, "%02d:00".formatted(6 + i % 15), UCAPAN);
        }
        assertThat(effective()).isEqualByComparingTo("0.20");
        assertThat(reasons(ItemReason.UCAPAN_COUNTED)).isEqualTo(2);
        assertThat(reasons(ItemReason.UCAPAN_LIMIT)).isEqualTo(58);
    }

    @Test
    void greetingsOnEveryPlatformStillAddNoMore() {
        for (int i = 1; i <= 5; i++) {
            PostFact greeting = unit.add(i, "08:00", UCAPAN);
            unit.again(greeting, Duplicate.CROSS_POST, Platform.X, i, "08:01");
            unit.again(greeting, Duplicate.CROSS_POST, Platform.FACEBOOK, i, "08:02");
        }
        assertThat(effective()).isEqualByComparingTo("0.20");
    }

    @Test
    void crossPostsAddUpToThirtyHundredths() {
        PostFact post = unit.add(1, "08:00", KINERJA);
        unit.again(post, Duplicate.CROSS_POST, Platform.X, 1, "08:01");
        unit.again(post, Duplicate.CROSS_POST, Platform.FACEBOOK, 1, "08:02");
        unit.again(post, Duplicate.CROSS_POST, Platform.YOUTUBE, 1, "08:03");
        unit.again(post, Duplicate.REPEAT, Platform.INSTAGRAM, 1, "08:04");
        assertThat(effective()).isEqualByComparingTo("1.30");
        assertThat(reasons(ItemReason.CROSS_POST)).isEqualTo(2);
        assertThat(reasons(ItemReason.CROSS_POST_LIMIT)).isEqualTo(1);
        assertThat(reasons(ItemReason.REPEAT)).isEqualTo(1);
    }

    @Test
    void oneEventInTenPostsCountsOnce() {
        PostFact post = unit.add(1, "08:00", KINERJA);
        for (int i = 0; i < 9; i++) {
            unit.again(post, null, Platform.INSTAGRAM, 1, "1%d:00".formatted(i));
        }
        assertThat(effective()).isEqualByComparingTo("1.00");
        assertThat(reasons(ItemReason.SAME_EVENT)).isEqualTo(9);
    }

    @Test
    void threeOfADayCountAndTheBestOfThem() {
        unit.add(1, "07:00", UCAPAN);
        unit.add(1, "09:00", CAMPURAN);
        unit.add(1, "11:00", KINERJA);
        unit.add(1, "13:00", KINERJA);
        unit.add(1, "15:00", INFO_LAYANAN);
        assertThat(effective()).isEqualByComparingTo("3.00");
        assertThat(reasons(ItemReason.DAY_LIMIT)).isEqualTo(2);
    }

    @Test
    void twoWithinSixtyMinutesCountAndAThirdOnTheHourAfter() {
        unit.add(1, "09:00", KINERJA);
        unit.add(1, "09:30", KINERJA);
        unit.add(1, "09:59", KINERJA);
        assertThat(effective()).isEqualByComparingTo("2.00");
        assertThat(reasons(ItemReason.HOUR_LIMIT)).isEqualTo(1);
        unit.add(1, "10:00", KINERJA);
        assertThat(effective()).isEqualByComparingTo("3.00");
    }

    @Test
    void theHourDoesNotEndAtMidnight() {
        unit.add(1, "23:40", KINERJA);
        unit.add(1, "23:50", KINERJA);
        unit.add(2, "00:10", KINERJA);
        assertThat(effective()).isEqualByComparingTo("2.00");
        assertThat(component(Component.CONSISTENCY).raw()).isEqualByComparingTo("2");
    }

    @Test
    void aBetterPostBetweenTwoPairsTakesNothingAway() {
        unit.add(1, "23:30", KINERJA);
        unit.add(1, "23:31", KINERJA);
        unit.add(2, "00:20", KINERJA);
        unit.add(2, "00:31", KINERJA);
        BigDecimal before = effective();
        unit.add(1, "23:55", ContentKind.TINDAK_LANJUT);
        assertThat(effective()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void threeCopiesCountWithAFifthOfTheirValue() {
        for (int i = 1; i <= 6; i++) {
            unit.copy(i, "08:00", KINERJA, null);
        }
        assertThat(effective()).isEqualByComparingTo("0.60");
        assertThat(reasons(ItemReason.COPY_COUNTED)).isEqualTo(3);
        assertThat(reasons(ItemReason.COPY_LIMIT)).isEqualTo(3);
        assertThat(component(Component.CONSISTENCY).raw()).isZero();
    }

    @Test
    void deletingTheCopyDoesNotMakeItsCrossPostAnOriginal() {
        PostFact copy = unit.copy(1, "08:00", KINERJA, null);
        unit.again(copy, Duplicate.CROSS_POST, Platform.X, 1, "09:00");
        unit.replace(copy, Sample.gone(copy));
        assertThat(effective()).isEqualByComparingTo("0.20");
    }

    @Test
    void anOpenRepostIsNoCopyAndItsCrossPostWithoutItsSourceIs() {
        for (int day = 1; day <= 3; day++) {
            unit.copy(day, "08:00", KINERJA, null);
        }
        PostFact repost = unit.copy(4, "08:00", KINERJA, null);
        unit.replace(repost, Sample.openRepost(repost));
        assertThat(effective()).isEqualByComparingTo("0.60");
        assertThat(reasons(ItemReason.COPY_LIMIT))
                .as("it takes no copy's place")
                .isZero();
        assertThat(reasons(ItemReason.REPOST)).isEqualTo(1);

        unit.again(repost, Duplicate.CROSS_POST, Platform.X, 4, "09:00");
        assertThat(reasons(ItemReason.COPY_COUNTED)).isEqualTo(3);
        assertThat(effective()).isEqualByComparingTo("0.60");
    }

    @Test
    void goneRepostedOlderUnlabelledAndOtherPostsAreWorthNothing() {
        PostFact gone = unit.add(1, "08:00", KINERJA);
        unit.replace(gone, Sample.gone(gone));
        unit.add(2, "08:00", LAINNYA);
        unit.add(3, "08:00", null);
        unit.keep(new PostFact(
                50, Platform.X, "n", Sample.at(4, "08:00"), 50, false, null, true, false, KINERJA, null, null));
        unit.keep(new PostFact(
                51,
                Platform.X,
                "o",
                Sample.at(5, "08:00"),
                7,
                true,
                Duplicate.REPEAT,
                false,
                false,
                KINERJA,
                null,
                null));
        assertThat(effective()).isZero();
        assertThat(items())
                .extracting(item -> item.reason())
                .containsExactly(
                        ItemReason.GONE,
                        ItemReason.NO_VALUE,
                        ItemReason.UNLABELLED,
                        ItemReason.REPOST,
                        ItemReason.EARLIER_PERIOD);
        assertThat(component(Component.RESONANCE).value()).isEqualTo("0.00");
    }

    @Test
    void aCrossPostStandsInForItsDeletedOriginal() {
        PostFact post = unit.add(1, "08:00", KINERJA);
        unit.again(post, Duplicate.CROSS_POST, Platform.X, 2, "09:00");
        unit.replace(post, Sample.gone(post));
        assertThat(effective()).isEqualByComparingTo("1.00");
    }

    @Test
    void aLabelInDoubtCountsAsTheBetterClassAndOpensARange() {
        PostFact post = unit.add(1, "08:00", UCAPAN);
        unit.replace(post, Sample.labelled(post, UCAPAN, KINERJA));
        Result result = score();
        assertThat(result.low()).isLessThan(result.total());
        assertThat(result.high()).isEqualTo(result.total());
        assertThat(items().get(0).contentClass()).isEqualTo("KINERJA");
        assertThat(items().get(0).inDoubt()).isTrue();
    }

    @Test
    void resonanceIsTheMedianOfTheStrongestPlatforms() {
        PostFact first = unit.add(1, "08:00", KINERJA, "0.4");
        PostFact strong = unit.again(first, Duplicate.CROSS_POST, Platform.X, 1, "08:10");
        unit.replace(strong, strong.withRho(new BigDecimal("1.5")));
        unit.add(2, "08:00", KINERJA, "0.5");
        assertThat(component(Component.RESONANCE).value()).isEqualTo("50.00");
        unit.add(3, "08:00", KINERJA, "9");
        assertThat(component(Component.RESONANCE).value()).isEqualTo("75.00");
        unit.add(4, "08:00", KINERJA, "0.7");
        assertThat(component(Component.RESONANCE).raw()).isEqualByComparingTo("1.1");
        assertThat(component(Component.RESONANCE).value()).isEqualTo("55.00");
    }

    @Test
    void gapDaysLeaveTheTargetsProRata() {
        for (int day = 1; day <= 3; day++) {
            unit.add(day, "08:00", KINERJA);
        }
        Result result = new ScoreEngine(Sample.FORMULA, Sample.ZONE)
                .score(unit.posts(), List.of(), Sample.setting(League.DESA), new BigDecimal("7.00"), BigDecimal.ZERO);
        assertThat(result.components().get(0).target()).isEqualTo("2.00");
        assertThat(result.components().get(1).target()).isEqualTo("1.50");
        assertThat(result.components().get(0).value()).isEqualTo("100.00");
    }

    @Test
    void deductionsStopAtZero() {
        Result result = new ScoreEngine(Sample.FORMULA, Sample.ZONE)
                .score(unit.posts(), List.of(), Sample.setting(League.DESA), BigDecimal.ZERO, new BigDecimal("5"));
        assertThat(result.total()).isEqualTo("0.00");
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        List<PostFact> posts = new ArrayList<>(WorkedExampleTests.alfaPosts());
        Result expected = Sample.score(posts, League.OPD_LAYANAN);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(posts, new Random(seed));
            assertThat(Sample.score(posts, League.OPD_LAYANAN)).isEqualTo(expected);
        }
    }

    private Result score() {
        return Sample.score(unit.posts(), League.OPD_LAYANAN);
    }

    private BigDecimal effective() {
        return component(Component.WORK_CONTENT).raw();
    }

    private ComponentScore component(Component component) {
        return score().components().stream()
                .filter(one -> one.component() == component)
                .findFirst()
                .orElseThrow();
    }

    private List<id.pantas.scoring.ScoreItem> items() {
        return score().items().stream()
                .filter(item -> item.component() == Component.WORK_CONTENT)
                .toList();
    }

    private long reasons(ItemReason reason) {
        return items().stream().filter(item -> item.reason() == reason).count();
    }
}
