package id.pantas.collection.meta;

import id.pantas.collection.meta.GraphVisit.SizedPage;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CollectionFailure.Scope;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.HandleLookup;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.credential.Credential;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the accounts of Threads that gave a token. The watermark is the latest time of publication seen. */
class ThreadsCollector implements PlatformCollector, HandleLookup {

    private static final Duration SLACK = Duration.ofDays(2);
    private static final int REFRESH_PAGES = 4;
    private static final int MOST_LOOKED_AFTER = 5;

    private final ThreadsReader reader;
    private final MediaIds mediaIds;

    ThreadsCollector(ThreadsReader reader, MediaIds mediaIds) {
        this.reader = reader;
        this.mediaIds = mediaIds;
    }

    @Override
    public Platform platform() {
        return Platform.THREADS;
    }

    /** Whether there is something to ask with is a matter of {@link #access()}. */
    @Override
    public Connection connection() {
        return Connection.READY;
    }

    /** Tokens in the settings are those of all accounts; they are not mixed with entered ones. */
    @Override
    public Access access() {
        return reader.inSettings() ? Access.NONE : Access.ACCOUNT;
    }

    @Override
    public Page fetch(Request request) throws CollectionFailure {
        GraphVisit visit = reader.visit(request);
        String accountId = request.account().nativeId() == null ? accountId(visit, request) : null;
        GraphCursor cursor = GraphCursor.of(request.cursor(), ThreadsReader.PAGE);
        Instant horizon = GraphTime.horizon(request.watermark(), SLACK, request.notBefore());
        SizedPage page = reader.posts(visit, cursor.limit(), cursor.after(), horizon);
        JsonNode data = data(page.document());
        boolean young = false;
        boolean foreign = false;
        for (JsonNode each : data) {
            ObservedPost post = observed(visit, request, each);
            if (post != null) {
                visit.posts().add(post);
                young |= !post.publishedAt().isBefore(horizon);
                foreign |= !ThreadsReader.handle(request.account())
                        .equalsIgnoreCase(each.path("username").asString(ThreadsReader.handle(request.account())));
            }
        }
        if (foreign && accountId == null) {
            // Renamed, or another account's token: the lasting id tells which.
            accountId = reader.me(visit).path("id").asString("");
            if (accountId.isEmpty()) {
                throw new CollectionFailure(FailureKind.MALFORMED, "Threads gave no id", null, null, null);
            }
        }
        Instant newest = visit.latest(cursor.newest() == null ? GraphTime.iso(request.watermark()) : cursor.newest());
        // There is never a link to the next page; pages may be short in the middle, so only an empty one is the end.
        String after = GraphCursor.after(page.document().path("paging"), cursor.after());
        String next = after != null && young ? new GraphCursor(newest, page.limit(), 0, after).toString() : null;
        return visit.page(next, newest, accountId);
    }

    /** Reads the newest pages again, then each wanted post's insights: the pages hold no counts. */
    @Override
    public Page refresh(Request request, List<String> nativeIds) throws CollectionFailure {
        GraphVisit visit = reader.visit(request);
        Set<String> wanted = new LinkedHashSet<>(nativeIds);
        String after = null;
        int limit = ThreadsReader.PAGE;
        for (int i = 0; i < REFRESH_PAGES && !wanted.isEmpty(); i++) {
            SizedPage page = reader.posts(visit, limit, after, null);
            for (JsonNode each : data(page.document())) {
                ObservedPost post = observed(visit, request, each);
                if (post != null && wanted.remove(post.nativeId())) {
                    withInsights(visit, request, each);
                }
            }
            limit = page.limit();
            after = GraphCursor.after(page.document().path("paging"), after);
            if (after == null || data(page.document()).isEmpty()) {
                break;
            }
        }
        int looked = 0;
        for (String shortcode : wanted) {
            String mediaId = mediaIds.of(shortcode);
            if (mediaId != null && looked++ < MOST_LOOKED_AFTER) {
                lookAfter(visit, request, shortcode, mediaId);
            }
        }
        visit.unreadable().clear(); // they were reported when they were fetched
        return visit.page(null, null, null);
    }

    @Override
    public Handles handles(List<OfficialAccount> accounts, @Nullable Credential credential, Instant now)
            throws CollectionFailure {
        OfficialAccount account = accounts.get(0);
        if (account.nativeId() == null) {
            return new Handles(Map.of(), 0);
        }
        GraphVisit visit = reader.visit(new Request(account, null, null, now, now, credential));
        JsonNode me = reader.me(visit);
        String name = me.path("username").asString("");
        boolean same = account.nativeId().equals(me.path("id").asString(""));
        return new Handles(same && !name.isEmpty() ? Map.of(account.id(), name) : Map.of(), visit.spent());
    }

    private void lookAfter(GraphVisit visit, Request request, String shortcode, String mediaId)
            throws CollectionFailure {
        try {
            withInsights(visit, request, reader.one(visit, mediaId));
        } catch (GraphFailure e) {
            if (!e.missing()) {
                throw e;
            }
            visit.gone().add(shortcode);
        }
    }

    private void withInsights(GraphVisit visit, Request request, JsonNode post) throws CollectionFailure {
        Counts counts = Counts.NONE;
        String id = post.path("id").asString("");
        if (!ThreadsPosts.isRepost(post) && id.matches("\\d{1,30}")) {
            try {
                counts = ThreadsPosts.counts(reader.insights(visit, id));
            } catch (GraphFailure e) {
                // The posts may be read without the permission for their insights.
                if (e.kind() != FailureKind.PERMISSION && e.kind() != FailureKind.BAD_REQUEST) {
                    throw e;
                }
            }
        }
        try {
            visit.posts().add(ThreadsPosts.observed(post, ThreadsReader.handle(request.account()), counts));
        } catch (IllegalArgumentException e) {
            visit.unreadable().add(id + ": " + e.getMessage());
        }
    }

    /** The id of the account, once it is sure that the token is its own. */
    private String accountId(GraphVisit visit, Request request) throws CollectionFailure {
        JsonNode me = reader.me(visit);
        String id = me.path("id").asString("");
        String username = me.path("username").asString("");
        if (!id.matches("\\d{1,30}")) {
            throw new CollectionFailure(FailureKind.MALFORMED, "Threads gave no id", null, null, null);
        }
        if (!username.equalsIgnoreCase(ThreadsReader.handle(request.account()))) {
            throw new CollectionFailure(
                    FailureKind.ACCOUNT_CHANGED,
                    Scope.ACCOUNT,
                    "the token belongs to another account of Threads",
                    null,
                    null,
                    null);
        }
        return id;
    }

    private @Nullable ObservedPost observed(GraphVisit visit, Request request, JsonNode post) {
        try {
            ObservedPost observed = ThreadsPosts.observed(post, ThreadsReader.handle(request.account()), Counts.NONE);
            mediaIds.note(observed.nativeId(), post);
            return observed;
        } catch (IllegalArgumentException e) {
            visit.unreadable().add(post.path("id").asString("without id") + ": " + e.getMessage());
            return null;
        }
    }

    private static JsonNode data(JsonNode document) throws CollectionFailure {
        JsonNode data = document.path("data");
        if (!data.isArray()) {
            throw new CollectionFailure(FailureKind.MALFORMED, "Threads gave no list of posts", null, null, null);
        }
        return data;
    }
}
