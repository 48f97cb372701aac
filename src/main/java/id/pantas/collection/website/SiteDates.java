package id.pantas.collection.website;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands the dates that Indonesian sites write: machine formats, RFC 822, and words of both languages. */
final class SiteDates {

    private static final Pattern ISO = Pattern.compile(
            "(?<y>\\d{4})-(?<m>\\d{2})-(?<d>\\d{2})(?:[T ](?<t>\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?)(?:[.,]\\d{1,9})?"
                    + " ?(?<z>[A-Za-z]{1,4}|[+-]\\d{2}:?\\d{2})?)?");
    private static final Pattern WORDS = Pattern.compile("(?<!\\d)(?<d>\\d{1,2})[ \\-](?<mon>[A-Za-z]{3,9})\\.?,?[ \\-]"
            + "(?<y>\\d{4})(?:\\s*(?:[|/,•·–-]|pukul|jam)?\\s*(?:pukul|jam)?\\s*(?<t>\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?)"
            + "(?: ?(?<z>[A-Za-z]{1,4}\\b|[+-]\\d{2}:?\\d{2}))?)?");
    private static final Pattern NUMBERS =
            Pattern.compile("(?<!\\d)(?<d>\\d{1,2})[/.-](?<m>\\d{1,2})[/.-](?<y>\\d{4})(?:\\s+(?<t>\\d{1,2}[:.]\\d{2}"
                    + "(?:[:.]\\d{2})?)(?: ?(?<z>[A-Za-z]{1,4}\\b|[+-]\\d{2}:?\\d{2}))?)?");
    private static final Pattern IN_LINK = Pattern.compile("/(20\\d{2})/(\\d{1,2})/(\\d{1,2})/");

    /** By their first three letters, in English and Indonesian. */
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("peb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("mei", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("agu", 8),
            Map.entry("agt", 8),
            Map.entry("ags", 8),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("okt", 10),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("nop", 11),
            Map.entry("des", 12),
            Map.entry("dec", 12));

    private static final Map<String, String> ZONES =
            Map.of("Z", "Z", "GMT", "Z", "UTC", "Z", "UT", "Z", "WIB", "+07:00", "WITA", "+08:00", "WIT", "+09:00");

    private final ZoneId zone;

    /** @param zone where times without a zone are meant */
    SiteDates(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The first point in time in {@code text}, null if there is none. A date alone is its noon: no midnight that looks like a
     * time of publication, and the same day whatever the zone.
     */
    @Nullable
    Instant find(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String line = text.length() > 500 ? text.substring(0, 500) : text;
        String trimmed = line.strip();
        try {
            return OffsetDateTime.parse(trimmed).toInstant();
        } catch (DateTimeException e) {
            // one of the looser formats
        }
        for (Pattern pattern : new Pattern[] {ISO, WORDS, NUMBERS}) {
            Matcher found = pattern.matcher(trimmed);
            while (found.find()) {
                Instant at = read(found, pattern == WORDS);
                if (at != null) {
                    return at;
                }
            }
        }
        return null;
    }

    /** WordPress gives universal time without saying so. */
    static @Nullable Instant universal(@Nullable String local) {
        try {
            return local == null ? null : LocalDateTime.parse(local).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Noon of the date in a link such as {@code /artikel/2026/11/17/judul}. */
    @Nullable
    Instant inLink(String link) {
        Matcher found = IN_LINK.matcher(link);
        try {
            return found.find()
                    ? LocalDate.of(number(found.group(1)), number(found.group(2)), number(found.group(3)))
                            .atTime(LocalTime.NOON)
                            .atZone(zone)
                            .toInstant()
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable Instant read(Matcher found, boolean words) {
        Integer month = words
                ? MONTHS.get(found.group("mon").toLowerCase(Locale.ROOT).substring(0, 3))
                : Integer.valueOf(number(found.group("m")));
        if (month == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.of(number(found.group("y")), month, number(found.group("d")));
            LocalDateTime local = day.atTime(time(found.group("t")));
            String named = found.group("z");
            if (named == null) {
                return local.atZone(zone).toInstant();
            }
            String offset = ZONES.get(named.toUpperCase(Locale.ROOT));
            if (offset == null && Character.isLetter(named.charAt(0))) {
                return local.atZone(zone).toInstant(); // the next word, not a zone
            }
            return local.toInstant(ZoneOffset.of(offset == null ? named : offset));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalTime time(@Nullable String text) {
        if (text == null) {
            return LocalTime.NOON;
        }
        String[] parts = text.split("[:.]");
        return LocalTime.of(number(parts[0]), number(parts[1]), parts.length > 2 ? number(parts[2]) : 0);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
