package id.pantas.collection.x;

import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.PostText;
import id.pantas.collection.x.XDocument.Link;
import id.pantas.collection.x.XDocument.Post;
import id.pantas.collection.x.XDocument.Reference;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.post.RepostGrade;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns posts of X into ours. */
final class XPosts {

    /** Begin of X's own clock (2010-11-04), in epoch milliseconds; an id's upper bits count milliseconds from it. */
    private static final long SNOWFLAKE_EPOCH = 1_288_834_974_657L;

    private static final Duration CLOCK_SLACK = Duration.ofDays(1);

    private static final Pattern OWN_SITE = Pattern.compile("https?://(www\\.|mobile\\.)?(x|twitter)\\.com/.*");

    private final String handle;
    private final @Nullable String accountId;
    private final Map<String, String> mediaTypes = new HashMap<>();

    /**
     * @param accountId X's id of the account, to tell its threads from its replies to others
     * @param includes what X sent along; only the kinds of media are used
     */
    XPosts(String handle, @Nullable String accountId, XDocument.@Nullable Includes includes) {
        this.handle = handle;
        this.accountId = accountId;
        if (includes != null && includes.media() != null) {
            for (XDocument.Media media : includes.media()) {
                if (media.key() != null && media.type() != null) {
                    mediaTypes.put(media.key(), media.type());
                }
            }
        }
    }

    /** Whether this answers somebody else; replies to the account itself continue a thread. */
    boolean repliesToOthers(Post post) {
        return reference(post, "replied_to") != null
                && (post.inReplyToUserId() == null || !post.inReplyToUserId().equals(accountId));
    }

    /** @throws IllegalArgumentException if the id or the time makes no sense; says which */
    ObservedPost observed(Post post) {
        String id = requireId(post.id());
        String first = firstOfEdits(post, id);
        String original = reference(post, "retweeted");
        String mediaKey = mediaKey(post);
        return new ObservedPost(
                first,
                first.equals(id) ? publishedAt(post, id) : timeOf(first),
                form(post, mediaKey),
                text(post),
                "https://x.com/" + handle + "/status/" + id,
                original,
                original == null ? null : RepostGrade.CERTAIN,
                mediaKey,
                original == null ? counts(post.metrics()) : Counts.NONE,
                original == null ? reference(post, "quoted") : null);
    }

    /** The id of the newest version of an edited post, the post's own otherwise. */
    static String newestEdit(Post post) {
        String id = requireId(post.id());
        List<String> history = post.editHistory();
        String newest = history == null || history.isEmpty() ? id : requireId(history.get(history.size() - 1));
        return Long.parseLong(newest) > Long.parseLong(id) ? newest : id;
    }

    /**
     * Whether X's own clock in an id runs more than a day ahead. Taken for the newest, such an id would hide all that comes
     * after it.
     */
    static boolean ahead(long id, Instant now) {
        return Instant.ofEpochMilli((id >> 22) + SNOWFLAKE_EPOCH).isAfter(now.plus(CLOCK_SLACK));
    }

    /** Checks that {@code id} is one of X's ids: 1 to 19 digits that fit 63 bits. */
    static String requireId(@Nullable String id) {
        Long number = Counter.of(id);
        if (id == null || number == null || number == 0) {
            throw new IllegalArgumentException("no id of a post: " + PostText.clean(id, 40));
        }
        return id;
    }

    static String firstOfEdits(Post post, String id) {
        List<String> history = post.editHistory();
        return history == null || history.isEmpty() ? id : requireId(history.get(0));
    }

    static Instant publishedAt(Post post, String id) {
        if (post.createdAt() == null) {
            return timeOf(id);
        }
        try {
            return Instant.parse(post.createdAt());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time: " + PostText.clean(post.createdAt(), 40), e);
        }
    }

    static Instant timeOf(String id) {
        return Instant.ofEpochMilli((Long.parseLong(id) >> 22) + SNOWFLAKE_EPOCH);
    }

    static String text(Post post) {
        String whole = post.note() == null ? null : post.note().text();
        String text = PostText.unescapedOnce(whole == null ? post.text() : whole);
        JsonNode title = post.article() == null ? null : post.article().get("title");
        return title != null && title.isString() ? PostText.titled(PostText.clean(title.stringValue()), text) : text;
    }

    private PostForm form(Post post, @Nullable String mediaKey) {
        if (mediaKey != null) {
            return switch (mediaTypes.getOrDefault(mediaKey, kindByKey(mediaKey))) {
                case "video", "animated_gif" -> PostForm.VIDEO;
                default -> PostForm.PHOTO;
            };
        }
        return post.article() != null || linksElsewhere(post) ? PostForm.LINK : PostForm.TEXT;
    }

    /** Keys begin with the kind of media: 3 is a photo, 7 and 13 are videos, 16 is an animated picture. */
    private static String kindByKey(String mediaKey) {
        return mediaKey.startsWith("3_") ? "photo" : "video";
    }

    private static boolean linksElsewhere(Post post) {
        if (post.entities() == null || post.entities().urls() == null) {
            return false;
        }
        return post.entities().urls().stream().anyMatch(XPosts::leadsElsewhere);
    }

    /** Links to posts of X itself are quotes or the post's own pictures. */
    private static boolean leadsElsewhere(Link link) {
        String shown = link.displayUrl() == null ? "" : link.displayUrl();
        String target = link.expandedUrl() == null ? "" : link.expandedUrl();
        boolean ownSite = OWN_SITE.matcher(target).matches();
        return !target.isEmpty() && !ownSite && !shown.startsWith("pic.");
    }

    private static @Nullable String mediaKey(Post post) {
        if (post.attachments() == null || post.attachments().mediaKeys() == null) {
            return null;
        }
        return post.attachments().mediaKeys().stream()
                .filter(key -> key != null && !key.isBlank())
                .findFirst()
                .orElse(null);
    }

    static @Nullable String reference(Post post, String type) {
        if (post.references() == null) {
            return null;
        }
        return post.references().stream()
                .filter(each ->
                        type.equals(each.type()) || ("retweeted".equals(type) && "reposted".equals(each.type())))
                .map(Reference::id)
                .filter(id -> id != null)
                .findFirst()
                .orElse(null);
    }

    private static Counts counts(@Nullable JsonNode metrics) {
        if (metrics == null) {
            return Counts.NONE;
        }
        Long reposts =
                Counter.of(metrics.has("repost_count") ? metrics.get("repost_count") : metrics.get("retweet_count"));
        return new Counts(
                Counter.of(metrics.get("like_count")),
                Counter.of(metrics.get("reply_count")),
                Counter.sum(reposts, Counter.of(metrics.get("quote_count"))),
                Counter.of(metrics.get("impression_count")));
    }
}
