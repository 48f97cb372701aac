package id.pantas.collection.meta;

import id.pantas.collection.meta.GraphVisit.SizedPage;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CommentCollector;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the answers below posts of accounts of Threads that gave a token. */
class ThreadsComments implements CommentCollector {

    private static final int PAGE = 50;
    private static final int LOOK_UP_PAGES = 4;

    private final ThreadsReader reader;
    private final MediaIds mediaIds;

    ThreadsComments(ThreadsReader reader, MediaIds mediaIds) {
        this.reader = reader;
        this.mediaIds = mediaIds;
    }

    @Override
    public Platform platform() {
        return Platform.THREADS;
    }

    @Override
    public Reach reach() {
        return Reach.POST;
    }

    @Override
    public CommentPage comments(Request request, @Nullable String postNativeId) throws CollectionFailure {
        if (postNativeId == null) {
            throw new CollectionFailure(FailureKind.BAD_REQUEST, "answers of Threads are per post", null, null, null);
        }
        GraphVisit visit = reader.visit(request);
        String mediaId = mediaId(visit, postNativeId);
        if (mediaId == null) {
            String line = postNativeId + ": not among the newest posts of the account";
            return new CommentPage(List.of(), null, null, Set.of(), false, visit.raw(), List.of(line), visit.spent());
        }
        GraphCursor cursor = GraphCursor.of(request.cursor(), PAGE);
        SizedPage answer;
        try {
            answer = reader.conversation(visit, mediaId, cursor.limit(), cursor.after());
        } catch (GraphFailure e) {
            if (!e.missing()) {
                throw e;
            }
            return new CommentPage(List.of(), null, null, Set.of(), true, visit.raw(), List.of(), visit.spent());
        }
        GraphComments comments = new GraphComments(visit, request, postNativeId);
        for (JsonNode comment : GraphComments.data(answer.document())) {
            add(comments, comment, mediaId);
        }
        Instant newest = comments.newest(cursor);
        String after = GraphCursor.after(answer.document().path("paging"), cursor.after());
        String next =
                after != null && comments.young() ? new GraphCursor(newest, answer.limit(), 0, after).toString() : null;
        return comments.page(next, newest, answer.document());
    }

    /** @param mediaId Meta's id of the post they stand under */
    static void add(GraphComments comments, JsonNode comment, String mediaId) {
        boolean answersPost = mediaId.equals(comment.at("/replied_to/id").asString(""));
        comments.add(comment, "text", "timestamp", answersPost ? "/no-parent" : "/replied_to/id", null);
    }

    private @Nullable String mediaId(GraphVisit visit, String shortcode) throws CollectionFailure {
        String after = null;
        for (int i = 0; i < LOOK_UP_PAGES && mediaIds.of(shortcode) == null; i++) {
            SizedPage page = reader.posts(visit, ThreadsReader.PAGE, after, null);
            for (JsonNode post : page.document().path("data")) {
                try {
                    mediaIds.note(ThreadsPosts.shortcode(post), post);
                } catch (IllegalArgumentException e) {
                    continue; // reported when it was fetched
                }
            }
            after = GraphCursor.after(page.document().path("paging"), after);
            if (after == null || page.document().path("data").isEmpty()) {
                break;
            }
        }
        return mediaIds.of(shortcode);
    }
}
