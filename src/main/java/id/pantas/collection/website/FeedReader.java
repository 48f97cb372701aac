package id.pantas.collection.website;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads RSS and Atom. ROME goes first; where it fails, finds nothing although there are items (OpenSID puts them behind
 * the channel) or cannot read a date, jsoup reads the same text item by item.
 */
final class FeedReader {

    private static final Pattern BASE = Pattern.compile("xml:base=[\"']([^\"']{1,500})");
    private static final Pattern ITEM = Pattern.compile("<(?:item|entry)[\\s>]");
    private static final Pattern ROOT = Pattern.compile("<(?:\\w+:)?(rss|feed|rdf)[\\s>]", Pattern.CASE_INSENSITIVE);
    private static final Pattern END = Pattern.compile(
            "</(?:\\w+:)?(?:rss|feed|rdf)\\s*>\\s*(?:<!--.*?-->\\s*)*$", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern IMAGE =
            Pattern.compile("<img[^>]{0,500}?src=[\"']([^\"'>]{1,1000})", Pattern.CASE_INSENSITIVE);

    private final SiteAddress site;
    private final URI base;
    private final SiteDates dates;
    private final String text;
    private final List<String> unreadable;

    private FeedReader(SiteAddress site, URI address, SiteDates dates, String text, List<String> unreadable) {
        this.site = site;
        this.dates = dates;
        this.text = text;
        this.unreadable = unreadable;
        Matcher declared = BASE.matcher(text.substring(0, Math.min(text.length(), 5_000)));
        URI told = declared.find() ? Links.resolve(address, declared.group(1)) : null;
        this.base = told == null ? address : told;
    }

    /** Whether this is a feed at all and not some page. */
    static boolean isFeed(String text) {
        Matcher root = ROOT.matcher(text.substring(0, Math.min(text.length(), 5_000)));
        return root.find()
                && !text.substring(0, root.start()).toLowerCase(Locale.ROOT).contains("<html");
    }

    /**
     * The articles of a feed in its order, each once; dates may be missing. Where the feed tells of one article several
     * times, as those of wikis do after each edit, its first publication counts.
     *
     * @param address where the feed is, for its relative links
     * @param unreadable is filled with a line for each item without a usable link
     * @throws CollectionFailure TRANSIENT if the feed is cut off, MALFORMED if it brings definitions of its own, which could
     *     make us read our own files
     */
    static List<Article> read(String text, URI address, SiteAddress site, SiteDates dates, List<String> unreadable)
            throws CollectionFailure {
        if (text.contains("<!ENTITY")) {
            throw new CollectionFailure(FailureKind.MALFORMED, "the feed defines entities", null, text, null);
        }
        FeedReader reader = new FeedReader(site, address, dates, text, unreadable);
        List<Article> articles = reader.byRome();
        if (articles == null) {
            unreadable.clear();
            articles = reader.byItems();
        }
        Map<String, Article> each = new LinkedHashMap<>();
        articles.forEach(article -> each.merge(article.id(), article, FeedReader::earlier));
        return List.copyOf(each.values());
    }

    private static Article earlier(Article one, Article other) {
        return one.publishedAt() != null
                        && other.publishedAt() != null
                        && other.publishedAt().isBefore(one.publishedAt())
                ? other
                : one;
    }

    /** Null if ROME cannot read all of it. */
    private @Nullable List<Article> byRome() {
        SyndFeed feed;
        try {
            feed = new SyndFeedInput().build(new StringReader(text));
        } catch (FeedException | IllegalArgumentException e) {
            return null;
        }
        if (feed.getEntries().isEmpty() && ITEM.matcher(text).find()) {
            return null;
        }
        List<Article> articles = new ArrayList<>();
        for (SyndEntry entry : feed.getEntries()) {
            Date date = entry.getPublishedDate() == null ? entry.getUpdatedDate() : entry.getPublishedDate();
            if (date == null) {
                return null;
            }
            String html = html(entry);
            add(
                    articles,
                    entry.getUri(),
                    entry.getLink(),
                    entry.getTitle(),
                    html,
                    date.toInstant(),
                    image(entry, html));
        }
        return articles;
    }

    private List<Article> byItems() throws CollectionFailure {
        if (!END.matcher(text).find()) {
            throw new CollectionFailure(FailureKind.TRANSIENT, "the feed is cut off", null, text, null);
        }
        Document document = Jsoup.parse(text, "", Parser.xmlParser());
        List<Article> articles = new ArrayList<>();
        for (Element item : document.select("item, entry")) {
            String html = first(item, "content:encoded", "content", "description", "summary");
            add(
                    articles,
                    first(item, "guid", "id"),
                    link(item),
                    first(item, "title"),
                    html,
                    dates.find(first(item, "pubdate", "published", "dc:date", "date", "updated")),
                    image(html));
        }
        return articles;
    }

    private void add(
            List<Article> articles,
            @Nullable String guid,
            @Nullable String link,
            @Nullable String title,
            @Nullable String html,
            @Nullable Instant date,
            @Nullable String image) {
        URI address = Links.resolve(base, link == null || link.isBlank() ? guid : link);
        String name = PageText.title(title);
        if (address == null) {
            unreadable.add("an item without a link: " + name);
        } else {
            URI untracked = Links.untracked(address);
            // ROME gives the link where there is no identifier; that is then no identifier but a link.
            String own = guid == null || guid.equals(link) ? null : guid;
            articles.add(new Article(Links.id(own, untracked, site), untracked, name, PageText.of(html), date, image));
        }
    }

    private static @Nullable String html(SyndEntry entry) {
        for (SyndContent content : entry.getContents()) {
            if (content.getValue() != null && !content.getValue().isBlank()) {
                return content.getValue();
            }
        }
        return entry.getDescription() == null ? null : entry.getDescription().getValue();
    }

    private static @Nullable String image(SyndEntry entry, @Nullable String html) {
        for (SyndEnclosure enclosure : entry.getEnclosures()) {
            if (enclosure.getType() != null && enclosure.getType().startsWith("image/")) {
                return enclosure.getUrl();
            }
        }
        return image(html);
    }

    /** The first picture of a piece of HTML. */
    static @Nullable String image(@Nullable String html) {
        Matcher found = IMAGE.matcher(html == null ? "" : html);
        return found.find() ? Parser.unescapeEntities(found.group(1), true) : null;
    }

    private static @Nullable String link(Element item) {
        String any = null;
        for (Element child : item.children()) {
            if (child.normalName().equals("link")) {
                String href = child.attr("href").isEmpty() ? child.wholeText().strip() : child.attr("href");
                if (child.attr("rel").isEmpty() || child.attr("rel").equals("alternate")) {
                    return href;
                }
                any = any == null ? href : any;
            }
        }
        return any;
    }

    /** The content of the first child with the first of these names that is there. */
    private static @Nullable String first(Element item, String... names) {
        for (String name : names) {
            for (Element child : item.children()) {
                if (child.normalName().equals(name)) {
                    String content = child.childrenSize() > 0 ? child.html() : child.wholeText();
                    if (!content.isBlank()) {
                        return content.strip();
                    }
                }
            }
        }
        return null;
    }
}
