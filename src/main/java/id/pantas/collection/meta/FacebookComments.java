package id.pantas.collection.meta;

import id.pantas.collection.meta.FacebookPages.Found;
import id.pantas.collection.meta.GraphVisit.SizedPage;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CommentCollector;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.registry.Platform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads comments and answers below posts of Pages that gave a token, as one stream. */
class FacebookComments implements CommentCollector {

    private static final int PAGE = 50;
    private static final int MOST_EMPTY = 5;
    private static final String FIELDS =
            "id,message,created_time,like_count,comment_count,parent{id},is_hidden,permalink_url,from";

    private final FacebookPages pages;

    FacebookComments(FacebookPages pages) {
        this.pages = pages;
    }

    @Override
    public Platform platform() {
        return Platform.FACEBOOK;
    }

    @Override
    public Reach reach() {
        return Reach.POST;
    }

    static void add(GraphComments comments, JsonNode comment) {
        comments.add(comment, "message", "created_time", "/parent/id", null);
    }

    @Override
    public CommentPage comments(Request request, @Nullable String postNativeId) throws CollectionFailure {
        if (postNativeId == null || !FacebookPosts.ID.matcher(postNativeId).matches()) {
            throw new CollectionFailure(FailureKind.BAD_REQUEST, "no id of a post of Facebook", null, null, null);
        }
        Found page = pages.find(request);
        GraphVisit visit = page.visit();
        GraphCursor cursor = GraphCursor.of(request.cursor(), PAGE);
        SizedPage answer;
        try {
            answer = visit.askSized(postNativeId + "/comments", cursor.limit(), size -> {
                Map<String, String> parameters = new LinkedHashMap<>();
                parameters.put("filter", "stream");
                parameters.put("order", "reverse_chronological");
                parameters.put("summary", "true");
                parameters.put("fields", FIELDS);
                parameters.put("limit", String.valueOf(size));
                if (cursor.after() != null) {
                    parameters.put("after", cursor.after());
                }
                return parameters;
            });
        } catch (GraphFailure e) {
            if (e.missing()) {
                return new CommentPage(
                        List.of(), null, null, Set.of(), true, visit.raw(), List.of(), visit.spent() + page.spent());
            }
            if (e.kind() == FailureKind.AUTH) {
                pages.forget(request);
            }
            throw e;
        }
        GraphComments comments = new GraphComments(visit, request, postNativeId);
        JsonNode data = GraphComments.data(answer.document());
        for (JsonNode comment : data) {
            add(comments, comment);
        }
        CommentPage found = comments.page("", answer.document(), cursor, data.isEmpty(), MOST_EMPTY, answer.limit());
        return page.spent() == 0
                ? found
                : new CommentPage(
                        found.comments(),
                        found.next(),
                        found.watermark(),
                        found.gone(),
                        found.closed(),
                        found.raw(),
                        found.unreadable(),
                        found.spent() + page.spent());
    }
}
