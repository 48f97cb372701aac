package id.pantas.collection.tiktok;

import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.PostText;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns videos of the Display API into posts of one account. */
final class TikTokVideos {

    /** What is asked for. The cover is not: its address ends after six hours. */
    static final String FIELDS =
            "id,create_time,share_url,video_description,duration,height,width,title,like_count,comment_count,share_count,view_count";

    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
    private static final Pattern PATH = Pattern.compile("/@([^/]{1,64})/(video|photo)/([0-9]{1,19})/?");
    private static final long LONGEST_SHORT = 180;
    /** TikTok's first day; what is said to be older is no time. */
    private static final long EARLIEST = Instant.parse("2016-09-01T00:00:00Z").getEpochSecond();

    private TikTokVideos() {}

    /** A video of somebody else: the connection is not of the account that it is used for. */
    static final class Stranger extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        Stranger() {
            super("belongs to another account");
        }
    }

    static String idOf(JsonNode video) {
        String id = video.path("id").asString("");
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no id of a video");
        }
        return id;
    }

    /** Null if TikTok says none that makes sense. */
    static @Nullable Instant timeOf(JsonNode video) {
        Long seconds = Counter.of(video.get("create_time"));
        return seconds == null || seconds < EARLIEST || seconds > EARLIEST * 4 ? null : Instant.ofEpochSecond(seconds);
    }

    /**
     * @param handle the account's name without {@code @}
     * @throws IllegalArgumentException if id or time make no sense, a text is missing altogether, or it is a
     *     {@link Stranger}'s
     */
    static ObservedPost observed(JsonNode video, String handle) {
        String id = idOf(video);
        Instant at = timeOf(video);
        if (at == null) {
            throw new IllegalArgumentException("no time");
        }
        if (!video.has("video_description") && !video.has("title")) {
            // An empty caption is said as such; taken for one, a cut answer would wipe out what we know.
            throw new IllegalArgumentException("neither title nor description");
        }
        Matcher address = address(video.path("share_url").asString(""));
        boolean known = address != null && address.group(3).equals(id);
        if (known
                && address != null
                && !address.group(1).toLowerCase(Locale.ROOT).equals(handle)) {
            throw new Stranger();
        }
        boolean photo = known && address != null && address.group(2).equals("photo");
        return new ObservedPost(
                id,
                at,
                photo ? PostForm.PHOTO : form(video),
                text(video),
                "https://www.tiktok.com/@" + handle + (photo ? "/photo/" : "/video/") + id,
                null,
                null,
                id,
                counts(video));
    }

    private static @Nullable Matcher address(String text) {
        try {
            URI address = URI.create(text);
            String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
            Matcher path = PATH.matcher(address.getPath() == null ? "" : address.getPath());
            boolean ours = host.equals("tiktok.com") || host.endsWith(".tiktok.com");
            return ours && path.matches() ? path : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static PostForm form(JsonNode video) {
        Long seconds = Counter.of(video.get("duration"));
        Long width = Counter.of(video.get("width"));
        Long height = Counter.of(video.get("height"));
        boolean upright = width == null || height == null || height >= width;
        return upright && seconds != null && seconds <= LONGEST_SHORT ? PostForm.SHORT_VIDEO : PostForm.VIDEO;
    }

    /** The title mostly repeats the beginning of the caption. */
    private static String text(JsonNode video) {
        String title = PostText.clean(video.path("title").asString(""));
        String caption = PostText.clean(video.path("video_description").asString(""));
        if (title.isEmpty() || caption.startsWith(title.replaceFirst("(?:…|\\.\\.\\.)$", ""))) {
            return caption;
        }
        return PostText.titled(title, caption);
    }

    private static Counts counts(JsonNode video) {
        return new Counts(
                Counter.of(video.get("like_count")),
                Counter.of(video.get("comment_count")),
                Counter.of(video.get("share_count")),
                Counter.of(video.get("view_count")));
    }
}
