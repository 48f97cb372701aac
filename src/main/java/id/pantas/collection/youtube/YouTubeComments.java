package id.pantas.collection.youtube;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CommentCollector;
import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.collection.spi.PostText;
import id.pantas.collection.youtube.YouTubeApi.Told;
import id.pantas.credential.Credential;
import id.pantas.post.ObservedComment;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the comments of one video, newest thread first, with the answers in each thread. A thread brings up to five answers
 * along; the others are asked for while the thread is young or one of those five is new. The watermark is the latest time of
 * a comment seen, the cursor that time beside YouTube's page token.
 */
class YouTubeComments implements CommentCollector {

    private static final int LONGEST = 10_000;
    /** Units of one visit at most, so that one lively video does not eat the day's quota. */
    private static final int MAX_REQUESTS = 20;
    /** How long after its beginning a thread is looked into for more answers. */
    private static final Duration YOUNG = Duration.ofDays(7);
    /** A held comment surfaces among older ones when it is let through. */
    private static final Duration SLACK = Duration.ofDays(2);

    private static final Pattern COMMENT_ID = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    /** With the key of the settings, if there is one. */
    private final YouTubeApi settled;

    YouTubeComments(YouTubeApi settled) {
        this.settled = settled;
    }

    @Override
    public Platform platform() {
        return Platform.YOUTUBE;
    }

    @Override
    public Reach reach() {
        return Reach.POST;
    }

    @Override
    public CommentPage comments(Request request, @Nullable String postNativeId) throws CollectionFailure {
        String video = YouTubeVideos.requireId(String.valueOf(postNativeId));
        Credential key = request.credential();
        YouTubeApi api = key == null ? settled : settled.with(key.token());
        if (!api.hasKey()) {
            throw new CollectionFailure(FailureKind.PERMISSION, "comments need an API key", null, null, null);
        }
        return new Visit(api, request, video).threads();
    }

    /**
     * @param parent the comment it answers, null if it begins a thread
     * @throws IllegalArgumentException if its id or time makes no sense
     */
    static ObservedComment observed(JsonNode comment, @Nullable String parent, String video, OfficialAccount account) {
        String id = comment.path("id").asString("");
        if (!COMMENT_ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no id of a comment");
        }
        JsonNode snippet = comment.path("snippet");
        String author = snippet.at("/authorChannelId/value").asString("");
        String name = PostText.clean(snippet.path("authorDisplayName").asString(""), 200);
        String text = snippet.path("textOriginal").asString("");
        String channel = account.nativeId() == null ? account.handle().strip() : account.nativeId();
        return new ObservedComment(
                id,
                video,
                parent,
                YouTubeVideos.time(snippet.path("publishedAt").asString("")),
                PostText.clean(text.isEmpty() ? snippet.path("textDisplay").asString("") : text, LONGEST),
                author.isEmpty() ? null : author,
                name.isEmpty() ? null : name,
                !author.isEmpty() && author.equals(channel),
                "https://www.youtube.com/watch?v=" + video + "&lc=" + id,
                Counter.of(snippet.get("likeCount")));
    }

    private static final class Visit {

        private final YouTubeApi api;
        private final Request request;
        private final String video;
        private final @Nullable Instant known;
        private final List<ObservedComment> comments = new ArrayList<>();
        private final List<String> unreadable = new ArrayList<>();
        private final List<RawAnswer> raw = new ArrayList<>();
        private int spent;

        Visit(YouTubeApi api, Request request, String video) {
            this.api = api;
            this.request = request;
            this.video = video;
            this.known = time(request.watermark());
        }

        CommentPage threads() throws CollectionFailure {
            String cursor = request.cursor();
            int space = cursor == null ? -1 : cursor.indexOf(' ');
            Instant newest = cursor == null || space < 0 ? known : time(cursor.substring(0, space));
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("part", "snippet,replies");
            parameters.put("videoId", video);
            parameters.put("order", "time");
            parameters.put("maxResults", "100");
            parameters.put("textFormat", "plainText");
            if (cursor != null && space >= 0) {
                parameters.put("pageToken", cursor.substring(space + 1));
            }
            JsonNode list;
            try {
                list = first(parameters);
            } catch (YouTubeFailure e) {
                if (e.reason().equals("commentsDisabled") || e.reason().equals("videoNotFound")) {
                    return page(null, newest, true);
                }
                throw e;
            }
            boolean young = false;
            for (JsonNode thread : list.path("items")) {
                young |= read(thread);
            }
            for (ObservedComment comment : comments) {
                boolean sensible = !comment.publishedAt().isAfter(request.now());
                if (sensible && (newest == null || comment.publishedAt().isAfter(newest))) {
                    newest = comment.publishedAt();
                }
            }
            String token = list.path("nextPageToken").asString("");
            String next = young && !token.isEmpty() ? (newest == null ? "-" : newest) + " " + token : null;
            return page(next, newest, false);
        }

        private JsonNode first(Map<String, String> parameters) throws CollectionFailure {
            try {
                return ask("commentThreads", parameters);
            } catch (YouTubeFailure e) {
                if (!e.reason().equals("invalidPageToken") || parameters.remove("pageToken") == null) {
                    throw e;
                }
                return ask("commentThreads", parameters);
            }
        }

        /** Reads a thread; returns whether it is so young that older ones may hold news. */
        private boolean read(JsonNode thread) throws CollectionFailure {
            JsonNode top = thread.at("/snippet/topLevelComment");
            String id = top.path("id").asString("");
            Instant begun = time(top.at("/snippet/publishedAt").asString(""));
            add(top, null);
            boolean fresh = false;
            JsonNode along = thread.at("/replies/comments");
            for (JsonNode reply : along) {
                Instant at = time(reply.at("/snippet/publishedAt").asString(""));
                fresh |= at != null && (known == null || at.isAfter(known));
                add(reply, id);
            }
            Long total = Counter.of(thread.at("/snippet/totalReplyCount"));
            boolean lively = begun != null && begun.isAfter(request.now().minus(YOUNG));
            if (total != null
                    && total > along.size()
                    && (fresh || lively)
                    && COMMENT_ID.matcher(id).matches()) {
                answers(id);
            }
            Instant horizon = known == null || known.minus(SLACK).isBefore(request.notBefore())
                    ? request.notBefore()
                    : known.minus(SLACK);
            return fresh || (begun != null && !begun.isBefore(horizon));
        }

        /** The answers beyond those that came along; all come again, each replaces what came along. */
        private void answers(String thread) throws CollectionFailure {
            String token = "";
            do {
                if (spent >= MAX_REQUESTS) {
                    unreadable.add(thread + ": more answers than one visit may read");
                    return;
                }
                Map<String, String> parameters = new LinkedHashMap<>();
                parameters.put("part", "snippet");
                parameters.put("parentId", thread);
                parameters.put("maxResults", "100");
                parameters.put("textFormat", "plainText");
                if (!token.isEmpty()) {
                    parameters.put("pageToken", token);
                }
                JsonNode list = ask("comments", parameters);
                for (JsonNode reply : list.path("items")) {
                    add(reply, thread);
                }
                String next = list.path("nextPageToken").asString("");
                token = next.equals(token) ? "" : next;
            } while (!token.isEmpty());
        }

        private void add(JsonNode comment, @Nullable String parent) {
            String id = comment.path("id").asString("");
            try {
                ObservedComment observed = observed(comment, parent, video, request.account());
                if (observed.publishedAt().isBefore(request.notBefore())) {
                    return;
                }
                comments.removeIf(each -> each.nativeId().equals(id));
                comments.add(observed);
            } catch (IllegalArgumentException e) {
                unreadable.add(PostText.clean(id, 128) + ": " + e.getMessage());
            }
        }

        private JsonNode ask(String path, Map<String, String> parameters) throws CollectionFailure {
            spent++;
            Told told = api.ask(path, parameters, request.now());
            raw.add(told.raw());
            return told.document();
        }

        private CommentPage page(@Nullable String next, @Nullable Instant newest, boolean closed) {
            return new CommentPage(
                    comments,
                    next,
                    newest == null ? null : newest.toString(),
                    Set.of(),
                    closed,
                    raw,
                    unreadable,
                    spent);
        }
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
