package id.pantas.collection.website;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses as sites write them. */
final class Links {

    private static final Pattern TRACKING =
            Pattern.compile("(?<=[?&])(?:utm_[a-z]+|fbclid|gclid|igshid)=[^&]*&?", Pattern.CASE_INSENSITIVE);
    /** What DokuWiki and MediaWiki add to the address of a page when their feed tells of one edit of it. */
    private static final Pattern EDIT = Pattern.compile(
            "(?<=[?&])(?:do=diff|rev=\\d{9,11}|(?:diff|oldid|rcid)=(?:\\d{1,12}|prev|next|cur))(?:&|$)");

    private static final Pattern WORDPRESS_ID = Pattern.compile("^https?://[^?]*[?](?:.*&)?p=(\\d{1,12})(?:&.*)?$");
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_LINK = 2_000;

    private Links() {}

    /** {@code text} seen from {@code base}, without a fragment; null if this is no http address. */
    static @Nullable URI resolve(URI base, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST_LINK) {
            return null;
        }
        try {
            URI address = base.resolve(escaped(text.strip())).normalize();
            String plain = address.toASCIIString();
            int fragment = plain.indexOf('#');
            URI resolved = URI.create(fragment < 0 ? plain : plain.substring(0, fragment));
            String scheme = String.valueOf(resolved.getScheme()).toLowerCase(Locale.ROOT);
            return resolved.getHost() != null && (scheme.equals("http") || scheme.equals("https")) ? resolved : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * The address without what was added to count readers, and of a wiki's edit the page itself: a page that is mended
     * ten times is one article.
     */
    static URI untracked(URI address) {
        String text = address.toString();
        int query = text.indexOf('?');
        if (query < 0) {
            return address;
        }
        String uncounted = TRACKING.matcher(text).replaceAll("");
        return URI.create(EDIT.matcher(uncounted).replaceAll("").replaceAll("[?&]$", ""));
    }

    /**
     * What identifies an article on its site: WordPress' number, else the feed's own identifier, else the path. The same
     * for all sources of a site, as far as they allow it.
     */
    static String id(@Nullable String guid, URI link, SiteAddress site) {
        String own = guid == null ? "" : guid.strip();
        var number = WORDPRESS_ID.matcher(own);
        if (number.matches()) {
            return number.group(1);
        }
        URI address = own.startsWith("http") ? resolve(site.root(), own) : null;
        if (!own.isEmpty() && address == null) {
            return shortened(own);
        }
        return shortened(path(untracked(address != null && site.contains(address) ? address : link), site));
    }

    /** Whether a page is the site's own or its parent's or child's, as portals of regencies have them. */
    static boolean sameOwner(URI address, SiteAddress site) {
        if (site.contains(address)) {
            return true;
        }
        String one = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        String other = site.root().getHost();
        boolean related = one.endsWith("." + other)
                || (other.endsWith("." + one)
                        && one.chars().filter(c -> c == '.').count() > 1);
        return related && site.root().getRawPath().equals("/");
    }

    private static String path(URI address, SiteAddress site) {
        String text = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String root = site.root().getRawPath();
        String below = text.startsWith(root) ? "/" + text.substring(root.length()) : text;
        String trimmed = below.length() > 1 && below.endsWith("/") ? below.substring(0, below.length() - 1) : below;
        return address.getRawQuery() == null ? trimmed : trimmed + "?" + address.getRawQuery();
    }

    private static String shortened(String id) {
        String clean = id.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return clean.length() <= LONGEST_ID
                ? clean
                : clean.substring(0, LONGEST_ID - 17) + "~"
                        + SiteState.sha256(clean.getBytes(StandardCharsets.UTF_8))
                                .substring(0, 16);
    }

    /** Escapes what people and systems forget to escape. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || "\"<>\\^`{|}[]".indexOf(c) >= 0) {
                escaped.append(String.format("%%%02X", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
