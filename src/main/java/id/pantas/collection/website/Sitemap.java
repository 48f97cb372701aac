package id.pantas.collection.website;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.ExtensionMetadata;
import crawlercommons.sitemaps.extension.NewsAttributes;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.outgoing.GuardedHttp.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the addresses of a site's articles in its sitemap. */
final class Sitemap {

    /** A sitemap of sitemaps leads to this many of them at most. */
    private static final int MAX_PARTS = 2;

    private static final Pattern ARTICLES = Pattern.compile("post|news|berita|artikel|article");

    private Sitemap() {}

    /**
     * An address of a sitemap.
     *
     * @param changedAt when the page changed last, null if the sitemap does not say
     * @param publishedAt only in sitemaps of news
     */
    record Entry(
            URI address,
            @Nullable Instant changedAt,
            @Nullable Instant publishedAt) {}

    /**
     * The pages of this site that changed since {@code since}, the latest first; those without a time come last.
     *
     * @return null if there is no sitemap
     */
    static @Nullable List<Entry> read(SiteVisit visit, URI address, Instant since) throws CollectionFailure {
        Reply reply = visit.get(address, Map.of());
        AbstractSiteMap root = parsed(reply);
        if (root == null) {
            return null;
        }
        visit.keep(reply);
        List<Entry> entries = new ArrayList<>();
        if (root instanceof SiteMapIndex index) {
            for (URI part : parts(index, visit.site())) {
                Reply answer = visit.get(part, Map.of());
                visit.keep(answer);
                if (parsed(answer) instanceof SiteMap map) {
                    collect(map, visit.site(), since, entries);
                }
            }
        } else if (root instanceof SiteMap map) {
            collect(map, visit.site(), since, entries);
        }
        entries.sort(Comparator.comparing(
                Entry::changedAt,
                Comparator.nullsLast(Comparator.<Instant>naturalOrder().reversed())));
        return entries;
    }

    private static @Nullable AbstractSiteMap parsed(Reply reply) {
        String begin = new String(reply.body(), 0, Math.min(500, reply.body().length), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        if (reply.status() != 200 || !begin.contains("<") || begin.contains("<html")) {
            return null;
        }
        try {
            SiteMapParser parser = new SiteMapParser(false);
            parser.enableExtension(Extension.NEWS);
            return parser.parseSiteMap("text/xml", reply.body(), reply.address().toURL());
        } catch (UnknownFormatException | IOException e) {
            return null;
        }
    }

    private static List<URI> parts(SiteMapIndex index, SiteAddress site) {
        List<URI> all = new ArrayList<>();
        for (AbstractSiteMap part : index.getSitemaps()) {
            URI address = uri(part.getUrl());
            if (address != null && site.contains(address)) {
                all.add(address);
            }
        }
        List<URI> articles = all.stream()
                .filter(each -> ARTICLES.matcher(each.getPath()).find())
                .toList();
        return (articles.isEmpty() ? all : articles).stream().limit(MAX_PARTS).toList();
    }

    private static void collect(SiteMap map, SiteAddress site, Instant since, List<Entry> entries) {
        for (SiteMapURL url : map.getSiteMapUrls()) {
            URI address = uri(url.getUrl());
            Instant published = published(url);
            Date modified = url.getLastModified();
            Instant changed = modified == null ? published : modified.toInstant();
            boolean recent = changed == null || !changed.isBefore(since);
            if (address != null && site.contains(address) && !site.isRoot(address) && recent) {
                entries.add(new Entry(address, changed, published));
            }
        }
    }

    private static @Nullable Instant published(SiteMapURL url) {
        ExtensionMetadata[] news = url.getAttributesForExtension(Extension.NEWS);
        if (news != null && news.length > 0 && news[0] instanceof NewsAttributes attributes) {
            return attributes.getPublicationDateTime() == null
                    ? null
                    : attributes.getPublicationDateTime().toInstant();
        }
        return null;
    }

    private static @Nullable URI uri(@Nullable URL url) {
        return url == null ? null : Links.resolve(URI.create("http://invalid/"), url.toString());
    }
}
