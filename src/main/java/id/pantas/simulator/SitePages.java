package id.pantas.simulator;

import id.pantas.simulator.SimulatedAccount.SiteKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Pages of sites: home, articles, sitemaps, robots rules; also the addresses of articles. */
final class SitePages {

    static final String BROKEN =
            "<!DOCTYPE html><html lang=\"id\"><head><title>Kesalahan</title></head><body><p>Ada eror serius pada situs web"
                    + " Anda.</p></body></html>\n";

    private static final Pattern NUMBER =
            Pattern.compile("(?:.*[-/]|/first/artikel/|/index\\.php/first/artikel/)(\\d{3,9})/?");
    private static final DateTimeFormatter DAY_PATH = DateTimeFormatter.ofPattern("uuuu/MM/dd");
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter WIB =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(World.ZONE);
    private static final DateTimeFormatter INDONESIAN = DateTimeFormatter.ofPattern(
                    "dd MMMM uuuu HH:mm:ss 'WIB'", Locale.forLanguageTag("id"))
            .withZone(World.ZONE);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LISTED = 20;

    private final Timeline timeline;

    SitePages(Timeline timeline) {
        this.timeline = timeline;
    }

    static String base(SimulatedAccount site) {
        return "https://" + site.nativeId();
    }

    static String slug(SimulatedPost post) {
        String slug = String.valueOf(post.title())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return (slug.length() > 60 ? slug.substring(0, 60).replaceAll("-[^-]*$", "") : slug) + "-" + post.nativeId();
    }

    /** The public address of an article, in the form of the site's software. */
    static String address(SimulatedAccount site, SimulatedPost post) {
        String day = DAY_PATH.format(post.publishedAt().atZone(World.ZONE));
        SiteKind kind = site.site() == null ? SiteKind.WORDPRESS : site.site();
        return base(site)
                + switch (kind) {
                    case WORDPRESS, RSS_ONLY -> "/" + day + "/" + slug(post) + "/";
                    case OPENSID, OPENSID_MIDDLE -> "/artikel/" + day + "/" + slug(post);
                    case OPENSID_OLD -> "/index.php/first/artikel/" + post.nativeId();
                    case HTML -> "/berita/" + slug(post);
                };
    }

    static boolean hasPicture(SimulatedPost post) {
        return (Chance.hash(post.nativeId()) & 3) != 0;
    }

    /** The article's body as its site prints it. */
    static String content(SimulatedAccount site, SimulatedPost post, Instant now) {
        String html = Markup.paragraphs(post.bodyAt(now));
        return hasPicture(post)
                ? html + "<figure class=\"wp-block-image\"><img src=\"" + picture(site, post)
                        + "\" alt=\"Dokumentasi kegiatan\"/></figure>\n"
                : html;
    }

    static @Nullable SimulatedPost byNumber(Timeline timeline, SimulatedAccount site, String number, Instant now) {
        PostIds.Place place = PostIds.placeOfArticle(site.number(), Long.parseLong(number));
        return timeline.at(site, LocalDate.ofEpochDay(place.epochDay()), place.index(), now);
    }

    Answer robots(SimulatedAccount site) {
        return switch (site.site() == null ? SiteKind.WORDPRESS : site.site()) {
            case WORDPRESS, RSS_ONLY ->
                Answer.of(
                        200,
                        "text/plain; charset=utf-8",
                        "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n\nSitemap: " + base(site)
                                + "/wp-sitemap.xml\n");
            case HTML ->
                Answer.of(
                        200,
                        "text/plain",
                        "User-agent: *\nDisallow: /cari\n\nSitemap: " + base(site) + "/sitemap.xml\n");
            default ->
                Answer.html(404, "<!DOCTYPE html><html><head><title>Beranda</title></head><body></body></html>\n");
        };
    }

    Answer home(SimulatedAccount site, Instant now) {
        SiteKind kind = site.site() == null ? SiteKind.WORDPRESS : site.site();
        boolean blog = kind == SiteKind.WORDPRESS || kind == SiteKind.RSS_ONLY;
        String name = Markup.escape(site.displayName());
        StringBuilder html = new StringBuilder(head(name));
        if (blog) {
            html.append("<link rel=\"alternate\" type=\"application/rss+xml\" title=\"")
                    .append(name)
                    .append(" &raquo; Umpan\" href=\"/feed/\">\n<link rel=\"alternate\" type=\"application/rss+xml\"")
                    .append(" title=\"Komentar\" href=\"/comments/feed/\">\n")
                    .append("<link rel=\"https://api.w.org/\" href=\"/wp-json/\">\n")
                    .append("<meta name=\"generator\" content=\"WordPress 6.9\">\n");
        } else if (kind == SiteKind.OPENSID) {
            html.append("<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed\">\n");
        }
        html.append("</head>\n<body>\n<h1>").append(name).append("</h1>\n<ul class=\"berita\">\n");
        for (SimulatedPost post : newest(site, now, LISTED)) {
            html.append("<li><a href=\"")
                    .append(address(site, post))
                    .append("\">")
                    .append(Markup.escape(String.valueOf(post.titleAt(now))))
                    .append("</a> <time datetime=\"")
                    .append(WIB.format(post.publishedAt()))
                    .append("\">")
                    .append(INDONESIAN.format(post.publishedAt()))
                    .append("</time></li>\n");
        }
        Answer answer =
                Answer.html(200, html.append("</ul>\n</body>\n</html>\n").toString());
        return kind == SiteKind.WORDPRESS
                ? answer.with("Link", "<" + base(site) + "/wp-json/>; rel=\"https://api.w.org/\"")
                : answer;
    }

    /** Null if there is no article under this path, or no longer. */
    @Nullable
    Answer article(SimulatedAccount site, String path, Instant now) {
        Matcher number = NUMBER.matcher(path);
        if (!number.matches()) {
            return null;
        }
        SimulatedPost post = byNumber(timeline, site, number.group(1), now);
        if (post == null || !post.visibleAt(now) || !address(site, post).endsWith(path)) {
            return null;
        }
        SiteKind kind = site.site() == null ? SiteKind.WORDPRESS : site.site();
        boolean village = kind == SiteKind.OPENSID || kind == SiteKind.OPENSID_MIDDLE || kind == SiteKind.OPENSID_OLD;
        return Answer.html(200, village ? village(site, post, now) : full(site, post, now))
                .with("Last-Modified", WebsiteDesk.httpDate(WordPress.modified(post, now)));
    }

    Answer sitemapIndex(SimulatedAccount site, Instant now) {
        String changed = newest(site, now, 1).stream()
                .map(post -> "<lastmod>" + UTC.format(WordPress.modified(post, now)) + "</lastmod>")
                .findFirst()
                .orElse("");
        return Answer.of(200, "application/xml; charset=UTF-8", """
                <?xml version="1.0" encoding="UTF-8"?>
                <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                 <sitemap><loc>%1$s/wp-sitemap-posts-post-1.xml</loc>%2$s</sitemap>
                 <sitemap><loc>%1$s/wp-sitemap-posts-page-1.xml</loc></sitemap>
                 <sitemap><loc>%1$s/wp-sitemap-users-1.xml</loc></sitemap>
                </sitemapindex>
                """.formatted(base(site), changed));
    }

    Answer sitemap(SimulatedAccount site, Instant now) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (SimulatedPost post : newest(site, now, 2_000)) {
            xml.append(" <url><loc>")
                    .append(address(site, post))
                    .append("</loc><lastmod>")
                    .append(UTC.format(WordPress.modified(post, now)))
                    .append("</lastmod></url>\n");
        }
        return Answer.of(
                200, "application/xml; charset=UTF-8", xml.append("</urlset>\n").toString());
    }

    private static String village(SimulatedAccount site, SimulatedPost post, Instant now) {
        String readers = String.format(Locale.forLanguageTag("id"), "%,d", 40 + (Chance.hash(post.nativeId()) & 0x7FF));
        return head(Markup.escape(site.displayName()))
                + "<meta name=\"viewport\" content=\"width=device-width\">\n</head>\n<body>\n<div class=\"artikel\"><h2"
                + " class=\"judul\">"
                + Markup.escape(String.valueOf(post.titleAt(now)))
                + "</h2><div class=\"kategori-artikel\"><i class=\"fa fa-user\"></i> Operator Desa <i class=\"fa"
                + " fa-clock-o\"></i> "
                + INDONESIAN.format(post.publishedAt())
                + " <i class=\"fa fa-eye\"></i> "
                + readers
                + " Kali Dibaca</div><div class=\"isi\">"
                + content(site, post, now)
                + "</div></div>\n</body>\n</html>\n";
    }

    private static String full(SimulatedAccount site, SimulatedPost post, Instant now) {
        String address = address(site, post);
        String title = Markup.escape(String.valueOf(post.titleAt(now)));
        String published = UTC.format(post.publishedAt());
        String modified = UTC.format(WordPress.modified(post, now));
        Map<String, Object> article = new LinkedHashMap<>();
        article.put("@type", "NewsArticle");
        article.put("@id", address + "#article");
        article.put("headline", post.titleAt(now));
        article.put("datePublished", published);
        article.put("dateModified", modified);
        article.put("inLanguage", "id");
        Map<String, Object> graph = new LinkedHashMap<>();
        graph.put("@context", "https://schema.org");
        graph.put("@graph", List.of(article));
        String data = JSON.writeValueAsString(graph).replace("<", "\\u003c");
        return head(title + " &#8211; " + Markup.escape(site.displayName()))
                + "<link rel=\"canonical\" href=\"" + address + "\">\n"
                + "<meta property=\"og:type\" content=\"article\">\n<meta property=\"og:title\" content=\"" + title
                + "\">\n"
                + "<meta property=\"og:url\" content=\"" + address + "\">\n"
                + (hasPicture(post) ? "<meta property=\"og:image\" content=\"" + picture(site, post) + "\">\n" : "")
                + "<meta property=\"article:published_time\" content=\"" + published + "\">\n"
                + "<meta property=\"article:modified_time\" content=\"" + modified + "\">\n"
                + "<meta name=\"author\" content=\"Humas\">\n<script type=\"application/ld+json\">" + data
                + "</script>\n"
                + "</head>\n<body>\n<header><nav>Beranda Profil Berita</nav></header>\n<article><h1>" + title
                + "</h1><div class=\"entry-content\">" + content(site, post, now)
                + "</div></article>\n<footer>© " + Timeline.today(now).getYear() + "</footer>\n</body>\n</html>\n";
    }

    private static String picture(SimulatedAccount site, SimulatedPost post) {
        return base(site) + "/wp-content/uploads/" + post.nativeId() + ".jpg";
    }

    private static String head(String title) {
        return "<!DOCTYPE html>\n<html lang=\"id\">\n<head>\n<meta charset=\"UTF-8\">\n<title>" + title + "</title>\n";
    }

    private List<SimulatedPost> newest(SimulatedAccount site, Instant now, int count) {
        try (Stream<SimulatedPost> posts = timeline.newestFirst(site, now)) {
            return posts.limit(count).toList();
        }
    }
}
