package id.pantas.intake.links;

import java.net.IDN;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pasted address, taken apart leniently: {@link URI} refuses much of what people paste.
 *
 * @param host lower case, ASCII
 * @param path with everything encoded that an address may not hold; at least {@code /}
 * @param query as {@code path}, without the question mark, empty if there is none
 * @param fragment without the hash
 */
record WebAddress(String host, String path, String query, String fragment) {

    static final int LONGEST = 4_000;

    private static final Pattern PARTS =
            Pattern.compile("(?is)(https?)://([^/?#\\\\]*)([^?#]*)(?:\\?([^#]*))?(?:#(.*))?");
    private static final Pattern SCHEME = Pattern.compile("(?is)[a-z][a-z0-9+.-]*:.*");
    private static final Pattern WITH_PORT = Pattern.compile("(?is)[a-z0-9.-]+\\.[a-z]{2,63}:\\d{1,5}(?:[/?#].*)?");
    private static final Pattern HOST =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)+(?!\\d+$)[a-z0-9-]{2,63}");

    /** Null if it is no web address that may be opened: another scheme, a user in it, another port, no host, or
     * only numbers instead of its name. */
    static @Nullable WebAddress of(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        boolean bare =
                !SCHEME.matcher(text).matches() || WITH_PORT.matcher(text).matches();
        Matcher parts = PARTS.matcher(bare ? "https://" + text : text);
        if (!parts.matches()) {
            return null;
        }
        String authority = parts.group(2);
        if (authority.contains("@") || parts.group(3).startsWith("\\")) {
            return null;
        }
        int colon = authority.lastIndexOf(':');
        if (colon >= 0) {
            String port = authority.substring(colon + 1);
            if (!port.isEmpty() && !port.equals("80") && !port.equals("443")) {
                return null;
            }
            authority = authority.substring(0, colon);
        }
        String host = ascii(authority);
        if (host == null) {
            return null;
        }
        String path = encoded(parts.group(3)).replace("%40", "@");
        return new WebAddress(
                host,
                path.isEmpty() ? "/" : path,
                encoded(parts.group(4) == null ? "" : parts.group(4)),
                parts.group(5) == null ? "" : parts.group(5));
    }

    private static @Nullable String ascii(String authority) {
        try {
            String host = IDN.toASCII(authority, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
            return bare.length() <= 253 && HOST.matcher(bare).matches() ? bare : null;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static String encoded(String part) {
        StringBuilder encoded = new StringBuilder(part.length());
        part.codePoints().forEach(c -> {
            if (c > 32 && c < 127 && "\"<>\\^`{|}".indexOf(c) < 0) {
                encoded.appendCodePoint(c);
            } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                encoded.append("%EF%BF%BD");
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append("%%%02X".formatted(b & 0xff));
                }
            }
        });
        return encoded.toString();
    }

    /** The decoded value of the first parameter with this name, null if there is none. */
    @Nullable
    String parameter(String name) {
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).equals(name)) {
                return decoded(pair.substring(equals + 1));
            }
        }
        return null;
    }

    /** The query without the parameters whose whole name {@code dropped} matches. */
    String queryWithout(Pattern dropped) {
        List<String> kept = new ArrayList<>();
        for (String pair : query.split("&")) {
            String name = pair.contains("=") ? pair.substring(0, pair.indexOf('=')) : pair;
            if (!pair.isEmpty() && !dropped.matcher(name).matches()) {
                kept.add(pair);
            }
        }
        return String.join("&", kept);
    }

    /** Without its fragment, always https. */
    String address() {
        return "https://" + host + path + (query.isEmpty() ? "" : "?" + query);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
