package id.pantas.simulator;

import id.pantas.simulator.SimulatedPost.Counts;
import id.pantas.simulator.SimulatedPost.Form;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** The keyless Atom feed: the 15 newest videos. */
final class YouTubeFeed {

    static final String NOT_FOUND = """
            <!DOCTYPE html>
            <html lang=en>
              <meta charset=utf-8>
              <title>Error 404 (Not Found)!!1</title>
              <p><b>404.</b> <ins>That’s an error.</ins>
              <p>The requested URL was not found on this server.  <ins>That’s all we know.</ins>
            </html>
            """;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'").withZone(ZoneOffset.UTC);
    private static final int ENTRIES = 15;

    private final Timeline timeline;

    YouTubeFeed(Timeline timeline) {
        this.timeline = timeline;
    }

    String of(SimulatedAccount account, Instant now) {
        String id = account.nativeId();
        String name = Markup.escape(account.displayName());
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">
                 <link rel="self" href="http://www.youtube.com/feeds/videos.xml?channel_id=%1$s"/>
                 <id>yt:channel:%2$s</id>
                 <yt:channelId>%2$s</yt:channelId>
                 <title>%3$s</title>
                 <link rel="alternate" href="https://www.youtube.com/channel/%1$s"/>
                 <author>
                  <name>%3$s</name>
                  <uri>https://www.youtube.com/channel/%1$s</uri>
                 </author>
                 <published>2018-05-02T03:04:05+00:00</published>
                """.formatted(id, id.substring(2), name));
        List<SimulatedPost> videos;
        try (Stream<SimulatedPost> newest = timeline.newestFirst(account, now)) {
            videos = newest.limit(ENTRIES).toList();
        }
        videos.forEach(video -> entry(xml, video, id, name, now));
        return xml.append("</feed>\n").toString();
    }

    private static void entry(StringBuilder xml, SimulatedPost video, String channel, String name, Instant now) {
        boolean upcoming = video.premiereAt() != null && video.premiereAt().isAfter(now);
        Counts counts = video.countsAt(now);
        String path = video.form() == Form.SHORT_VIDEO ? "shorts/" : "watch?v=";
        String time = TIME.format(video.publishedAt());
        xml.append("""
                 <entry>
                  <id>yt:video:%1$s</id>
                  <yt:videoId>%1$s</yt:videoId>
                  <yt:channelId>%2$s</yt:channelId>
                  <title>%3$s</title>
                  <link rel="alternate" href="https://www.youtube.com/%4$s%1$s"/>
                  <author>
                   <name>%5$s</name>
                   <uri>https://www.youtube.com/channel/%2$s</uri>
                  </author>
                  <published>%6$s</published>
                  <updated>%6$s</updated>
                  <media:group>
                   <media:title>%3$s</media:title>
                   <media:content url="https://www.youtube.com/v/%1$s?version=3" type="application/x-shockwave-flash" width="640" height="390"/>
                   <media:thumbnail url="https://i2.ytimg.com/vi/%1$s/hqdefault.jpg" width="480" height="360"/>
                   <media:description>%7$s</media:description>
                   <media:community>
                    <media:starRating count="%8$d" average="5.00" min="1" max="5"/>
                %9$s
                   </media:community>
                  </media:group>
                 </entry>
                """.formatted(
                        video.nativeId(),
                        channel,
                        Markup.escape(String.valueOf(video.titleAt(now))),
                        path,
                        name,
                        time,
                        Markup.escape(video.bodyAt(now)),
                        counts.likes(),
                        upcoming ? "" : "    <media:statistics views=\"" + counts.views() + "\"/>"));
    }
}
