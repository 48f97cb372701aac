package id.pantas.collection.website;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the page of one article: its JSON-LD first, then OpenGraph, then what is visible.
 */
final class ArticlePage {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern ARTICLE_TYPE =
            Pattern.compile("(?:News|Report|TechArticle|Blog)?(?:Article|BlogPosting|Posting)");
    private static final Pattern NOT_FOUND =
            Pattern.compile("tidak (?:dapat )?ditemukan|not found|\\b404\\b", Pattern.CASE_INSENSITIVE);
    /** Where the text of an article usually is, the narrowest place first. */
    private static final List<String> BODIES = List.of(
            "article .entry-content",
            ".entry-content",
            "[itemprop=articleBody]",
            ".isi",
            ".post-content",
            ".article-content",
            ".post-body",
            "article",
            ".artikel");

    private static final int MAX_NODES = 2_000;
    private static final int MIN_BODY = 40;

    private final Document page;
    private final URI address;
    private final SiteAddress site;
    private final SiteDates dates;

    private ArticlePage(Document page, URI address, SiteAddress site, SiteDates dates) {
        this.page = page;
        this.address = address;
        this.site = site;
        this.dates = dates;
    }

    /** A page is an article, or {@code problem} says in English why it is none. */
    record Reading(@Nullable Article article, String problem) {

        static Reading none(String problem) {
            return new Reading(null, problem);
        }
    }

    /** @param address where the page was in the end, after redirects */
    static Reading read(String html, URI address, SiteAddress site, SiteDates dates) {
        if (site.isRoot(address)) {
            return Reading.none("gone: leads to the front page");
        }
        return new ArticlePage(Jsoup.parse(html, address.toString()), address, site, dates).read();
    }

    private Reading read() {
        String shown = PageText.title(page.title());
        Element heading = page.selectFirst("h1");
        boolean hidden = page.select("meta[name=robots]")
                .attr("content")
                .toLowerCase(Locale.ROOT)
                .contains("noindex");
        String headline = shown + " " + (heading == null ? "" : heading.text());
        if (hidden && NOT_FOUND.matcher(headline).find()) {
            return Reading.none("gone: says that nothing was found");
        }
        URI canonical =
                Links.resolve(address, page.select("link[rel=canonical]").attr("href"));
        String summary = headline + " " + meta("description");
        if (canonical != null && !sameOwner(canonical) || Planted.looksPlanted(summary, "")) {
            return Reading.none(
                    Planted.tempts(summary)
                            ? "looks like an advertisement planted on a hijacked site"
                            : "belongs to another site: "
                                    + String.valueOf(canonical == null ? null : canonical.getHost()));
        }
        JsonNode described = described();
        String title = PageText.title(text(described, "headline"));
        if (title.isEmpty()) {
            title = PageText.title(property("og:title"));
        }
        if (title.isEmpty()) {
            Element visible = page.selectFirst("article h1, .judul, .entry-title, h1");
            title = visible == null ? shown : PageText.title(visible.text());
        }
        URI link = Links.untracked(canonical == null ? address : canonical);
        String shortlink = page.select("link[rel=shortlink]").attr("href");
        return new Reading(
                new Article(
                        Links.id(shortlink, link, site), link, title, body(), published(described), image(described)),
                "");
    }

    private @Nullable Instant published(@Nullable JsonNode described) {
        Instant at = dates.find(text(described, "datePublished"));
        if (at == null) {
            at = dates.find(property("article:published_time"));
        }
        if (at == null) {
            at = dates.find(page.select("time[datetime]").attr("datetime"));
        }
        if (at == null) {
            // Not in the article itself: the first date there is when something happens, not when it was written.
            for (Element line : page.select("[class*=date], [class*=tanggal], [class*=waktu], [class*=time],"
                    + " [class*=meta], [class*=kategori], [class*=info], time")) {
                at = dates.find(line.text());
                if (at != null) {
                    return at;
                }
            }
            at = dates.inLink(address.toString());
        }
        return at;
    }

    private String body() {
        for (String place : BODIES) {
            Element found = page.selectFirst(place);
            if (found != null) {
                return PageText.of(found.clone());
            }
        }
        Element best = largest();
        return best == null ? "" : PageText.of(best.clone());
    }

    /** The element whose own paragraphs hold most text. */
    private @Nullable Element largest() {
        Element best = null;
        int most = MIN_BODY;
        for (Element parent : page.select("div:has(> p), section:has(> p), main:has(> p), td:has(> p)")) {
            int length = parent.select("> p").text().length();
            if (length > most) {
                most = length;
                best = parent;
            }
        }
        return best;
    }

    private @Nullable String image(@Nullable JsonNode described) {
        JsonNode image = described == null ? null : described.get("image");
        if (image != null && image.isArray() && !image.isEmpty()) {
            image = image.get(0);
        }
        if (image != null && image.isObject()) {
            image = image.get("url");
        }
        String told = image != null && image.isString() ? image.stringValue() : property("og:image");
        URI resolved = Links.resolve(address, told);
        return resolved == null ? null : resolved.toString();
    }

    /** The first description of an article in JSON-LD; broken blocks are passed over. */
    private @Nullable JsonNode described() {
        for (Element script : page.select("script[type=application/ld+json]")) {
            try {
                JsonNode found = articleIn(JSON.readTree(script.data()));
                if (found != null) {
                    return found;
                }
            } catch (JacksonException e) {
                // the next block may be better
            }
        }
        return null;
    }

    private static @Nullable JsonNode articleIn(@Nullable JsonNode root) {
        Deque<JsonNode> waiting = new ArrayDeque<>();
        if (root != null) {
            waiting.add(root);
        }
        for (int i = 0; i < MAX_NODES && !waiting.isEmpty(); i++) {
            JsonNode node = waiting.remove();
            if (node.isArray()) {
                node.forEach(waiting::add);
            } else if (node.isObject()) {
                if (isArticle(node.path("@type"))) {
                    return node;
                }
                if (node.has("@graph")) {
                    waiting.add(node.get("@graph"));
                }
            }
        }
        return null;
    }

    private static boolean isArticle(JsonNode type) {
        if (type.isArray()) {
            for (JsonNode each : type) {
                if (isArticle(each)) {
                    return true;
                }
            }
            return false;
        }
        return ARTICLE_TYPE.matcher(type.asString("")).matches();
    }

    private static @Nullable String text(@Nullable JsonNode node, String name) {
        JsonNode value = node == null ? null : node.get(name);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    private String property(String name) {
        return page.select("meta[property=" + name + "]").attr("content");
    }

    private String meta(String name) {
        return page.select("meta[name=" + name + "]").attr("content");
    }

    private boolean sameOwner(URI other) {
        return Links.sameOwner(other, site);
    }
}
