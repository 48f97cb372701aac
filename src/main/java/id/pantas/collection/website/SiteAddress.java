package id.pantas.collection.website;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a site begins. Usually the root of a host; below a path where several sites share one, then nothing outside that
 * path belongs to the site.
 *
 * <p>A site may have a stand-in on our own machine, as in the demo: {@code http://127.0.0.1:8089/website/desa.example/}
 * is the site {@code https://desa.example/}, and every request to it goes to that place instead.
 *
 * @param standIn what stands before the host in the stand-in's addresses, null for a real site
 */
record SiteAddress(URI root, @Nullable URI standIn) {

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
        URI root = URI.create(scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + port + folder);
        String host = folder.replaceAll("^.*/([^/]*)/$", "$1");
        if (root.getHost().equals("127.0.0.1") && host.matches("[a-z0-9-]+(?:\\.[a-z0-9-]+)+")) {
            String whole = root.toString();
            URI before = URI.create(whole.substring(0, whole.length() - host.length() - 1));
            return new SiteAddress(URI.create("https://" + host + "/"), before);
        }
        return new SiteAddress(root, null);
    }

    /** The same site without encryption. */
    SiteAddress plain() {
        return new SiteAddress(
                URI.create("http" + root.toString().substring(root.toString().indexOf(':'))), standIn);
    }

    /** The same site at another of its spellings. */
    SiteAddress at(URI front) {
        return new SiteAddress(of(front.toString()).root(), standIn);
    }

    /** {@code path} below the site's root; it must not begin with a slash. */
    URI at(String path) {
        return root.resolve(path);
    }

    /** Where an address of this site is really asked. */
    URI asked(URI address) {
        if (standIn == null) {
            return address;
        }
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String path = address.getRawPath() == null ? "/" : address.getRawPath();
        return URI.create(standIn + address.getHost() + (path.isEmpty() ? "/" : path) + query);
    }

    /** Where the rules for robots stand: at the host's root. */
    URI robots() {
        return root.resolve("/robots.txt");
    }

    /** The same for every spelling of one site: host without {@code www}, the port and the path if it has them. */
    String key() {
        String port = root.getPort() < 0 ? "" : ":" + root.getPort();
        String key = bare(root.getHost()) + port + root.getRawPath();
        return key.substring(0, key.length() - 1);
    }

    /** Whether a page belongs to this site; {@code www} and the scheme make no difference. */
    boolean contains(@Nullable URI address) {
        return address != null
                && address.getHost() != null
                && bare(address.getHost().toLowerCase(Locale.ROOT)).equals(bare(root.getHost()))
                && address.getPort() == root.getPort()
                && (address.getRawPath() + "/").startsWith(root.getRawPath());
    }

    boolean isRoot(URI address) {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return contains(address) && path.equals(root.getRawPath()) && address.getRawQuery() == null;
    }

    private static String bare(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
