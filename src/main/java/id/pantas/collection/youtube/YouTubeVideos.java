package id.pantas.collection.youtube;

import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.PostText;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns videos of the Data API into posts. */
final class YouTubeVideos {

    private static final Pattern VIDEO_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Duration LONGEST_SHORT = Duration.ofMinutes(3);
    private static final Duration SURELY_SHORT = Duration.ofMinutes(1);

    private YouTubeVideos() {}

    /** @throws IllegalArgumentException if {@code text} is no identifier of a video */
    static String requireId(String text) {
        if (!VIDEO_ID.matcher(text).matches()) {
            throw new IllegalArgumentException("no id of a video");
        }
        return text;
    }

    /** Announced, but nothing to see yet. */
    static boolean upcoming(JsonNode video) {
        return "upcoming".equals(video.at("/snippet/liveBroadcastContent").asString(""));
    }

    /** @throws IllegalArgumentException if its id or time makes no sense */
    static ObservedPost observed(JsonNode video) {
        String id = requireId(video.path("id").asString(""));
        String title = PostText.clean(video.at("/snippet/title").asString(""));
        String description = PostText.clean(video.at("/snippet/description").asString(""));
        boolean isShort = isShort(video, title + " " + description);
        return post(
                id,
                time(video.at("/snippet/publishedAt").asString("")),
                isShort,
                PostText.titled(title, description),
                counts(video.path("statistics")));
    }

    static ObservedPost post(String id, Instant publishedAt, boolean isShort, String text, Counts counts) {
        return new ObservedPost(
                id,
                publishedAt,
                isShort ? PostForm.SHORT_VIDEO : PostForm.VIDEO,
                text,
                "https://www.youtube.com/" + (isShort ? "shorts/" : "watch?v=") + id,
                null,
                null,
                id,
                counts);
    }

    /** @throws IllegalArgumentException if this is no point in time */
    static Instant time(@Nullable String text) {
        try {
            return OffsetDateTime.parse(String.valueOf(text)).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time: " + PostText.clean(text, 40), e);
        }
    }

    private static Counts counts(JsonNode statistics) {
        return new Counts(
                Counter.of(statistics.get("likeCount")),
                Counter.of(statistics.get("commentCount")),
                null,
                Counter.of(statistics.get("viewCount")));
    }

    /** There is no flag: a Short lasts at most three minutes and is upright; where its shape is not told, words decide. */
    private static boolean isShort(JsonNode video, String text) {
        Duration length;
        try {
            length = Duration.parse(video.at("/contentDetails/duration").asString(""));
        } catch (DateTimeException e) {
            return false;
        }
        if (length.isZero() || length.compareTo(LONGEST_SHORT) > 0) {
            return false;
        }
        Long width = Counter.of(video.at("/player/embedWidth"));
        Long height = Counter.of(video.at("/player/embedHeight"));
        if (width != null && height != null) {
            return width < height;
        }
        return length.compareTo(SURELY_SHORT) <= 0
                || text.toLowerCase(Locale.ROOT).contains("#shorts");
    }
}
