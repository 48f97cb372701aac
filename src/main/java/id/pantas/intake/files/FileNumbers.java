package id.pantas.intake.files;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts as tools and people write them. */
final class FileNumbers {

    private static final Pattern PLAIN = Pattern.compile("\\d{1,18}(?:[.,]0+)?");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:([., '’])\\d{3})(?:\\1\\d{3}){0,4}");
    private static final Pattern SHORT =
            Pattern.compile("(\\d{1,6}(?:[.,]\\d{1,3})?) ?(k|rb|ribu|m|mn|jt|juta|b|mlr|miliar)\\.?");
    private static final Pattern NOTHING = Pattern.compile("[-–—]+|n/?a|null|nan|--", Pattern.CASE_INSENSITIVE);

    private FileNumbers() {}

    /**
     * A count.
     *
     * @param value null = the file does not say, which is not 0
     * @param approximate whether it was rounded
     * @param readable false if the cell holds something else
     */
    record Count(@Nullable Long value, boolean approximate, boolean readable) {
        static final Count UNKNOWN = new Count(null, false, true);
        static final Count UNREADABLE = new Count(null, false, false);
    }

    static Count read(String cell) {
        String text = cell.replace('\u00a0', ' ').replace('\u202f', ' ').strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty() || NOTHING.matcher(text).matches()) {
            return Count.UNKNOWN;
        }
        if (GROUPED.matcher(text).matches()) {
            return exact(text.replaceAll("\\D", ""));
        }
        if (PLAIN.matcher(text).matches()) {
            return exact(text.replaceAll("[.,]0+$", ""));
        }
        Matcher rounded = SHORT.matcher(text);
        if (rounded.matches()) {
            BigDecimal number = new BigDecimal(rounded.group(1).replace(',', '.'));
            return new Count(number.scaleByPowerOfTen(power(rounded.group(2))).longValue(), true, true);
        }
        return Count.UNREADABLE;
    }

    private static Count exact(String digits) {
        return new Count(Long.parseLong(digits), false, true);
    }

    private static int power(String unit) {
        return switch (unit) {
            case "k", "rb", "ribu" -> 3;
            case "m", "mn", "jt", "juta" -> 6;
            default -> 9;
        };
    }
}
