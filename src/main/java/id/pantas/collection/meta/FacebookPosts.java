package id.pantas.collection.meta;

import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.PostText;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.post.RepostGrade;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns posts of Pages into ours. A post is known by {@code {page}_{post}}; its links change and are not unique. */
final class FacebookPosts {

    private static final String BASIC = "id,message,created_time,permalink_url,status_type,";
    private static final String MORE = "shares,story,parent_id,is_published,is_hidden,is_expired,"
            + "attachments{type,media_type,title,url,unshimmed_url,target}";

    /** What any token of a Page may ask for. */
    static final String BARE = BASIC + MORE;

    /** With the counts that need a permission of their own. */
    static final String FULL =
            BASIC + "reactions.limit(0).summary(total_count),comments.limit(0).summary(true)," + MORE;

    static final Pattern ID = Pattern.compile("\\d{1,25}_\\d{1,25}");
    private static final Pattern LINK = Pattern.compile("https?://[\\x21-\\x7e]{1,1000}");
    private static final Pattern OWN_SITE =
            Pattern.compile("https?://(?:www\\.|m\\.|web\\.)?(?:facebook\\.com|fb\\.watch|fb\\.com)/(?!l\\.php).*");
    private static final Set<String> PICTURES = Set.of("photo", "album");

    private FacebookPosts() {}

    /** Whether visitors of the Page can see it. */
    static boolean isPublic(JsonNode post) {
        return post.path("is_published").asBoolean(true)
                && !post.path("is_hidden").asBoolean(false)
                && !post.path("is_expired").asBoolean(false);
    }

    /** @throws IllegalArgumentException if id or time make no sense; says which */
    static ObservedPost observed(JsonNode post) {
        String id = post.path("id").asString("");
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no id of a post");
        }
        JsonNode attachment = post.at("/attachments/data/0");
        String original = original(post, attachment);
        return new ObservedPost(
                id,
                GraphTime.of(post.path("created_time")),
                form(post, attachment),
                text(post, original),
                permalink(post, id),
                original,
                original == null ? null : RepostGrade.CERTAIN,
                mediaKey(attachment, original),
                counts(post));
    }

    /** Where the post stands; made of its id where Facebook gives no link. */
    static String permalink(JsonNode post, String id) {
        String told = post.path("permalink_url").asString("");
        return LINK.matcher(told).matches() ? told : "https://www.facebook.com/" + id.replace("_", "/posts/");
    }

    /**
     * Id of the shared post. Without {@code parent_id} the target of the attachment names it, without the id of its Page; a
     * share of a link to elsewhere is no repost.
     */
    private static @Nullable String original(JsonNode post, JsonNode attachment) {
        String parent = post.path("parent_id").asString("");
        if (parent.matches("\\d{1,25}(?:_\\d{1,25})?")) {
            return parent;
        }
        String target = attachment.at("/target/id").asString("");
        boolean shared = post.path("status_type").asString("").equals("shared_story");
        String address =
                attachment.path("unshimmed_url").asString(attachment.path("url").asString(""));
        return shared
                        && target.matches("\\d{1,25}")
                        && OWN_SITE.matcher(address).matches()
                ? target
                : null;
    }

    /** The sentence that Facebook composes ("… updated their cover photo") stands in only where nobody wrote one. */
    private static String text(JsonNode post, @Nullable String original) {
        String message = PostText.clean(post.path("message").asString(""));
        return message.isEmpty() && original == null
                ? PostText.clean(post.path("story").asString(""))
                : message;
    }

    private static PostForm form(JsonNode post, JsonNode attachment) {
        String media = attachment.path("media_type").asString("");
        if (media.equals("video")) {
            boolean reel = post.path("permalink_url").asString("").contains("/reel/");
            return reel ? PostForm.SHORT_VIDEO : PostForm.VIDEO;
        }
        if (PICTURES.contains(media)) {
            return PostForm.PHOTO;
        }
        if (!media.isEmpty()) {
            return PostForm.LINK;
        }
        return switch (post.path("status_type").asString("")) {
            case "added_photos" -> PostForm.PHOTO;
            case "added_video" -> PostForm.VIDEO;
            case "shared_story" -> PostForm.LINK;
            default -> PostForm.TEXT;
        };
    }

    private static @Nullable String mediaKey(JsonNode attachment, @Nullable String original) {
        String media = attachment.path("media_type").asString("");
        String target = attachment.at("/target/id").asString("");
        boolean ownMedia = original == null && (media.equals("video") || PICTURES.contains(media));
        return ownMedia && target.matches("\\d{1,30}") ? target : null;
    }

    /** Shares are left out when there are none, which says 0 only where Facebook counts for us at all. */
    private static Counts counts(JsonNode post) {
        Long likes = Counter.of(post.at("/reactions/summary/total_count"));
        Long comments = Counter.of(post.at("/comments/summary/total_count"));
        Long shares = Counter.of(post.at("/shares/count"));
        return new Counts(likes, comments, shares == null && likes != null ? Long.valueOf(0) : shares, null);
    }
}
