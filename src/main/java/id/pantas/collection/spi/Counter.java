package id.pantas.collection.spi;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the numbers platforms count: at least 0, possibly beyond 2³¹; null when missing or not a plain count. */
public final class Counter {

    private Counter() {}

    /** From a JSON number or a string of digits; whatever does not fit a {@code long} counts as not shown. */
    public static @Nullable Long of(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isString()) {
            return of(node.stringValue());
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            return null;
        }
        long value = node.longValue();
        return value < 0 ? null : value;
    }

    /** From a string of at most 19 digits. */
    public static @Nullable Long of(@Nullable String digits) {
        if (digits == null || digits.isEmpty() || digits.length() > 19) {
            return null;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return null;
            }
        }
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The sum of what is shown; null when neither is. */
    public static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        if (one == null) {
            return other;
        }
        if (other == null) {
            return one;
        }
        long sum = one + other;
        return sum < 0 ? Long.valueOf(Long.MAX_VALUE) : Long.valueOf(sum);
    }
}
