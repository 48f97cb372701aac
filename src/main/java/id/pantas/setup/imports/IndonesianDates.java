package id.pantas.setup.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days as people in Indonesia write them: the day before the month. */
final class IndonesianDates {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ]00:00(?::00)?)?");
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})[/.\\-](\\d{1,2})[/.\\-](\\d{4})");
    private static final Pattern WORDS = Pattern.compile("(\\d{1,2})[ -]([a-z]{3,9})[ -](\\d{4})");
    private static final List<String> MONTHS = List.of(
            "januari",
            "februari",
            "maret",
            "april",
            "mei",
            "juni",
            "juli",
            "agustus",
            "september",
            "oktober",
            "november",
            "desember");

    private IndonesianDates() {}

    /** {@code 2026-11-21}, {@code 21/11/2026}, {@code 21 November 2026}, {@code 21 Nov 2026}; null if it is none. */
    static @Nullable LocalDate parse(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        try {
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) {
                return day(iso.group(1), number(iso.group(2)), iso.group(3));
            }
            Matcher numbers = NUMBERS.matcher(text);
            if (numbers.matches()) {
                return day(numbers.group(3), number(numbers.group(2)), numbers.group(1));
            }
            Matcher words = WORDS.matcher(text);
            if (words.matches()) {
                String name = words.group(2).equals("nopember") ? "november" : words.group(2);
                for (int i = 0; i < MONTHS.size(); i++) {
                    if (MONTHS.get(i).startsWith(name)) {
                        return day(words.group(3), i + 1, words.group(1));
                    }
                }
            }
        } catch (DateTimeException noSuchDay) {
            return null;
        }
        return null;
    }

    private static LocalDate day(String year, int month, String day) {
        return LocalDate.of(number(year), month, number(day));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
