package id.pantas.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * When the offices of the regency work, and arithmetic in that time. Immutable: a changed holiday makes a new calendar, and
 * deadlines that were stored from the old one have to be computed again.
 *
 * <p>Two units are kept apart. <em>Working hours</em> run only while an office is open: one hour from Friday 16.00 ends on
 * Monday 08.00. <em>Working days</em> are counted from the day after the one on which something arrived, and the last one
 * ends when the office closes; what arrives after closing time or on a day off arrived on the next working day.
 */
public final class WorkingCalendar {

    /** Beyond this no opening is looked for: such a calendar has no office hours at all. */
    private static final int MAX_DAYS_CLOSED = 366;

    private final ZoneId zone;
    private final WorkingWeek ordinary;
    private final List<WorkingSeason> seasons;
    private final Set<LocalDate> daysOff;

    /**
     * @param zone the regency's zone, in which office hours are told
     * @param ordinary the hours of an ordinary week
     * @param seasons spans with other hours; where two overlap, the first of the list counts
     * @param daysOff holidays and joint leave, whatever the weekday
     */
    public WorkingCalendar(ZoneId zone, WorkingWeek ordinary, List<WorkingSeason> seasons, Set<LocalDate> daysOff) {
        this.zone = zone;
        this.ordinary = ordinary;
        this.seasons = List.copyOf(seasons);
        this.daysOff = Set.copyOf(daysOff);
    }

    /** The office hours of {@code day}, earliest first; empty on a day off. */
    public List<WorkingInterval> on(LocalDate day) {
        if (daysOff.contains(day)) {
            return List.of();
        }
        return seasons.stream()
                .filter(season -> season.contains(day))
                .findFirst()
                .map(WorkingSeason::week)
                .orElse(ordinary)
                .on(day.getDayOfWeek());
    }

    /** Whether the offices open at all on {@code day}. */
    public boolean isWorkingDay(LocalDate day) {
        return !on(day).isEmpty();
    }

    /** Whether the offices are open at {@code instant}. */
    public boolean isOpen(Instant instant) {
        LocalDate day = instant.atZone(zone).toLocalDate();
        return on(day).stream()
                .anyMatch(
                        hours -> !instant.isBefore(at(day, hours.from())) && instant.isBefore(at(day, hours.until())));
    }

    /**
     * The instant at which {@code working} hours have passed since {@code from}. Where they end with the day's work, that is
     * closing time, not the next opening. No time at all is {@code from} itself.
     *
     * @param working not negative
     * @throws IllegalArgumentException if {@code working} is negative
     * @throws IllegalStateException if the offices do not open for a year
     */
    public Instant plus(Instant from, Duration working) {
        if (working.isNegative()) {
            throw new IllegalArgumentException("negative working time " + working);
        }
        Duration left = working;
        Instant reached = from;
        LocalDate day = from.atZone(zone).toLocalDate();
        for (int closed = 0; left.compareTo(Duration.ZERO) > 0; day = day.plusDays(1)) {
            closed = isWorkingDay(day) ? 0 : closed + 1;
            requireOpening(closed, day);
            for (WorkingInterval hours : on(day)) {
                Instant begin = later(at(day, hours.from()), from);
                Duration available = Duration.between(begin, at(day, hours.until()));
                if (available.compareTo(Duration.ZERO) > 0 && left.compareTo(Duration.ZERO) > 0) {
                    Duration used = available.compareTo(left) < 0 ? available : left;
                    left = left.minus(used);
                    reached = begin.plus(used);
                }
            }
        }
        return reached;
    }

    /**
     * The working time in {@code [from, until)}.
     *
     * @throws IllegalArgumentException if {@code until} is before {@code from}
     */
    public Duration between(Instant from, Instant until) {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("working time from " + from + " until " + until);
        }
        Duration total = Duration.ZERO;
        LocalDate last = until.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            for (WorkingInterval hours : on(day)) {
                Instant begin = later(at(day, hours.from()), from);
                Instant end = earlier(at(day, hours.until()), until);
                if (begin.isBefore(end)) {
                    total = total.plus(Duration.between(begin, end));
                }
            }
        }
        return total;
    }

    /**
     * Closing time of the {@code days}-th working day after the one on which something arrived at {@code from}; of that day
     * itself for 0.
     *
     * @param days not negative
     * @throws IllegalArgumentException if {@code days} is negative
     * @throws IllegalStateException if the offices do not open for a year
     */
    public Instant endOfDay(Instant from, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("negative working days " + days);
        }
        LocalDate day = arrival(from);
        for (int i = 0; i < days; i++) {
            day = workingDayFrom(day.plusDays(1));
        }
        return closing(day);
    }

    /** The first working day on or after {@code day}. */
    public LocalDate workingDayFrom(LocalDate day) {
        LocalDate open = day;
        for (int closed = 0; !isWorkingDay(open); open = open.plusDays(1)) {
            requireOpening(++closed, open);
        }
        return open;
    }

    /** The working day to which something that arrives at {@code instant} belongs. */
    private LocalDate arrival(Instant instant) {
        LocalDate day = instant.atZone(zone).toLocalDate();
        boolean inTime = isWorkingDay(day) && instant.isBefore(closing(day));
        return inTime ? day : workingDayFrom(day.plusDays(1));
    }

    private Instant closing(LocalDate day) {
        List<WorkingInterval> hours = on(day);
        return at(day, hours.get(hours.size() - 1).until());
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static void requireOpening(int closed, LocalDate day) {
        if (closed > MAX_DAYS_CLOSED) {
            throw new IllegalStateException("no office hours in the year before " + day);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
