package id.pantas.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Computed by hand with a calendar of the wall, Asia/Jakarta; 16 November 2026 is a Monday. */
class WorkingCalendarTests {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    /** Of the joint decrees for 2025 and 2026, and New Year's Day of 2027. */
    private static final Set<LocalDate> DAYS_OFF = Stream.of(
                    "2025-03-28",
                    "2025-03-31",
                    "2025-04-01",
                    "2025-04-02",
                    "2025-04-03",
                    "2025-04-04",
                    "2025-04-07",
                    "2026-02-16",
                    "2026-02-17",
                    "2026-03-18",
                    "2026-03-19",
                    "2026-03-20",
                    "2026-03-21",
                    "2026-03-22",
                    "2026-03-23",
                    "2026-03-24",
                    "2026-04-03",
                    "2026-05-01",
                    "2026-05-14",
                    "2026-05-15",
                    "2026-05-27",
                    "2026-05-28",
                    "2026-06-01",
                    "2026-06-16",
                    "2026-08-17",
                    "2026-08-25",
                    "2026-12-24",
                    "2026-12-25",
                    "2027-01-01")
            .map(LocalDate::parse)
            .collect(Collectors.toUnmodifiableSet());

    private static final List<WorkingSeason> RAMADAN = List.of(
            new WorkingSeason(LocalDate.parse("2025-03-01"), LocalDate.parse("2025-03-30"), WorkingWeek.RAMADAN),
            new WorkingSeason(LocalDate.parse("2026-02-19"), LocalDate.parse("2026-03-20"), WorkingWeek.RAMADAN));

    private final WorkingCalendar calendar = new WorkingCalendar(JAKARTA, WorkingWeek.ORDINARY, RAMADAN, DAYS_OFF);

    @ParameterizedTest(name = "{0} plus {1} is {2}")
    @CsvSource(textBlock = """
            # within a day, and over lunch
            2026-11-16T08:00, PT1H, 2026-11-16T09:00
            2026-11-16T08:00, PT4H, 2026-11-16T12:00
            2026-11-16T08:00, PT4H1M, 2026-11-16T13:01
            2026-11-16T11:30, PT1H, 2026-11-16T13:30
            2026-11-16T12:00, PT1H, 2026-11-16T14:00
            2026-11-16T12:30, PT1H, 2026-11-16T14:00
            2026-11-16T12:59, PT1M, 2026-11-16T13:01
            2026-11-16T13:00, PT3H, 2026-11-16T16:00
            2026-11-16T15:00, PT1H, 2026-11-16T16:00
            2026-11-16T07:30, PT7H30M, 2026-11-16T16:00
            2026-11-20T10:30, PT1H, 2026-11-20T11:30
            2026-11-20T11:00, PT1H, 2026-11-20T13:30
            2026-11-20T12:00, PT1H, 2026-11-20T14:00
            2026-11-20T15:30, PT1H, 2026-11-20T16:30
            # before the office opens
            2026-11-16T00:00, PT1H, 2026-11-16T08:30
            2026-11-16T07:00, PT30M, 2026-11-16T08:00
            # over the night
            2026-11-16T15:00, PT2H, 2026-11-17T08:30
            2026-11-16T16:00, PT1M, 2026-11-17T07:31
            2026-11-16T16:30, PT1H, 2026-11-17T08:30
            2026-11-16T23:59, PT1H, 2026-11-17T08:30
            2026-11-16T07:30, PT8H, 2026-11-17T08:00
            2026-11-19T15:30, PT1H, 2026-11-20T08:00
            # over the weekend: Friday 16.30 plus one hour, as others got wrong
            2026-11-20T16:30, PT1H, 2026-11-23T08:30
            2026-11-20T16:00, PT1H, 2026-11-23T08:00
            2026-11-20T17:30, PT1H, 2026-11-23T08:30
            2026-11-20T16:29:59, PT2S, 2026-11-23T07:30:01
            2026-11-20T11:30, PT4H, 2026-11-23T08:00
            2026-11-20T14:00, PT8H, 2026-11-23T14:00
            2026-11-21T10:00, PT1H, 2026-11-23T08:30
            2026-11-22T23:00, PT4H, 2026-11-23T11:30
            # several days
            2026-11-16T08:00, PT24H, 2026-11-19T09:30
            2026-11-19T14:00, PT12H, 2026-11-23T10:00
            # holidays and joint leave
            2026-12-23T15:00, PT2H, 2026-12-28T08:30
            2026-12-24T09:00, PT1H, 2026-12-28T08:30
            2026-08-14T16:00, PT1H, 2026-08-18T08:00
            2026-08-24T15:45, PT30M, 2026-08-26T07:45
            2026-04-30T15:00, PT3H, 2026-05-04T09:30
            2026-05-13T16:00, PT1H, 2026-05-18T08:30
            2026-05-26T14:00, PT4H, 2026-05-29T09:30
            2026-05-29T16:30, PT2H, 2026-06-02T09:30
            2026-06-15T15:00, PT1H30M, 2026-06-17T08:00
            2026-04-02T15:00, PT2H, 2026-04-06T08:30
            2026-02-13T16:00, PT1H, 2026-02-18T08:00
            2026-02-16T10:00, PT1H, 2026-02-18T08:30
            # the turn of the year
            2026-12-31T15:30, PT1H, 2027-01-04T08:00
            2026-12-31T16:00, PT1M, 2027-01-04T07:31
            # the fasting month has its own hours
            2026-02-18T15:30, PT1H, 2026-02-19T08:30
            2026-02-19T07:30, PT1H, 2026-02-19T09:00
            2026-02-19T11:30, PT1H, 2026-02-19T13:00
            2026-02-19T14:30, PT1H, 2026-02-20T08:30
            2026-02-20T11:00, PT1H, 2026-02-20T13:00
            2026-02-20T15:00, PT1H, 2026-02-23T08:30
            2026-03-17T14:30, PT1H, 2026-03-25T08:00
            2025-03-27T14:00, PT2H, 2025-04-08T08:30
            # no time at all
            2026-11-22T10:00, PT0S, 2026-11-22T10:00
            """)
    void addsWorkingHours(LocalDateTime from, Duration hours, LocalDateTime due) {
        assertThat(calendar.plus(at(from), hours)).isEqualTo(at(due));
    }

    @ParameterizedTest(name = "{1} working days from {0} end {2}")
    @CsvSource(textBlock = """
            2026-11-16T09:00, 0, 2026-11-16T16:00
            2026-11-16T09:00, 1, 2026-11-17T16:00
            2026-11-16T06:00, 1, 2026-11-17T16:00
            2026-11-16T15:59, 1, 2026-11-17T16:00
            2026-11-16T16:00, 1, 2026-11-18T16:00
            2026-11-16T09:00, 2, 2026-11-18T16:00
            2026-11-19T10:00, 1, 2026-11-20T16:30
            2026-11-20T10:00, 1, 2026-11-23T16:00
            2026-11-20T17:00, 1, 2026-11-24T16:00
            2026-11-21T10:00, 0, 2026-11-23T16:00
            2026-11-21T10:00, 1, 2026-11-24T16:00
            2026-11-22T10:00, 5, 2026-11-30T16:00
            2026-11-16T09:00, 5, 2026-11-23T16:00
            2026-11-16T09:00, 14, 2026-12-04T16:30
            2026-11-16T09:00, 60, 2027-02-11T16:00
            2026-12-23T10:00, 2, 2026-12-29T16:00
            2026-03-17T10:00, 1, 2026-03-25T16:00
            2026-02-18T10:00, 1, 2026-02-19T15:00
            2026-02-19T15:00, 0, 2026-02-20T15:30
            """)
    void addsWorkingDays(LocalDateTime from, int days, LocalDateTime end) {
        assertThat(calendar.endOfDay(at(from), days)).isEqualTo(at(end));
    }

    @ParameterizedTest(name = "{0} to {1} has {2}")
    @CsvSource(textBlock = """
            2026-11-16T08:00, 2026-11-16T08:00, PT0S
            2026-11-16T08:00, 2026-11-16T14:00, PT5H
            2026-11-16T12:00, 2026-11-16T13:00, PT0S
            2026-11-20T16:00, 2026-11-23T08:00, PT1H
            2026-11-16T00:00, 2026-11-23T00:00, PT37H30M
            2026-02-23T00:00, 2026-03-02T00:00, PT32H30M
            2026-12-21T00:00, 2026-12-28T00:00, PT22H30M
            2026-03-18T00:00, 2026-03-25T00:00, PT0S
            """)
    void countsWorkingHours(LocalDateTime from, LocalDateTime until, Duration hours) {
        assertThat(calendar.between(at(from), at(until))).isEqualTo(hours);
    }

    @Test
    void aPauseOverAWeekendCostsOnlyTheHoursThatWereWorked() {
        Duration limit = Duration.ofHours(4);
        Instant began = at("2026-11-20T15:30");
        Duration used = calendar.between(began, at("2026-11-20T16:00"));

        assertThat(calendar.plus(at("2026-11-23T10:00"), limit.minus(used))).isEqualTo(at("2026-11-23T14:30"));
    }

    @Test
    void aHolidayEnteredLateMovesTheDeadline() {
        Set<LocalDate> more = new HashSet<>(DAYS_OFF);
        more.add(LocalDate.parse("2026-11-23"));
        WorkingCalendar changed = new WorkingCalendar(JAKARTA, WorkingWeek.ORDINARY, RAMADAN, more);

        Instant friday = at("2026-11-20T16:30");
        assertThat(changed.plus(friday, Duration.ofHours(1))).isEqualTo(at("2026-11-24T08:30"));
        assertThat(changed.endOfDay(friday, 0)).isEqualTo(at("2026-11-24T16:00"));
    }

    @Test
    void theHoursAreThoseOfTheRegencysOwnZone() {
        WorkingCalendar jayapura =
                new WorkingCalendar(ZoneId.of("Asia/Jayapura"), WorkingWeek.ORDINARY, List.of(), Set.of());

        assertThat(jayapura.plus(Instant.parse("2026-11-16T00:00:00Z"), Duration.ofHours(1)))
                .isEqualTo(Instant.parse("2026-11-16T01:00:00Z"));
        assertThat(jayapura.isOpen(Instant.parse("2026-11-16T06:59:59Z"))).isTrue();
        assertThat(jayapura.isOpen(Instant.parse("2026-11-16T07:00:00Z"))).isFalse();
    }

    @Test
    void theWeeksHaveTheHoursOfTheRegulation() {
        assertThat(WorkingWeek.ORDINARY.total()).isEqualTo(Duration.parse("PT37H30M"));
        assertThat(WorkingWeek.RAMADAN.total()).isEqualTo(Duration.parse("PT32H30M"));
    }

    @Test
    void hoursThatCannotBeAreRefused() {
        LocalTime noon = LocalTime.NOON;
        assertThatThrownBy(() -> new WorkingInterval(noon, noon)).isInstanceOf(IllegalArgumentException.class);
        WorkingInterval morning = new WorkingInterval(LocalTime.of(7, 0), noon);
        WorkingInterval overlapping = new WorkingInterval(LocalTime.of(11, 59), LocalTime.of(14, 0));
        assertThatThrownBy(() -> new WorkingWeek(Map.of(DayOfWeek.MONDAY, List.of(overlapping, morning))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MONDAY");
        assertThatThrownBy(() -> calendar.plus(Instant.EPOCH, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> calendar.between(Instant.EPOCH.plusSeconds(1), Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> calendar.endOfDay(Instant.EPOCH, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOfficeThatNeverOpensHasNoDeadlines() {
        WorkingCalendar closed = new WorkingCalendar(JAKARTA, new WorkingWeek(Map.of()), List.of(), Set.of());
        Instant now = at("2026-11-16T08:00");

        assertThatThrownBy(() -> closed.plus(now, Duration.ofHours(1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> closed.endOfDay(now, 1)).isInstanceOf(IllegalStateException.class);
        assertThat(closed.between(now, now.plus(Duration.ofDays(30)))).isZero();
    }

    @Property
    void asMuchWorkingTimePassesAsWasAdded(
            @ForAll @LongRange(min = 0, max = 63_072_000) long second, @ForAll @IntRange(max = 1_500_000) int working) {
        Instant from = at("2025-01-01T00:00").plusSeconds(second);
        Duration hours = Duration.ofSeconds(working);

        assertThat(calendar.between(from, calendar.plus(from, hours))).isEqualTo(hours);
    }

    @Property
    void inTwoStepsItIsTheSameInstant(
            @ForAll @LongRange(min = 0, max = 63_072_000) long second,
            @ForAll @IntRange(max = 300_000) int one,
            @ForAll @IntRange(max = 300_000) int other) {
        Instant from = at("2025-01-01T00:00").plusSeconds(second);
        Instant halfway = calendar.plus(from, Duration.ofSeconds(one));

        if (other > 0) {
            assertThat(calendar.plus(halfway, Duration.ofSeconds(other)))
                    .isEqualTo(calendar.plus(from, Duration.ofSeconds((long) one + other)));
        }
    }

    @Property
    void whatArrivesLaterIsNeverDueEarlier(
            @ForAll @LongRange(min = 0, max = 63_072_000) long second,
            @ForAll @IntRange(max = 600_000) int later,
            @ForAll @IntRange(min = 1, max = 300_000) int hours,
            @ForAll @IntRange(max = 60) int days) {
        Instant from = at("2025-01-01T00:00").plusSeconds(second);
        Instant after = from.plusSeconds(later);

        assertThat(calendar.plus(after, Duration.ofSeconds(hours)))
                .isAfterOrEqualTo(calendar.plus(from, Duration.ofSeconds(hours)));
        assertThat(calendar.endOfDay(after, days)).isAfterOrEqualTo(calendar.endOfDay(from, days));
    }

    private static Instant at(String local) {
        return at(LocalDateTime.parse(local));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(JAKARTA).toInstant();
    }
}
