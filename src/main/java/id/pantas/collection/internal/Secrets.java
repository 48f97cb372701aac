package id.pantas.collection.internal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Removes what could be a credential from texts that are kept or shown. Adapters do so too; this is the second lock. */
final class Secrets {

    private static final String MASK = "•••";
    private static final String NAMES =
            "(?:access|refresh|id|bearer|page|auth|oauth|client|app|api|consumer)?[_-]?(?:token|secret|key|password|passwd|signature|sig|proof|authorization)";

    /** {@code name=value}, {@code "name": "value"}, {@code name%3Dvalue}. */
    private static final Pattern NAMED = Pattern.compile("(?i)([\"']?\\b[a-z0-9_.-]*" + NAMES
            + "[\"']?\\s*(?:=|:|%3D)\\s*[\"']?)(?:Bearer\\s+|Basic\\s+|OAuth\\s+)?[^\\s\"'&,;<>}\\])]+");

    private static final Pattern SCHEME = Pattern.compile("(?i)\\b(Bearer|Basic|OAuth)\\s+[A-Za-z0-9._~+/=%-]{8,}");
    /** {@code user:password@} in an address. */
    private static final Pattern USER_INFO = Pattern.compile("(?i)([a-z][a-z0-9+.-]{0,30}://)[^/\\s]+@");
    /** Known shapes of keys: Google, Meta, and JSON web tokens. */
    private static final Pattern SHAPES = Pattern.compile(
            "\\bAIza[0-9A-Za-z_-]{20,}|\\bEAA[0-9A-Za-z]{20,}|\\beyJ[0-9A-Za-z_-]{10,}\\.[0-9A-Za-z_-]+(?:\\.[0-9A-Za-z_-]*)?|\\bAAAAAAAAAA[0-9A-Za-z%]{20,}");

    private Secrets() {}

    /** {@code text} without credentials and NUL, cut after {@code longest} characters. */
    static @Nullable String mask(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        // Cut before and after: a hostile text may be long, and a mask may lengthen it.
        String masked = text.length() > 4 * longest ? text.substring(0, 4 * longest) : text;
        masked = masked.replace("\0", "");
        masked = USER_INFO.matcher(masked).replaceAll("$1" + MASK + "@");
        masked = SCHEME.matcher(masked).replaceAll("$1 " + MASK);
        masked = NAMED.matcher(masked).replaceAll("$1" + MASK);
        masked = SHAPES.matcher(masked).replaceAll(MASK);
        return masked.length() > longest ? masked.substring(0, longest) : masked;
    }
}
