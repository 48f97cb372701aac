package id.pantas.collection.meta;

import id.pantas.collection.meta.GraphClient.Key;
import id.pantas.collection.meta.GraphClient.Told;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.post.ObservedPost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One call of an adapter: asks, counts the requests, and gathers what shall be handed on. */
final class GraphVisit {

    private static final int HALVINGS = 2;

    private final GraphClient client;
    private final Key key;
    private final Instant now;
    private final List<RawAnswer> raw = new ArrayList<>();
    private final List<ObservedPost> posts = new ArrayList<>();
    private final Set<String> gone = new LinkedHashSet<>();
    private final List<String> unreadable = new ArrayList<>();
    private int spent;

    GraphVisit(GraphClient client, Key key, Instant now) {
        this.client = client;
        this.key = key;
        this.now = now;
    }

    /** What to ask for a page of this size. */
    interface Sized {
        Map<String, String> parameters(int limit);
    }

    /** A page with the size that Meta could bear. */
    record SizedPage(JsonNode document, int limit) {}

    Instant now() {
        return now;
    }

    List<ObservedPost> posts() {
        return posts;
    }

    Set<String> gone() {
        return gone;
    }

    List<String> unreadable() {
        return unreadable;
    }

    List<RawAnswer> raw() {
        return raw;
    }

    int spent() {
        return spent;
    }

    JsonNode ask(String path, Map<String, String> parameters) throws CollectionFailure {
        return ask(path, parameters, key, true);
    }

    /** One whose answer is not kept, because it holds credentials or is kept elsewhere. */
    JsonNode askQuietly(String path, Map<String, String> parameters) throws CollectionFailure {
        return ask(path, parameters, key, false);
    }

    /** Without a token. */
    JsonNode askOpenly(String path, Map<String, String> parameters) throws CollectionFailure {
        return ask(path, parameters, null, false);
    }

    /** Asks for a page and, where Meta finds it too heavy, for half and for a quarter of it. */
    SizedPage askSized(String path, int limit, Sized sized) throws CollectionFailure {
        int size = limit;
        for (int halvings = 0; ; halvings++) {
            try {
                return new SizedPage(ask(path, sized.parameters(size)), size);
            } catch (GraphFailure e) {
                if (!e.tooMuch() || halvings == HALVINGS || size <= 1) {
                    throw e;
                }
                size = (size + 1) / 2;
            }
        }
    }

    /** A batch of reads below the version; null for a part that was not run in time. */
    JsonNode batch(String parts, int size) throws CollectionFailure {
        spent += size;
        Told told = client.post(Map.of("batch", parts, "include_headers", "false"), key, now);
        raw.add(told.raw());
        return told.document();
    }

    private JsonNode ask(String path, Map<String, String> parameters, @Nullable Key with, boolean kept)
            throws CollectionFailure {
        spent++;
        Told told = client.get(path, parameters, with, now);
        if (kept) {
            raw.add(told.raw());
        }
        return told.document();
    }

    /** The latest publication of this visit's posts and {@code known}; one that lies in the future is not believed. */
    @Nullable
    Instant latest(@Nullable Instant known) {
        Instant latest = known;
        for (ObservedPost post : posts) {
            boolean sensible = !post.publishedAt().isAfter(now);
            if (sensible && (latest == null || post.publishedAt().isAfter(latest))) {
                latest = post.publishedAt();
            }
        }
        return latest;
    }

    Page page(@Nullable String next, @Nullable Instant watermark, @Nullable String nativeAccountId) {
        return new Page(
                posts,
                next,
                watermark == null ? null : watermark.toString(),
                nativeAccountId,
                raw,
                gone,
                unreadable,
                spent);
    }
}
