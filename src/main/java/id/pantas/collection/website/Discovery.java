package id.pantas.collection.website;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.outgoing.GuardedHttp.Reply;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Where the articles of a site may be found, the best place first: what its front page names, then what is usual. */
final class Discovery {

    private static final Pattern API_HEADER =
            Pattern.compile("<([^>]{1,500})>\\s*;[^,]*rel=\"?https://api\\.w\\.org/\"?");
    private static final Pattern COMMENTS = Pattern.compile("comment|komentar", Pattern.CASE_INSENSITIVE);
    private static final List<String> FEEDS =
            List.of("feed/", "feed", "feed.xml", "rss", "rss.xml", "atom.xml", "feeds/posts/default?max-results=50");
    private static final List<String> SITEMAPS =
            List.of("wp-sitemap.xml", "sitemap_index.xml", "sitemap.xml", "sitemap-news.xml");

    private final SiteVisit visit;
    private final Set<URI> wordpress = new LinkedHashSet<>();
    private final Set<URI> feeds = new LinkedHashSet<>();
    private final Set<URI> sitemaps = new LinkedHashSet<>();
    private @Nullable CollectionFailure refusal;

    private Discovery(SiteVisit visit) {
        this.visit = visit;
    }

    /** A place to try. */
    record Candidate(SiteState.Source source, URI address) {}

    /** Looks at the front page. */
    static Discovery of(SiteVisit visit) throws CollectionFailure {
        Discovery discovery = new Discovery(visit);
        discovery.readFrontPage();
        return discovery;
    }

    /** Why nothing was found, when nothing was: what the front page said, or that it offers nothing. */
    CollectionFailure nothingFound() {
        return refusal == null
                ? new CollectionFailure(
                        FailureKind.MALFORMED, "no interface, feed or sitemap was found", null, null, null)
                : refusal;
    }

    List<Candidate> candidates() {
        SiteAddress site = visit.site();
        wordpress.add(site.at("wp-json/wp/v2/posts"));
        FEEDS.forEach(path -> feeds.add(site.at(path)));
        for (String told : visit.sitemaps()) {
            add(sitemaps, site.root(), told);
        }
        SITEMAPS.forEach(path -> sitemaps.add(site.at(path)));
        Set<Candidate> all = new LinkedHashSet<>();
        wordpress.forEach(each -> all.add(new Candidate(SiteState.Source.WORDPRESS, each)));
        feeds.forEach(each -> all.add(new Candidate(SiteState.Source.FEED, each)));
        sitemaps.forEach(each -> all.add(new Candidate(SiteState.Source.SITEMAP, each)));
        return List.copyOf(all);
    }

    private void readFrontPage() throws CollectionFailure {
        Reply front = visit.get(visit.site().root(), Map.of());
        if (front.status() == 503) {
            throw visit.refusal(front);
        }
        if (front.status() != 200) {
            refusal = visit.refusal(front); // some sites have a feed and no front page
            return;
        }
        visit.settleAt(front.address());
        for (String header : front.headers().getOrEmpty("link")) {
            Matcher api = API_HEADER.matcher(header);
            while (api.find()) {
                addInterface(front.address(), api.group(1));
            }
        }
        Document page = Jsoup.parse(SiteVisit.text(front), front.address().toString());
        page.select("link[rel=https://api.w.org/]").forEach(link -> addInterface(front.address(), link.attr("href")));
        for (Element link : page.select("link[rel~=(?i)alternate]")) {
            String type = link.attr("type").toLowerCase(Locale.ROOT);
            boolean feed = type.equals("application/rss+xml") || type.equals("application/atom+xml");
            if (feed
                    && !COMMENTS.matcher(link.attr("title") + " " + link.attr("href"))
                            .find()) {
                add(feeds, front.address(), link.attr("href"));
            }
        }
    }

    /** The interface's own root, with readable addresses or without. */
    private void addInterface(URI base, String href) {
        String root = href.contains("rest_route=")
                ? href.replaceAll("/+$", "") + "/wp/v2/posts"
                : href.replaceAll("/*$", "/") + "wp/v2/posts";
        add(wordpress, base, root);
    }

    private void add(Set<URI> places, URI base, String href) {
        URI address = Links.resolve(base, href);
        if (address != null && visit.site().contains(address)) {
            places.add(address);
        }
    }
}
