package id.pantas.simulator;

import id.pantas.simulator.SimulatedAccount.SiteKind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Feeds of sites: WordPress, and the three generations of the village system. */
final class SiteFeeds {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss xx", Locale.ROOT);
    private static final int PER_PAGE = 10;
    private static final int VILLAGE_ITEMS = 20;

    private final Timeline timeline;

    SiteFeeds(Timeline timeline) {
        this.timeline = timeline;
    }

    Answer wordPress(SimulatedAccount site, Asked asked, Instant now) {
        Integer page = asked.number("paged", 1);
        int skip = page == null || page < 1 || page > 10_000 ? 0 : (page - 1) * PER_PAGE;
        List<SimulatedPost> items = newest(site, now, skip, PER_PAGE);
        if (items.isEmpty() && skip > 0) {
            return Answer.html(404, "<html><head><title>Halaman tidak ditemukan</title></head><body></body></html>\n");
        }
        String base = SitePages.base(site);
        Instant built = items.stream()
                .map(item -> WordPress.modified(item, now))
                .max(Instant::compareTo)
                .orElse(timeline.world().firstDay().atStartOfDay(World.ZONE).toInstant());
        StringBuilder xml =
                new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:media="http://search.yahoo.com/mrss/">
                <channel>
                	<title>%1$s</title>
                	<atom:link href="%2$s/feed/" rel="self" type="application/rss+xml" />
                	<link>%2$s</link>
                	<description>Melayani dengan hati</description>
                	<lastBuildDate>%3$s</lastBuildDate>
                	<language>id</language>
                	<sy:updatePeriod>hourly</sy:updatePeriod>
                	<sy:updateFrequency>1</sy:updateFrequency>
                	<generator>https://wordpress.org/?v=6.9</generator>
                """.formatted(Markup.escape(site.displayName()), base, time(built, ZoneOffset.UTC)));
        for (SimulatedPost item : items) {
            String body = item.bodyAt(now);
            String lead = body.split("\n\n", 2)[0];
            xml.append("""
                    	<item>
                    		<title>%1$s</title>
                    		<link>%2$s</link>
                    		<dc:creator><![CDATA[Humas]]></dc:creator>
                    		<pubDate>%3$s</pubDate>
                    		<category><![CDATA[Berita]]></category>
                    		<guid isPermaLink="false">%4$s/?p=%5$s</guid>
                    		<description><![CDATA[<p>%6$s [&hellip;]</p>]]></description>
                    		<content:encoded><![CDATA[%7$s]]></content:encoded>
                    		<slash:comments>0</slash:comments>
                    	</item>
                    """.formatted(
                            WordPress.texturize(String.valueOf(item.titleAt(now))),
                            SitePages.address(site, item),
                            time(item.publishedAt(), ZoneOffset.UTC),
                            base,
                            item.nativeId(),
                            Markup.escape(lead),
                            SitePages.content(site, item, now)));
        }
        return Answer.of(
                        200,
                        "application/rss+xml; charset=UTF-8",
                        xml.append("</channel>\n</rss>\n").toString())
                .with("Cache-Control", "max-age=300")
                .with("Last-Modified", WebsiteDesk.httpDate(built));
    }

    Answer village(SimulatedAccount site, Instant now) {
        boolean outside = site.site() != SiteKind.OPENSID;
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="utf-8"?>
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                	xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/"
                	xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
                	xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
                	<channel>
                		<title>%1$s</title>
                		<link>%2$s/</link>
                		<description>Situs Web %1$s Kabupaten Nusa Jaya</description>
                		<language>ID</language>
                		<generator>Sistem Informasi Desa</generator>
                """.formatted(Markup.escape(site.displayName()), SitePages.base(site)));
        if (outside) {
            xml.append("\t</channel>\n");
        }
        newest(site, now, 0, VILLAGE_ITEMS).forEach(item -> item(xml, site, item, now));
        if (!outside) {
            xml.append("\t</channel>\n");
        }
        String type = site.site() == SiteKind.OPENSID_OLD ? "text/xml;charset=UTF-8" : "application/rss+xml";
        return Answer.of(200, type, xml.append("</rss>\n").toString());
    }

    private static void item(StringBuilder xml, SimulatedAccount site, SimulatedPost item, Instant now) {
        String title = Markup.escape(String.valueOf(item.titleAt(now)));
        String lead = Markup.escape(item.bodyAt(now).split("\n\n", 2)[0]);
        String link = SitePages.address(site, item);
        String date = time(item.publishedAt(), World.ZONE);
        xml.append("\t\t<item>\n\t\t\t<title>").append(title).append("</title>\n\t\t\t<link>");
        xml.append(link).append("</link>\n");
        if (site.site() == SiteKind.OPENSID) {
            xml.append("\t\t\t<guid isPermaLink=\"true\">").append(link).append("</guid>\n");
            xml.append("\t\t\t<pubDate>").append(date).append("</pubDate>\n");
        } else if (site.site() == SiteKind.OPENSID_MIDDLE) {
            xml.append("\t\t\t<pubdate>").append(date).append("</pubdate>\n");
        }
        xml.append("\t\t\t<description>\n\t\t\t\t");
        xml.append(site.site() == SiteKind.OPENSID_OLD ? "&lt;p&gt;" + lead + "&lt;/p&gt;" : lead + "[...]");
        xml.append("\t\t\t</description>\n\t\t</item>\n");
    }

    private List<SimulatedPost> newest(SimulatedAccount site, Instant now, int skip, int count) {
        try (Stream<SimulatedPost> posts = timeline.newestFirst(site, now)) {
            return posts.skip(skip).limit(count).toList();
        }
    }

    private static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }
}
