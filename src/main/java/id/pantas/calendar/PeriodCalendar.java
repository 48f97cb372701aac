package id.pantas.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unbroken row of two-weekly periods in the regency's zone. Period 2026-01 began on Monday 5 January 2026 (so that
 * 2026-23 is 9 to 22 November 2026, as the scoring method numbers it); every other period is a multiple of 14 days away.
 */
public final class PeriodCalendar {

    private static final LocalDate ANCHOR = LocalDate.of(2026, 1, 5);
    private static final Pattern ID = Pattern.compile("(\\d{4})-(\\d{2})");

    private final ZoneId zone;

    /** @param zone the regency's time zone, in which days and periods begin */
    public PeriodCalendar(ZoneId zone) {
        this.zone = zone;
    }

    /** The regency's time zone. */
    public ZoneId zone() {
        return zone;
    }

    /** The period that contains {@code instant}. */
    public Period at(Instant instant) {
        return of(instant.atZone(zone).toLocalDate());
    }

    /** The period that contains {@code day}. */
    public Period of(LocalDate day) {
        long index = Math.floorDiv(ChronoUnit.DAYS.between(ANCHOR, day), Period.DAYS);
        LocalDate monday = ANCHOR.plusDays(index * Period.DAYS);
        int year = yearOf(monday);
        long number = ChronoUnit.DAYS.between(firstMonday(year), monday) / Period.DAYS + 1;
        return new Period("%d-%02d".formatted(year, number), monday, zone);
    }

    /**
     * The period with this id.
     *
     * @throws DateTimeException if {@code id} is not {@code yyyy-nn}, or the year has no such period
     */
    public Period byId(String id) {
        Matcher parts = ID.matcher(id);
        if (parts.matches()) {
            int year = Integer.parseInt(parts.group(1));
            int number = Integer.parseInt(parts.group(2));
            Period period = of(firstMonday(year).plusDays((number - 1L) * Period.DAYS));
            if (period.id().equals(id)) {
                return period;
            }
        }
        throw new DateTimeException("no period " + id);
    }

    /** The period {@code steps} after {@code period}; negative steps go back. */
    public Period plus(Period period, int steps) {
        return of(period.firstDay().plusDays((long) steps * Period.DAYS));
    }

    private static int yearOf(LocalDate monday) {
        return monday.plusDays(Period.DAYS / 2).getYear();
    }

    /** The Monday on which the first period of a year begins: the earliest whose eighth day lies in that year. */
    private static LocalDate firstMonday(int year) {
        LocalDate candidate = LocalDate.of(year, 1, 1)
                .minusDays(Period.DAYS / 2)
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        long offset = Math.floorMod(ChronoUnit.DAYS.between(ANCHOR, candidate), (long) Period.DAYS);
        return offset == 0 ? candidate : candidate.plusDays(Period.DAYS - offset);
    }
}
