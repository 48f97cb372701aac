package id.pantas.classification.internal;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page ends, or begins when one reads backwards.
 *
 * @param backwards whether the page before is meant
 * @param key what the list is ordered by: microseconds since 1970, or a probability
 * @param postId decides between equal keys
 */
record PostCursor(boolean backwards, BigDecimal key, long postId) {

    private static final Pattern FORM = Pattern.compile("([ab])(-?\\d{1,17}(?:\\.\\d{1,6})?)_(\\d{1,18})");

    /** @throws IllegalArgumentException if {@code text} is no cursor */
    static PostCursor parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no cursor: " + text);
        }
        return new PostCursor(
                parts.group(1).equals("b"), new BigDecimal(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    @Override
    public String toString() {
        return (backwards ? "b" : "a") + key.toPlainString() + "_" + postId;
    }
}
