package id.pantas.collection.website;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a site begins. Usually the root of a host; below a path where several sites share one, then nothing outside that
 * path belongs to the site.
 */
record SiteAddress(URI root) {

    /**
     * Reads what people type: with or without scheme, with or without a slash at the end.
     *
     * @throws IllegalArgumentException if this is no web address
     */
    static SiteAddress of(String typed) {
        String text = typed.strip();
        URI address = URI.create(text.contains("://") ? text : "https://" + text);
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (address.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException("no web address");
        }
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String path = address.getRawPath() == null ? "/" : address.getRawPath();
        path = path.replaceAll("/[^/]*\\.(?:php|html?|aspx?|jsp)$", "/"); // copied from the front page
        String folder = path.endsWith("/") ? path : path + "/";
        return new SiteAddress(URI.create(scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + port + folder));
    }

    /** The same site without encryption. */
    SiteAddress plain() {
        return new SiteAddress(
                URI.create("http" + root.toString().substring(root.toString().indexOf(':'))));
    }

    /** {@code path} below the site's root; it must not begin with a slash. */
    URI at(String path) {
        return root.resolve(path);
    }

    /**
     * {@code text} as seen from a page at {@code base}; null if this is no http address. On our own machine, where sites
     * stand below a path, an address that begins with a slash is meant from the site's root.
     */
    @Nullable
    URI resolve(URI base, @Nullable String text) {
        URI address = Links.resolve(base, text);
        String path = text == null ? "" : text.strip();
        boolean rooted = path.startsWith("/") && !path.startsWith("//");
        return rooted && loopback() && !contains(address) ? Links.resolve(root, path.substring(1)) : address;
    }

    /** Where the rules for robots stand: at the host's root, of sites on our own machine at the site's. */
    URI robots() {
        return loopback() ? at("robots.txt") : root.resolve("/robots.txt");
    }

    /** The address as the site's own rules for robots see it. */
    String forRobots(URI address) {
        String text = address.toString();
        return loopback() && text.startsWith(root.toString())
                ? "http://" + root.getHost() + "/"
                        + text.substring(root.toString().length())
                : text;
    }

    /**
     * The same for every spelling of one site: host without {@code www}, and the path if it has one. A port counts, except
     * on our own machine, where it changes from start to start.
     */
    String key() {
        String port = root.getPort() < 0 || loopback() ? "" : ":" + root.getPort();
        String key = bare(root.getHost()) + port + root.getRawPath();
        return key.substring(0, key.length() - 1);
    }

    /** Whether a page belongs to this site; {@code www} and the scheme make no difference. */
    boolean contains(@Nullable URI address) {
        return address != null
                && address.getHost() != null
                && bare(address.getHost().toLowerCase(Locale.ROOT)).equals(bare(root.getHost()))
                && address.getPort() == root.getPort()
                && (String.valueOf(address.getRawPath()) + "/").startsWith(root.getRawPath());
    }

    boolean isRoot(URI address) {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return contains(address) && path.equals(root.getRawPath()) && address.getRawQuery() == null;
    }

    private boolean loopback() {
        return root.getHost().equals("127.0.0.1") || root.getHost().equals("localhost");
    }

    private static String bare(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
