package id.pantas.collection.meta;

import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.PostText;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.post.RepostGrade;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns posts of Threads into ours. A post is known by the shortcode of its link, as people paste it. */
final class ThreadsPosts {

    private static final Pattern PERMALINK = Pattern.compile(
            "https?://(?:www\\.)?threads\\.(?:com|net)/@([A-Za-z0-9._]{1,30})/post/([A-Za-z0-9_-]{3,64})/?(?:\\?.*)?");
    private static final Pattern SHORTCODE = Pattern.compile("[A-Za-z0-9_-]{3,64}");

    private ThreadsPosts() {}

    /** The platform's own sign of a repost: nothing but a pointer to somebody else's post. */
    static boolean isRepost(JsonNode post) {
        return post.path("media_type").asString("").equals("REPOST_FACADE");
    }

    /** @throws IllegalArgumentException if link or time make no sense; says which */
    static ObservedPost observed(JsonNode post, String handle, Counts counts) {
        String shortcode = shortcode(post);
        boolean repost = isRepost(post);
        String id = post.path("id").asString("");
        return new ObservedPost(
                shortcode,
                GraphTime.of(post.path("timestamp")),
                form(post),
                PostText.clean(post.path("text").asString("")),
                "https://www.threads.com/@" + username(post, handle) + "/post/" + shortcode,
                repost ? original(post) : null,
                repost ? RepostGrade.CERTAIN : null,
                !repost && id.matches("\\d{1,30}") ? id : null,
                repost ? Counts.NONE : counts,
                repost ? null : named(post.path("quoted_post")));
    }

    /** @throws IllegalArgumentException if there is none */
    static String shortcode(JsonNode post) {
        String told = post.path("shortcode").asString("");
        if (SHORTCODE.matcher(told).matches()) {
            return told;
        }
        Matcher link = PERMALINK.matcher(post.path("permalink").asString(""));
        if (link.matches()) {
            return link.group(2);
        }
        throw new IllegalArgumentException("no link and no shortcode");
    }

    /** What the insights say; a metric that is left out is not shown. */
    static Counts counts(JsonNode insights) {
        Long likes = null;
        Long replies = null;
        Long shares = null;
        Long views = null;
        for (JsonNode metric : insights.path("data")) {
            Long value = Counter.of(metric.at("/values/0/value"));
            switch (metric.path("name").asString("")) {
                case "likes" -> likes = value;
                case "replies" -> replies = value;
                case "views" -> views = value;
                case "reposts", "quotes", "shares" -> shares = Counter.sum(shares, value);
                default -> {}
            }
        }
        return new Counts(likes, replies, shares, views);
    }

    private static String username(JsonNode post, String handle) {
        String told = post.path("username").asString("");
        return told.matches("[A-Za-z0-9._]{1,30}") ? told : handle;
    }

    /** By shortcode where Threads tells it, else by Meta's id. */
    private static String original(JsonNode post) {
        String original = named(post.path("reposted_post"));
        if (original == null) {
            throw new IllegalArgumentException("a repost of nothing");
        }
        return original;
    }

    private static @Nullable String named(JsonNode other) {
        String shortcode = other.path("shortcode").asString("");
        if (SHORTCODE.matcher(shortcode).matches()) {
            return shortcode;
        }
        String id = other.path("id").asString("");
        return id.matches("\\d{1,30}") ? id : null;
    }

    private static PostForm form(JsonNode post) {
        return switch (post.path("media_type").asString("")) {
            case "IMAGE", "CAROUSEL_ALBUM" -> PostForm.PHOTO;
            case "VIDEO" -> PostForm.VIDEO;
            default -> PostForm.TEXT;
        };
    }
}
