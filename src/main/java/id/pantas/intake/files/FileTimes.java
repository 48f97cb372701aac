package id.pantas.intake.files;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as tools write them; most without a zone, some with day and month in an order nobody tells. */
final class FileTimes {

    private static final String CLOCK = "(?:[T ,]+(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2})(?:\\.\\d+)?)? ?(am|pm)?)?";
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})" + CLOCK, Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,2})([/.\\-])(\\d{1,2})\\2(\\d{4})" + CLOCK, Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?:[a-z]{3,9}\\.?, )?([a-z]{3,9})\\.? (\\d{1,2}),? (\\d{4})" + CLOCK, Pattern.CASE_INSENSITIVE);
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?:[a-z]{3,9}\\.?, )?(\\d{1,2}) ([a-z]{3,9})\\.? (\\d{4})" + CLOCK, Pattern.CASE_INSENSITIVE);
    /** English and Indonesian; enough letters to tell them apart. */
    private static final List<List<String>> MONTHS = List.of(
            List.of("jan"),
            List.of("feb", "peb"),
            List.of("mar"),
            List.of("apr"),
            List.of("may", "mei"),
            List.of("jun"),
            List.of("jul"),
            List.of("aug", "agu", "ags"),
            List.of("sep"),
            List.of("oct", "okt"),
            List.of("nov", "nop"),
            List.of("dec", "des"));

    private static final LocalTime NOON = LocalTime.NOON;

    private FileTimes() {}

    /** How a cell writes day and month. */
    enum Order {
        /** Cannot be mistaken, or is no such date. */
        CLEAR,
        DAY_FIRST,
        MONTH_FIRST,
        /** 03/04/2026 */
        EITHER
    }

    /**
     * A time.
     *
     * @param dayOnly the file names only the day; the time is noon then
     */
    record Moment(LocalDateTime local, @Nullable Instant exact, boolean dayOnly) {

        Instant in(ZoneId zone) {
            return exact != null ? exact : local.atZone(zone).toInstant();
        }
    }

    static Order order(String cell) {
        Matcher numbers = NUMBERS.matcher(clean(cell));
        if (!numbers.matches()) {
            return Order.CLEAR;
        }
        int first = Integer.parseInt(numbers.group(1));
        int second = Integer.parseInt(numbers.group(3));
        if (first > 12 && second <= 12) {
            return Order.DAY_FIRST;
        }
        if (second > 12 && first <= 12) {
            return Order.MONTH_FIRST;
        }
        return first == second ? Order.CLEAR : Order.EITHER;
    }

    /** Null if it is no time. */
    static @Nullable Moment read(String cell, boolean dayFirst) {
        String text = clean(cell);
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}.*(?:Z|[+-]\\d{2}:\\d{2})")) {
                OffsetDateTime exact = OffsetDateTime.parse(text);
                return new Moment(exact.toLocalDateTime(), exact.toInstant(), false);
            }
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) {
                return moment(iso.group(1), number(iso.group(2)), iso.group(3), iso, 4);
            }
            Matcher numbers = NUMBERS.matcher(text);
            if (numbers.matches()) {
                String month = numbers.group(dayFirst ? 3 : 1);
                String day = numbers.group(dayFirst ? 1 : 3);
                return moment(numbers.group(4), number(month), day, numbers, 5);
            }
            Matcher monthFirst = MONTH_FIRST.matcher(text);
            if (monthFirst.matches()) {
                return moment(monthFirst.group(3), month(monthFirst.group(1)), monthFirst.group(2), monthFirst, 4);
            }
            Matcher words = DAY_FIRST.matcher(text);
            return words.matches() ? moment(words.group(3), month(words.group(2)), words.group(1), words, 4) : null;
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }

    private static Moment moment(String year, int month, String day, Matcher clock, int group) {
        LocalDate date = LocalDate.of(number(year), month, number(day));
        if (clock.group(group) == null) {
            return new Moment(date.atTime(NOON), null, true);
        }
        int hour = number(clock.group(group));
        String half = clock.group(group + 3);
        if (half != null) {
            hour = hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
        }
        int second = clock.group(group + 2) == null ? 0 : number(clock.group(group + 2));
        return new Moment(date.atTime(hour, number(clock.group(group + 1)), second), null, false);
    }

    private static int month(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).stream().anyMatch(lower::startsWith)) {
                return i + 1;
            }
        }
        throw new DateTimeException("no month " + name);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static String clean(String cell) {
        return cell.replace('\u00a0', ' ').replace('\u202f', ' ').strip().replaceAll("\\s+", " ");
    }
}
