package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CommentPaceTests {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    @Test
    void aRoundIsMadeTenMinutesBeforeEachPatrol() {
        assertThat(time(CommentPace.beforePatrol(1, at("05:00"), JAKARTA))).isEqualTo("12:50");
        assertThat(time(CommentPace.beforePatrol(1, at("12:50"), JAKARTA))).isEqualTo("16:50");
        assertThat(time(CommentPace.beforePatrol(1, at("18:49"), JAKARTA))).isEqualTo("18:50");
        assertThat(CommentPace.beforePatrol(1, at("20:00"), JAKARTA))
                .isEqualTo(at("12:50").plus(Duration.ofDays(1)));
    }

    @Test
    void thePaceFallsWithThePostsAge() {
        Instant night = at("21:00");
        assertThat(CommentPace.next(night.minus(Duration.ofDays(1)), 1, night, JAKARTA))
                .isEqualTo(night.plus(Duration.ofMinutes(30)));
        assertThat(CommentPace.next(night.minus(Duration.ofDays(4)), 1, night, JAKARTA))
                .isEqualTo(night.plus(Duration.ofHours(6)));
        assertThat(CommentPace.next(night.minus(Duration.ofDays(31)), 1, night, JAKARTA))
                .isNull();
        assertThat(CommentPace.next(null, 1, night, JAKARTA)).isEqualTo(night.plus(Duration.ofMinutes(30)));
    }

    @Property(tries = 300)
    void noPostUnderWatchMissesAPatrol(
            @ForAll @LongRange(min = 0, max = 29 * 86_400) long age,
            @ForAll @LongRange(min = 0, max = 400L * 86_400) long second,
            @ForAll @DoubleRange(min = 0, max = 1) double place) {
        Instant now = at("00:00").plusSeconds(second);
        Instant next = CommentPace.next(now.minusSeconds(age), place, now, JAKARTA);
        assertThat(next).isAfter(now).isBeforeOrEqualTo(CommentPace.beforePatrol(place, now, JAKARTA));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + ":00Z").minus(Duration.ofHours(7));
    }

    private static String time(Instant instant) {
        return LocalTime.ofInstant(instant, JAKARTA).toString();
    }
}
