package id.pantas.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import id.pantas.classifier.ContentClass;
import id.pantas.registry.UnitId;
import id.pantas.review.BlindSamples.Line;
import id.pantas.review.BlindSamples.Progress;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Blind double labelling, from the lot to what it does to ranks. */
class SampleTests extends ReviewDatabase {

    private static final String MONDAY = "2026-11-16T00:00:00Z"; // 07.00 in Jakarta
    private static final ContentClass[] CLASSES = ContentClass.values();

    @Autowired
    BlindSamples samples;

    private UnitId health;

    @BeforeEach
    void aWeekOfPosts() {
        empty();
        staff("ani", "budi");
        health = agency("Dinas Kesehatan", "Dinkes");
        for (int i = 0; i < 80; i++) {
            String label = CLASSES[i % 5].name();
            published(health, PUBLISHED.plus(Duration.ofMinutes(i)), "Unggahan nomor " + i, label, null);
        }
        turnTo(MONDAY);
    }

    @Test
    void fiftyPostsOfTheLastWeekAreDrawnOnceForTwoPeople() {
        assertThat(samples.drawDue(Instant.parse("2026-11-15T22:59:00Z")))
                .as("Monday 05.59")
                .isFalse();
        assertThat(samples.drawDue(clock.instant())).isTrue();
        assertThat(samples.drawDue(clock.instant())).isFalse();
        Progress drawn = samples.open().get(0);
        assertThat(drawn.week()).isEqualTo(LocalDate.of(2026, 11, 9));
        assertThat(drawn.posts()).isEqualTo(50);
        assertThat(List.of(drawn.readerOne(), drawn.readerTwo())).containsExactlyInAnyOrder("ani", "budi");
        assertThat(lines(drawn, "ani")).isEqualTo(lines(drawn, "budi")).allMatch(line -> line.read() == null);
        assertThat(samples.sheet(drawn.sample(), "citra")).isEmpty();
    }

    @Test
    void aWeekWithTooFewPostsOrOneReviewerGetsNoSample() {
        database.sql(
                        "delete from classification.label where post_id > (select min(post_id) + 18 from classification.label)")
                .update();
        assertThat(samples.drawDue(clock.instant())).isFalse();
        empty();
        staff("ani");
        turnTo(MONDAY);
        assertThat(samples.drawDue(clock.instant())).isFalse();
    }

    @Test
    void neitherReaderSeesWhatTheOtherRead() {
        Progress drawn = drawn();
        samples.read(drawn.sample(), 1, "ani", ContentClass.KINERJA);
        assertThat(lines(drawn, "ani").get(0).read()).isEqualTo(ContentClass.KINERJA);
        assertThat(lines(drawn, "budi").get(0).read()).isNull();
        samples.takeBack(drawn.sample(), 1, "ani");
        assertThat(lines(drawn, "ani").get(0).read()).isNull();
    }

    @Test
    void goodAgreementIsPublishedAndLabelsKeepMovingRanks() {
        Progress drawn = drawn();
        read(drawn, "ani", 0);
        assertThat(samples.results(5)).isEmpty();
        read(drawn, "budi", 5);
        SampleResult result = samples.results(5).get(0);
        assertThat(result.posts()).isEqualTo(50);
        assertThat(result.readers().observed()).isEqualByComparingTo("0.9");
        assertThat(result.kappa()).isCloseTo(new BigDecimal("0.87"), within(new BigDecimal("0.02")));
        assertThat(result.sufficient()).isTrue();
        assertThat(result.oneAndModel().texts()).isEqualTo(50);
        assertThat(trust.holds(clock.instant())).isTrue();
        assertThat(trust.at(clock.instant())).isPresent();
        assertThat(samples.open()).isEmpty();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> samples.read(drawn.sample(), 1, "ani", ContentClass.UCAPAN));
    }

    @Test
    void poorAgreementStopsLabelsFromMovingRanksUntilANewSampleIsBetter() {
        Progress poor = drawn();
        read(poor, "ani", 0);
        read(poor, "budi", 25);
        assertThat(samples.results(1).get(0).kappa()).isLessThan(new BigDecimal("0.70"));
        assertThat(trust.holds(clock.instant())).isFalse();

        for (int i = 0; i < 60; i++) {
            Instant at = PUBLISHED.plus(Duration.ofDays(7)).plus(Duration.ofMinutes(i));
            published(health, at, "Unggahan pekan kedua " + i, CLASSES[i % 5].name(), null);
        }
        turnTo("2026-11-23T00:00:00Z");
        Progress better = drawn();
        read(better, "ani", 0);
        assertThat(trust.holds(clock.instant())).as("not complete yet").isFalse();
        read(better, "budi", 0);
        assertThat(trust.holds(clock.instant())).isTrue();
        assertThat(samples.results(5))
                .extracting(SampleResult::week)
                .containsExactly(LocalDate.of(2026, 11, 16), LocalDate.of(2026, 11, 9));
    }

    @Test
    void aPostThatCanNoLongerBeReadHoldsNobodyUp() {
        Progress drawn = drawn();
        read(drawn, "ani", 0);
        List<Line> lines = lines(drawn, "budi");
        lines.subList(0, 49).forEach(line -> samples.read(drawn.sample(), line.position(), "budi", classOf(line, 0)));
        database.sql("delete from post.post where id = ?")
                .param(lines.get(49).post())
                .update();
        assertThat(samples.sheet(drawn.sample(), "budi").orElseThrow().lines()).hasSize(49);
        assertThat(samples.results(1).get(0).posts()).isEqualTo(49);
    }

    @Test
    void somebodyElseMayTakeAPlaceThatWasNotBegun() {
        Progress drawn = drawn();
        samples.read(drawn.sample(), 1, "ani", ContentClass.KINERJA);
        assertThat(samples.takeOver(drawn.sample(), "ani", "citra"))
                .as("has begun")
                .isFalse();
        assertThat(samples.takeOver(drawn.sample(), "budi", "ani"))
                .as("would read both")
                .isFalse();
        assertThat(samples.takeOver(drawn.sample(), "budi", "citra")).isTrue();
        assertThat(samples.sheet(drawn.sample(), "citra")).isPresent();
        assertThat(samples.sheet(drawn.sample(), "budi")).isEmpty();
    }

    private Progress drawn() {
        assertThat(samples.drawDue(clock.instant())).isTrue();
        return samples.open().get(0);
    }

    private List<Line> lines(Progress drawn, String reader) {
        return samples.sheet(drawn.sample(), reader).orElseThrow().lines();
    }

    /** Reads everything as its label is, but for the first {@code wrong}. */
    private void read(Progress drawn, String reader, int wrong) {
        int place = 0;
        for (Line line : lines(drawn, reader)) {
            samples.read(drawn.sample(), line.position(), reader, classOf(line, place++ < wrong ? 1 : 0));
        }
    }

    private ContentClass classOf(Line line, int aside) {
        return CLASSES[(label(line.post()).contentClass().ordinal() + aside) % CLASSES.length];
    }
}
