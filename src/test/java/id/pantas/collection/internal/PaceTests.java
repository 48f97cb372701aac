package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.internal.Pace.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTests {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    private static final Duration FOUR_HOURS = Duration.ofHours(4);

    @ParameterizedTest(name = "{0} posts since {1} h: every {2} regular intervals")
    @CsvSource({
        "10, 240, 1",
        "10, 380, 1",
        "10, 400, 2",
        "8, 1344, 6",
        "10, 950, 2",
        "10, 1200, 6",
        "1, 2, 1",
        "0, 0, 6"
    })
    void anAccountThatPostsDailyIsLookedAtMoreOftenThanOneThatPostsWeekly(int posts, long hours, int every) {
        Rhythm rhythm = posts == 0 ? Rhythm.SILENT : new Rhythm(posts, NOW.minus(Duration.ofHours(hours)));
        assertThat(Pace.every(rhythm, FOUR_HOURS, 1, NOW)).isEqualTo(every);
    }

    @Test
    void anAccountThatFallsSilentIsLookedAtMoreAndMoreRarely() {
        Rhythm daily = new Rhythm(10, NOW.minus(Duration.ofDays(10)));
        assertThat(Pace.every(daily, FOUR_HOURS, 1, NOW)).isEqualTo(1);
        assertThat(Pace.every(daily, FOUR_HOURS, 1, NOW.plus(Duration.ofDays(8))))
                .isEqualTo(2);
        assertThat(Pace.every(daily, FOUR_HOURS, 2, NOW.plus(Duration.ofDays(40))))
                .isEqualTo(6);
    }

    @Test
    void nothingIsKnownOfANewAccountSoItIsLookedAtAtRegularIntervals() {
        assertThat(Pace.every(null, FOUR_HOURS, 6, NOW)).isEqualTo(1);
    }

    @Test
    void stretchesStepByStepUpToOnceADay() {
        assertThat(Pace.stretched(1, FOUR_HOURS, 0)).isEqualTo(1);
        assertThat(Pace.stretched(1, FOUR_HOURS, 1)).isEqualTo(2);
        assertThat(Pace.stretched(2, FOUR_HOURS, 1)).isEqualTo(6);
        assertThat(Pace.stretched(6, FOUR_HOURS, 2)).isEqualTo(6);
        assertThat(Pace.steps(Duration.ofHours(24))).isEqualTo(List.of(1));
        assertThat(Pace.steps(Duration.ofHours(5))).isEqualTo(List.of(1, 2));
    }

    @Property(tries = 1_000)
    void staysWithinItsBoundsAndMorePostsNeverMeanFewerLooks(
            @ForAll @IntRange(min = 1, max = 10) int posts,
            @ForAll @LongRange(min = 0, max = 60L * 86_400) long seconds,
            @ForAll @IntRange(min = 5, max = 86_400) int regularSeconds,
            @ForAll @IntRange(min = 1, max = 6) int current) {
        Duration regular = Duration.ofSeconds(regularSeconds);
        Instant since = NOW.minusSeconds(seconds);
        int every = Pace.every(new Rhythm(posts, since), regular, current, NOW);
        assertThat(Pace.steps(regular)).contains(every);
        assertThat(every == 1 || regular.multipliedBy(every).compareTo(Duration.ofDays(1)) <= 0)
                .isTrue();
        if (posts < 10) {
            assertThat(Pace.every(new Rhythm(posts + 1, since), regular, current, NOW))
                    .isLessThanOrEqualTo(every);
        }
    }

    @Property(tries = 1_000)
    void doesNotSwingToAndFroAtABorder(
            @ForAll @IntRange(min = 1, max = 10) int posts,
            @ForAll @LongRange(min = 0, max = 60L * 86_400) long seconds) {
        Rhythm rhythm = new Rhythm(posts, NOW.minusSeconds(seconds));
        int first = Pace.every(rhythm, FOUR_HOURS, 1, NOW);
        assertThat(Pace.every(rhythm, FOUR_HOURS, first, NOW)).isEqualTo(first);
    }
}
