package id.pantas.collection.meta;

import id.pantas.collection.meta.InstagramReader.MediaPage;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CommentCollector;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads comments with their answers on media of accounts that the token may manage. */
class InstagramComments implements CommentCollector {

    private static final int PAGE = 50;
    private static final int NESTED = 25;
    private static final int REPLY_PAGES = 4;
    private static final int LOOK_UP_PAGES = 3;
    private static final int MOST_EMPTY = 5;
    private static final String FIELDS = "id,text,timestamp,username,from,like_count,hidden,parent_id";

    private final InstagramReader reader;
    private final MediaIds mediaIds;

    InstagramComments(InstagramReader reader, MediaIds mediaIds) {
        this.reader = reader;
        this.mediaIds = mediaIds;
    }

    @Override
    public Platform platform() {
        return Platform.INSTAGRAM;
    }

    @Override
    public Reach reach() {
        return Reach.POST;
    }

    @Override
    public CommentPage comments(Request request, @Nullable String postNativeId) throws CollectionFailure {
        if (postNativeId == null) {
            throw new CollectionFailure(FailureKind.BAD_REQUEST, "Instagram's comments are per post", null, null, null);
        }
        GraphVisit visit = reader.visit(request);
        String place = request.cursor() == null ? "" : request.cursor();
        String mediaId = place.replaceFirst(" .*", "");
        GraphCursor cursor = GraphCursor.of(place.isEmpty() ? null : place.replaceFirst("^\\S* ?", ""), PAGE);
        if (!mediaId.matches("\\d{1,30}")) {
            String found = mediaId(visit, request, postNativeId);
            if (found == null) {
                return ended(visit, List.of(postNativeId + ": not among the newest media of the account"), false);
            }
            mediaId = found;
        }
        GraphComments comments = new GraphComments(visit, request, postNativeId);
        JsonNode page;
        try {
            page = page(visit, mediaId, cursor);
        } catch (GraphFailure e) {
            if (!e.missing()) {
                throw e;
            }
            return ended(visit, List.of(), true);
        }
        JsonNode data = GraphComments.data(page);
        for (JsonNode comment : data) {
            withReplies(comments, comment);
            replies(comments, visit, comment);
        }
        return comments.page(mediaId + " ", page, cursor, data.isEmpty(), MOST_EMPTY, PAGE);
    }

    private static JsonNode page(GraphVisit visit, String mediaId, GraphCursor cursor) throws CollectionFailure {
        return visit.askSized(mediaId + "/comments", cursor.limit(), size -> {
                    Map<String, String> parameters = new LinkedHashMap<>();
                    parameters.put("fields", FIELDS + ",replies.limit(" + NESTED + "){" + FIELDS + "}");
                    parameters.put("limit", String.valueOf(size));
                    if (cursor.after() != null) {
                        parameters.put("after", cursor.after());
                    }
                    return parameters;
                })
                .document();
    }

    /** A comment, and the answers that came with it. */
    static void withReplies(GraphComments comments, JsonNode comment) {
        comments.add(comment, "text", "timestamp", "/parent_id", null);
        String id = comment.path("id").asString("");
        for (JsonNode reply : comment.path("replies").path("data")) {
            answer(comments, reply, id);
        }
    }

    /** An answer to the comment {@code id}. */
    static void answer(GraphComments comments, JsonNode reply, String id) {
        comments.add(reply, "text", "timestamp", "/parent_id", id);
    }

    /** Where more answers to a comment exist than came with it, adds those as well. */
    void replies(GraphComments comments, GraphVisit visit, JsonNode comment) throws CollectionFailure {
        String id = comment.path("id").asString("");
        JsonNode nested = comment.path("replies");
        if (nested.path("data").size() >= NESTED || nested.at("/paging/next").isString()) {
            allReplies(comments, visit, id, GraphCursor.after(nested.path("paging"), null));
        }
    }

    /** Adds the answers to a comment that follow {@code after}. */
    void allReplies(GraphComments comments, GraphVisit visit, String id, @Nullable String after)
            throws CollectionFailure {
        String from = after;
        for (int i = 0; i < REPLY_PAGES; i++) {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("fields", FIELDS);
            parameters.put("limit", String.valueOf(PAGE));
            if (from != null) {
                parameters.put("after", from);
            }
            JsonNode page = visit.ask(id + "/replies", parameters);
            for (JsonNode reply : GraphComments.data(page)) {
                answer(comments, reply, id);
            }
            from = GraphCursor.after(page.path("paging"), from);
            if (from == null || !page.at("/paging/next").isString()) {
                return;
            }
        }
    }

    /** Comments hang on Meta's id of a medium, posts are known by their shortcode. */
    private @Nullable String mediaId(GraphVisit visit, Request request, String shortcode) throws CollectionFailure {
        String after = null;
        for (int i = 0; i < LOOK_UP_PAGES && mediaIds.of(shortcode) == null; i++) {
            MediaPage page = reader.ofOwn(visit, request, PAGE, after, (Instant) null);
            for (JsonNode media : page.media().path("data")) {
                try {
                    mediaIds.note(InstagramPosts.shortcode(media), media);
                } catch (IllegalArgumentException e) {
                    continue; // reported when it was fetched
                }
            }
            after = GraphCursor.after(page.media().path("paging"), after);
            if (after == null || !page.more()) {
                break;
            }
        }
        return mediaIds.of(shortcode);
    }

    private static CommentPage ended(GraphVisit visit, List<String> unreadable, boolean closed) {
        return new CommentPage(List.of(), null, null, Set.of(), closed, visit.raw(), unreadable, visit.spent());
    }
}
