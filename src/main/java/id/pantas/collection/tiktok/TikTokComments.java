package id.pantas.collection.tiktok;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CommentCollector;
import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.collection.spi.PostText;
import id.pantas.collection.tiktok.TikTokApi.Told;
import id.pantas.credential.Credential;
import id.pantas.post.ObservedComment;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Comments on a leader's own videos, through the Accounts API for Business: for the moderation of that account. The cursor is
 * TikTok's; pages end at the first that holds nothing young enough.
 */
class TikTokComments implements CommentCollector {

    /** Part of a credential: the token of the Accounts API. */
    static final String TOKEN = "business-token";
    /** Part of a credential: the account's identifier there. */
    static final String ID = "business-id";

    private static final int BATCH = 30;
    private static final int LONGEST = 10_000;
    private static final Pattern COMMENT_ID = Pattern.compile("[0-9]{1,19}");

    private final TikTokApi api;

    TikTokComments(TikTokApi api) {
        this.api = api;
    }

    @Override
    public Platform platform() {
        return Platform.TIKTOK;
    }

    @Override
    public Reach reach() {
        return Reach.POST;
    }

    @Override
    public CommentPage comments(Request request, @Nullable String postNativeId) throws CollectionFailure {
        String video = Objects.requireNonNull(postNativeId, "comments are asked for video by video");
        Credential credential = request.credential();
        String token = credential == null ? null : credential.part(TOKEN);
        String id = credential == null ? null : credential.part(ID);
        if (token == null || id == null) {
            throw new CollectionFailure(
                    FailureKind.PERMISSION, "no connection to the Accounts API for Business", null, null, null);
        }
        Map<String, String> parameters = new HashMap<>();
        parameters.put("business_id", id);
        parameters.put("video_id", video);
        parameters.put("status", "ALL");
        parameters.put("sort_field", "create_time");
        parameters.put("sort_order", "desc");
        parameters.put("max_count", String.valueOf(BATCH));
        if (Counter.of(request.cursor()) != null) {
            parameters.put("cursor", String.valueOf(request.cursor()));
        }
        Told told = api.askBusiness("business/comment/list/", parameters, token, request.now());
        JsonNode data = told.document().path("data");
        if (!data.path("comments").isArray()) {
            throw TikTokFailure.unreadable("comments", told.raw().body());
        }
        List<ObservedComment> comments = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        boolean young = false;
        read(data, video, comments, unreadable);
        for (JsonNode comment : data.path("comments")) {
            Instant at = time(comment);
            young |= at == null || !at.isBefore(request.notBefore());
        }
        comments.removeIf(each -> each.publishedAt().isBefore(request.notBefore()));
        Long next = Counter.of(data.get("cursor"));
        boolean more = data.path("has_more").asBoolean(false) && young && next != null;
        return new CommentPage(
                comments,
                more ? String.valueOf(next) : null,
                null,
                Set.of(),
                false,
                List.of(told.raw()),
                unreadable,
                1);
    }

    /** Comments with their answers. */
    static void read(JsonNode data, String video, List<ObservedComment> comments, List<String> unreadable) {
        for (JsonNode comment : data.path("comments")) {
            add(comment, video, null, comments, unreadable);
            for (JsonNode answer : comment.path("reply_list")) {
                add(answer, video, comment.path("comment_id").asString(""), comments, unreadable);
            }
        }
    }

    private static void add(
            JsonNode comment,
            String video,
            @Nullable String parent,
            List<ObservedComment> comments,
            List<String> unreadable) {
        String id = comment.path("comment_id").asString("");
        Instant at = time(comment);
        String owner = comment.path("video_id").asString(video);
        if (!COMMENT_ID.matcher(id).matches() || at == null || !owner.equals(video)) {
            String why = at == null ? "no time" : owner.equals(video) ? "no id" : "of another video";
            unreadable.add((TikTokFailure.word(id).isEmpty() ? "?" : id) + ": " + why);
            return;
        }
        comments.add(new ObservedComment(
                id,
                video,
                parent != null && COMMENT_ID.matcher(parent).matches() ? parent : null,
                at,
                PostText.clean(comment.path("text").asString(""), LONGEST),
                shown(comment, "unique_identifier"),
                shown(comment, "username"),
                comment.path("owner").asBoolean(false),
                null,
                Counter.of(comment.get("likes"))));
    }

    private static @Nullable String shown(JsonNode comment, String field) {
        String text = PostText.clean(comment.path(field).asString(""), 200);
        return text.isEmpty() ? null : text;
    }

    /** Seconds, as a text or a number. */
    private static @Nullable Instant time(JsonNode comment) {
        return TikTokVideos.timeOf(comment);
    }
}
