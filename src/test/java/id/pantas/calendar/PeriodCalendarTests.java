package id.pantas.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PeriodCalendarTests {

    private final PeriodCalendar calendar = new PeriodCalendar(ZoneId.of("Asia/Jakarta"));

    @Test
    void numbersPeriodsAsTheMethodDoes() {
        assertThat(calendar.byId("2026-23").firstDay()).isEqualTo(LocalDate.of(2026, 11, 9));
        assertThat(calendar.byId("2026-23").lastDay()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(calendar.of(LocalDate.of(2026, 11, 23)).id()).isEqualTo("2026-24");
    }

    @Test
    void beginsAtMidnightOfTheRegency() {
        Period period = calendar.byId("2026-23");
        assertThat(period.start()).isEqualTo(Instant.parse("2026-11-08T17:00:00Z"));
        assertThat(calendar.at(Instant.parse("2026-11-08T16:59:59Z")).id()).isEqualTo("2026-22");
        assertThat(period.contains(period.end())).isFalse();
    }

    @Test
    void refusesIdsThatDoNotExist() {
        for (String wrong : new String[] {"2026-00", "2026-28", "2026-1", "26-01", "", "2026-23x"}) {
            assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> calendar.byId(wrong));
        }
    }

    @Property
    void everyDayLiesInExactlyOnePeriodThatItsIdFindsAgain(@ForAll @IntRange(min = 0, max = 36500) int day) {
        LocalDate date = LocalDate.of(2000, 1, 1).plusDays(day);
        Period period = calendar.of(date);
        assertThat(period.firstDay().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(date).isBetween(period.firstDay(), period.lastDay());
        assertThat(calendar.byId(period.id())).isEqualTo(period);
    }

    @Property
    void periodsFollowEachOtherWithoutGap(@ForAll @LongRange(min = 0, max = 4_000_000_000L) long second) {
        Period period = calendar.at(Instant.ofEpochSecond(second));
        Period next = calendar.plus(period, 1);
        assertThat(next.start()).isEqualTo(period.end());
        assertThat(calendar.plus(next, -1)).isEqualTo(period);
    }

    @Property
    void aYearHasTwentySixOrTwentySevenPeriods(@ForAll @IntRange(min = 2000, max = 2099) int year) {
        Period first = calendar.byId(year + "-01");
        Period before = calendar.plus(first, -1);
        assertThat(before.id()).isIn((year - 1) + "-26", (year - 1) + "-27");
    }
}
