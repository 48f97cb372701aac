package id.pantas.collection.meta;

import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.PostText;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.post.RepostGrade;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns media of Instagram into posts. A post is known by the shortcode of its link, which is the same on every road. */
final class InstagramPosts {

    private static final Pattern PERMALINK = Pattern.compile(
            "https?://(?:www\\.)?instagram\\.com/(?:[A-Za-z0-9._]{1,30}/)?(?:p|reels?|tv)/([A-Za-z0-9_-]{5,64})/?(?:\\?.*)?");
    private static final Pattern SHORTCODE = Pattern.compile("[A-Za-z0-9_-]{5,64}");
    private static final String HANDLE = "@([A-Za-z0-9_](?:[A-Za-z0-9._]{0,28}[A-Za-z0-9_])?)";

    /** "Repost @bupaticontoh", "Reposted from @bupaticontoh", "regram dari: @…". */
    private static final Pattern REPOST = Pattern.compile(
            "(?iu)(?<![\\p{L}\\p{N}_])(?:re-?post(?:ed|ing)?|regram(?:med)?)(?:\\s+(?:from|dari|by|oleh|akun))?[\\s:•|–—-]{1,4}"
                    + HANDLE);

    /** Credits count only where the caption begins with them: at its end they name the photographer. */
    private static final Pattern CREDIT = Pattern.compile("(?iu)\\A(?:via|📷|📸|🔁|♻️?)[\\s:•|–—-]{0,4}" + HANDLE);

    private static final Pattern LINK =
            Pattern.compile("https?://(?:www\\.)?instagram\\.com/(?:p|reels?|tv)/([A-Za-z0-9_-]{5,64})");

    private InstagramPosts() {}

    /** Stories vanish and advertisements are not on the profile: neither is a post. */
    static boolean isPost(JsonNode media) {
        String product = media.path("media_product_type").asString("");
        return !product.equals("STORY") && !product.equals("AD");
    }

    /** @throws IllegalArgumentException if link or time make no sense; says which */
    static ObservedPost observed(JsonNode media, String handle) {
        String shortcode = shortcode(media);
        Instant published = GraphTime.of(media.path("timestamp"));
        boolean reel = media.path("media_product_type").asString("").equals("REELS");
        String caption = PostText.clean(media.path("caption").asString(""));
        String original = original(caption, handle);
        String id = media.path("id").asString("");
        return new ObservedPost(
                shortcode,
                published,
                form(media, reel),
                caption,
                permalink(shortcode, reel),
                original,
                original == null ? null : RepostGrade.PROBABLE,
                id.matches("\\d{1,30}") ? id : null,
                counts(media));
    }

    static String permalink(String shortcode, boolean reel) {
        return "https://www.instagram.com/" + (reel ? "reel/" : "p/") + shortcode + "/";
    }

    /** @throws IllegalArgumentException if there is none */
    static String shortcode(JsonNode media) {
        Matcher link = PERMALINK.matcher(media.path("permalink").asString(""));
        if (link.matches()) {
            return link.group(1);
        }
        String told = media.path("shortcode").asString("");
        if (SHORTCODE.matcher(told).matches()) {
            return told;
        }
        throw new IllegalArgumentException("no link and no shortcode");
    }

    /**
     * What a caption says to repeat: the shortcode of a linked original, else {@code @handle} of its account, since
     * Instagram marks neither reposts nor shared posts for us.
     */
    static @Nullable String original(String caption, String handle) {
        String other = named(REPOST, caption, handle);
        if (other == null) {
            other = named(CREDIT, caption, handle);
        }
        if (other == null) {
            return null;
        }
        Matcher link = LINK.matcher(caption);
        return link.find() ? link.group(1) : "@" + other;
    }

    private static @Nullable String named(Pattern convention, String caption, String handle) {
        Matcher found = convention.matcher(caption);
        while (found.find()) {
            String other = found.group(1).toLowerCase(Locale.ROOT);
            if (!other.equals(handle.toLowerCase(Locale.ROOT))) {
                return other;
            }
        }
        return null;
    }

    private static PostForm form(JsonNode media, boolean reel) {
        if (reel) {
            return PostForm.SHORT_VIDEO;
        }
        return media.path("media_type").asString("").equals("VIDEO") ? PostForm.VIDEO : PostForm.PHOTO;
    }

    /** Hidden likes and switched-off comments are left out by Instagram, which is not 0. */
    private static Counts counts(JsonNode media) {
        return new Counts(
                Counter.of(media.get("like_count")),
                Counter.of(media.get("comments_count")),
                Counter.sum(Counter.of(media.get("shares_count")), Counter.of(media.get("reposts_count"))),
                Counter.of(media.get("view_count")));
    }
}
