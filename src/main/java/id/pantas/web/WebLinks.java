package id.pantas.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses that came from outside, before a page shows them as links. */
public final class WebLinks {

    private WebLinks() {}

    /** The link itself if a browser opens it as a web page; null for anything else (javascript:, data:, no address). */
    public static @Nullable String safe(@Nullable String link) {
        if (link == null) {
            return null;
        }
        try {
            URI address = new URI(link);
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            return web && address.getHost() != null ? link : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
