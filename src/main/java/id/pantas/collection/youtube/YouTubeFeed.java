package id.pantas.collection.youtube;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.collection.spi.PostText;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads a channel's Atom feed. jsoup, because the usual feed library keeps these counts in 32 bits. */
final class YouTubeFeed {

    private YouTubeFeed() {}

    /**
     * @param posts is filled with the videos of {@code feed}, newest first as they come
     * @param unreadable is filled with a line for each entry that makes no sense
     * @throws CollectionFailure MALFORMED if this is no feed, TRANSIENT if it is only the beginning of one
     */
    static void read(RawAnswer feed, List<ObservedPost> posts, List<String> unreadable) throws CollectionFailure {
        Document document = Jsoup.parse(feed.body(), "", Parser.xmlParser());
        Element root = document.firstElementChild();
        // The parser mends what is cut off, so only the end of the text shows that all of it is here.
        if (root == null || !root.normalName().equals("feed")) {
            throw new CollectionFailure(FailureKind.MALFORMED, "this is no feed", null, feed.body(), null);
        }
        if (!feed.body().strip().endsWith("</feed>")) {
            throw new CollectionFailure(FailureKind.TRANSIENT, "the feed breaks off", null, feed.body(), null);
        }
        for (Element entry : root.select("> entry")) {
            String id = text(entry, "> yt|videoId");
            try {
                if (entry.selectFirst("media|statistics") != null) {
                    posts.add(observed(entry, YouTubeVideos.requireId(id)));
                }
            } catch (IllegalArgumentException e) {
                unreadable.add(PostText.clean(id, 64) + ": " + e.getMessage());
            }
        }
    }

    private static ObservedPost observed(Element entry, String id) {
        Element link = entry.selectFirst("> link[rel=alternate]");
        boolean isShort = link != null && link.attr("href").contains("/shorts/");
        Long likes = count(entry, "media|starRating", "count");
        Counts counts = new Counts(
                likes == null || likes == 0 ? null : likes, null, null, count(entry, "media|statistics", "views"));
        return YouTubeVideos.post(
                id,
                YouTubeVideos.time(text(entry, "> published")),
                isShort,
                PostText.titled(
                        PostText.clean(text(entry, "> title")), PostText.clean(text(entry, "media|description"))),
                counts);
    }

    private static @Nullable Long count(Element entry, String element, String attribute) {
        Element found = entry.selectFirst(element);
        return found == null ? null : Counter.of(found.attr(attribute));
    }

    private static String text(Element entry, String element) {
        Element found = entry.selectFirst(element);
        return found == null ? "" : found.wholeText();
    }
}
