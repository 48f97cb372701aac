package id.pantas.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The office hours of each weekday. A weekday has several intervals where there is a break, and none where the office is
 * closed.
 *
 * @param days the intervals of the weekdays in the order of the day; a weekday that is missing has none
 */
public record WorkingWeek(Map<DayOfWeek, List<WorkingInterval>> days) {

    /**
     * 37.5 hours a week without breaks (Perpres 21/2023): Monday to Thursday 07.30 to 16.00 with a break from 12.00 to
     * 13.00, Friday 07.30 to 16.30 with a break from 11.30 to 13.00.
     */
    public static final WorkingWeek ORDINARY =
            of(hours("07:30", "12:00", "13:00", "16:00"), hours("07:30", "11:30", "13:00", "16:30"));

    /**
     * 32.5 hours a week without breaks in the fasting month (Perpres 21/2023): Monday to Thursday 08.00 to 15.00 with a break
     * from 12.00 to 12.30, Friday 08.00 to 15.30 with a break from 11.30 to 12.30.
     */
    public static final WorkingWeek RAMADAN =
            of(hours("08:00", "12:00", "12:30", "15:00"), hours("08:00", "11:30", "12:30", "15:30"));

    /** @throws IllegalArgumentException if two intervals of a day overlap */
    public WorkingWeek {
        Map<DayOfWeek, List<WorkingInterval>> copy = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            copy.put(day, ordered(day, days.getOrDefault(day, List.of())));
        }
        days = Map.copyOf(copy);
    }

    /** The intervals of one weekday, earliest first; empty where the office is closed. */
    public List<WorkingInterval> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    /** Office hours of the whole week, breaks left out. */
    public Duration total() {
        return days.values().stream()
                .flatMap(List::stream)
                .map(WorkingInterval::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static List<WorkingInterval> ordered(DayOfWeek day, List<WorkingInterval> intervals) {
        List<WorkingInterval> ordered = intervals.stream()
                .sorted(Comparator.comparing(WorkingInterval::from))
                .toList();
        for (int i = 1; i < ordered.size(); i++) {
            if (ordered.get(i).from().isBefore(ordered.get(i - 1).until())) {
                throw new IllegalArgumentException("office hours overlap on " + day);
            }
        }
        return ordered;
    }

    private static WorkingWeek of(List<WorkingInterval> mondayToThursday, List<WorkingInterval> friday) {
        return new WorkingWeek(Map.of(
                DayOfWeek.MONDAY, mondayToThursday,
                DayOfWeek.TUESDAY, mondayToThursday,
                DayOfWeek.WEDNESDAY, mondayToThursday,
                DayOfWeek.THURSDAY, mondayToThursday,
                DayOfWeek.FRIDAY, friday));
    }

    private static List<WorkingInterval> hours(String open, String lunch, String back, String close) {
        return List.of(
                new WorkingInterval(LocalTime.parse(open), LocalTime.parse(lunch)),
                new WorkingInterval(LocalTime.parse(back), LocalTime.parse(close)));
    }
}
