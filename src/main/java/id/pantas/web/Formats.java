package id.pantas.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and times as Indonesian offices write them: {@code 1.234,5} and {@code Senin, 23 November 2026 12.00 WIB}.
 * Available in templates as {@code #id}. A null becomes an en dash, because "not known" is not 0.
 */
public final class Formats {

    /** The language of every page. */
    public static final Locale INDONESIAN = new Locale("id", "ID");

    /** Shown where a value is not known. */
    public static final String UNKNOWN = "–";

    private static final Map<String, String> ZONE_NAMES =
            Map.of("Asia/Jakarta", "WIB", "Asia/Pontianak", "WIB", "Asia/Makassar", "WITA", "Asia/Jayapura", "WIT");
    private static final DateTimeFormatter LONG = pattern("EEEE, d MMMM uuuu HH.mm");
    private static final DateTimeFormatter SHORT = pattern("d MMM HH.mm");
    private static final DateTimeFormatter DATE = pattern("d MMMM uuuu");
    private static final DateTimeFormatter SHORT_DATE = pattern("d MMM");
    private static final DateTimeFormatter CLOCK_TIME = pattern("HH.mm");

    private final ZoneId zone;
    private final Clock clock;

    /**
     * @param zone the regency's zone, in which every time is shown
     * @param clock tells "now" for {@link #ago}
     */
    public Formats(ZoneId zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
    }

    /** A score or points with one decimal, {@code 63,4}; rounded half up. */
    public String score(@Nullable Number value) {
        return decimal(value, 1);
    }

    /** Points with two decimals, {@code 16,34}; rounded half up. */
    public String points(@Nullable Number value) {
        return decimal(value, 2);
    }

    /** A length in days with up to two decimals, without needless zeros: {@code 3}, {@code 1,5}, {@code 0,33}. */
    public String days(@Nullable Number value) {
        return value == null
                ? UNKNOWN
                : decimal(
                        exact(value),
                        Math.max(0, exact(value).stripTrailingZeros().scale()));
    }

    /** A count, {@code 1.234}. */
    public String count(@Nullable Number value) {
        return decimal(value, 0);
    }

    /** A share of 0 to 1 as a whole percentage, {@code 34 %}. */
    public String percent(@Nullable Number share) {
        return share == null ? UNKNOWN : decimal(exact(share).movePointRight(2), 0) + " %";
    }

    /** A share of 0 to 1 as a percentage rounded down, so that only the whole is {@code 100 %}. */
    public String completeness(@Nullable Number share) {
        return share == null
                ? UNKNOWN
                : decimal(exact(share).movePointRight(2).setScale(0, RoundingMode.DOWN), 0) + " %";
    }

    /** A change with its sign and one decimal, {@code +4,5}, {@code −1,2}, {@code 0,0}. */
    public String signed(@Nullable Number change) {
        if (change == null) {
            return UNKNOWN;
        }
        BigDecimal exact = exact(change).setScale(1, RoundingMode.HALF_UP);
        String sign = exact.signum() > 0 ? "+" : exact.signum() < 0 ? "−" : "";
        return sign + decimal(exact.abs(), 1);
    }

    /** {@code Senin, 23 November 2026 12.00 WIB}. */
    public String dateTime(@Nullable Instant instant) {
        return instant == null ? UNKNOWN : LONG.format(instant.atZone(zone)) + " " + zoneName(instant);
    }

    /** {@code 23 Nov 12.00}, for tables that name the zone in their header. */
    public String shortDateTime(@Nullable Instant instant) {
        return instant == null ? UNKNOWN : SHORT.format(instant.atZone(zone));
    }

    /** {@code 23 November 2026}. */
    public String date(@Nullable LocalDate day) {
        return day == null ? UNKNOWN : DATE.format(day);
    }

    /** {@code 23 Nov}. */
    public String shortDate(@Nullable LocalDate day) {
        return day == null ? UNKNOWN : SHORT_DATE.format(day);
    }

    /**
     * An official name without the name of the regency at its end, for lists under a header that already says it:
     * "Dinas Kesehatan" of "Dinas Kesehatan Kabupaten Nusa Jaya". Where it stands alone, a unit keeps its full name.
     *
     * @param regency the regency's full name, null = unknown
     */
    public String within(String name, @Nullable String regency) {
        return regency != null && name.endsWith(" " + regency)
                ? name.substring(0, name.length() - regency.length() - 1)
                : name;
    }

    /** How long ago, in the largest unit: {@code baru saja}, {@code 5 menit lalu}, {@code 3 jam lalu}, {@code 2 hari lalu}. */
    public String ago(@Nullable Instant instant) {
        if (instant == null) {
            return UNKNOWN;
        }
        Duration age = Duration.between(instant, clock.instant());
        if (age.isNegative()) {
            return until(age.negated());
        }
        if (age.toMinutes() < 1) {
            return "baru saja";
        }
        return amount(age) + " lalu";
    }

    /** The name of the zone at an instant: WIB, WITA or WIT where it has one. */
    public String zoneName(Instant instant) {
        String known = ZONE_NAMES.get(zone.getId());
        return known != null
                ? known
                : DateTimeFormatter.ofPattern("zzz", INDONESIAN).format(instant.atZone(zone));
    }

    /** The time of day, {@code 13.00}. */
    public String time(@Nullable Instant instant) {
        return instant == null ? UNKNOWN : CLOCK_TIME.format(instant.atZone(zone));
    }

    /** A length of time, {@code 0,8 detik} or {@code 3 menit}. */
    public String duration(@Nullable Duration length) {
        if (length == null) {
            return UNKNOWN;
        }
        return length.toMinutes() < 2
                ? decimal(BigDecimal.valueOf(length.toMillis(), 3), 1) + " detik"
                : amount(length);
    }

    /** The instant in the regency's zone. */
    public ZonedDateTime local(Instant instant) {
        return instant.atZone(zone);
    }

    private static String until(Duration wait) {
        return wait.toMinutes() < 1 ? "sebentar lagi" : amount(wait) + " lagi";
    }

    private static String amount(Duration length) {
        if (length.toDays() >= 1) {
            return length.toDays() + " hari";
        }
        return length.toHours() >= 1 ? length.toHours() + " jam" : length.toMinutes() + " menit";
    }

    private static String decimal(@Nullable Number value, int decimals) {
        if (value == null) {
            return UNKNOWN;
        }
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(INDONESIAN));
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(exact(value));
    }

    private static BigDecimal exact(Number value) {
        return value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, INDONESIAN);
    }
}
