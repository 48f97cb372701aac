package id.pantas.collection.meta;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CommentCollector.CommentPage;
import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.collection.spi.PostText;
import id.pantas.post.ObservedComment;
import id.pantas.registry.OfficialAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The comments of one page, as all three platforms give them; the same id twice counts once. */
final class GraphComments {

    private static final int MAX_TEXT = 10_000;

    /** Answers hang below older comments, so reading goes on a little behind the watermark. */
    private static final Duration SLACK = Duration.ofDays(2);

    /** Null where kept answers are read. */
    private final @Nullable GraphVisit visit;

    private final List<String> unreadable;
    private final Request request;
    private final String post;
    private final Instant horizon;
    private final Map<String, ObservedComment> found = new LinkedHashMap<>();
    private boolean young;

    GraphComments(GraphVisit visit, Request request, String post) {
        this(visit, visit.unreadable(), request, post);
    }

    private GraphComments(@Nullable GraphVisit visit, List<String> unreadable, Request request, String post) {
        this.visit = visit;
        this.unreadable = unreadable;
        this.request = request;
        this.post = post;
        this.horizon = GraphTime.horizon(request.watermark(), SLACK, request.notBefore());
    }

    /** For answers that were kept. */
    static GraphComments kept(OfficialAccount account, String post, Instant readAt, List<String> unreadable) {
        return new GraphComments(null, unreadable, new Request(account, null, null, Instant.EPOCH, readAt), post);
    }

    /** @throws CollectionFailure if there is no list in the answer */
    static JsonNode data(JsonNode page) throws CollectionFailure {
        JsonNode data = page.path("data");
        if (!data.isArray()) {
            throw new CollectionFailure(FailureKind.MALFORMED, "Meta gave no list of comments", null, null, null);
        }
        return data;
    }

    /**
     * @param text name of the field with the text
     * @param time name of the field with the time
     * @param parent where the id of the comment it answers stands
     * @param under the comment it came with, null if it came alone
     */
    void add(JsonNode comment, String text, String time, String parent, @Nullable String under) {
        String id = comment.path("id").asString("");
        try {
            if (!id.matches("[0-9_]{1,60}")) {
                throw new IllegalArgumentException("no id of a comment");
            }
            Instant written = GraphTime.of(comment.path(time));
            String parentId = comment.at(parent).asString(under == null ? "" : under);
            ObservedComment observed = new ObservedComment(
                    id,
                    post,
                    parentId.isEmpty() ? null : parentId,
                    written,
                    PostText.clean(comment.path(text).asString(""), MAX_TEXT),
                    shown(comment.at("/from/id"), 60),
                    author(comment),
                    official(comment),
                    web(comment),
                    Counter.of(comment.get("like_count")));
            found.putIfAbsent(id, observed);
            young |= !written.isBefore(horizon);
        } catch (IllegalArgumentException e) {
            unreadable.add(PostText.clean(id, 60) + ": " + e.getMessage());
        }
    }

    /**
     * @param prefix goes before the cursor
     * @param mostEmpty how many empty pages in a row are put up with
     * @param limit the size of page to go on with
     */
    CommentPage page(String prefix, JsonNode page, GraphCursor cursor, boolean nothing, int mostEmpty, int limit)
            throws CollectionFailure {
        String after = GraphCursor.after(page.path("paging"), cursor.after());
        int empty = nothing ? cursor.empty() + 1 : 0;
        boolean more = after != null && page.at("/paging/next").isString();
        return page(
                more && (nothing ? empty <= mostEmpty : young)
                        ? prefix + new GraphCursor(newest(cursor), limit, empty, after)
                        : null,
                newest(cursor),
                page);
    }

    CommentPage page(@Nullable String next, @Nullable Instant newest, JsonNode page) {
        GraphVisit visit = Objects.requireNonNull(this.visit, "kept answers are no visit");
        boolean closed = page.at("/summary/can_comment").isBoolean()
                && !page.at("/summary/can_comment").booleanValue();
        return new CommentPage(
                List.copyOf(found.values()),
                next,
                newest == null ? null : newest.toString(),
                Set.of(),
                closed,
                visit.raw(),
                unreadable,
                visit.spent());
    }

    boolean young() {
        return young;
    }

    List<ObservedComment> found() {
        return List.copyOf(found.values());
    }

    /** The latest comment of this run; one that lies in the future is not believed. */
    @Nullable
    Instant newest(GraphCursor cursor) {
        Instant newest = cursor.newest() == null ? GraphTime.iso(request.watermark()) : cursor.newest();
        for (ObservedComment comment : found.values()) {
            boolean sensible = !comment.publishedAt().isAfter(request.now());
            if (sensible && (newest == null || comment.publishedAt().isAfter(newest))) {
                newest = comment.publishedAt();
            }
        }
        return newest;
    }

    private boolean official(JsonNode comment) {
        String handle = request.account().handle().strip().replaceFirst("^@", "");
        String id = comment.at("/from/id").asString("");
        String username = comment.path("username").asString("");
        return comment.path("is_reply_owned_by_me").asBoolean(false)
                || !id.isEmpty() && id.equals(request.account().nativeId())
                || !username.isEmpty() && username.equalsIgnoreCase(handle);
    }

    private static @Nullable String author(JsonNode comment) {
        String username = shown(comment.path("username"), 100);
        return username == null ? shown(comment.at("/from/name"), 100) : username;
    }

    private static @Nullable String shown(JsonNode node, int limit) {
        String text = PostText.clean(node.asString(""), limit);
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String web(JsonNode comment) {
        String address =
                comment.at("/permalink_url").asString(comment.path("permalink").asString(""));
        return address.matches("https?://[\\x21-\\x7e]{1,500}") ? address : null;
    }
}
