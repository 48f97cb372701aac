package id.pantas.collection.meta;

import id.pantas.collection.meta.FacebookPages.Found;
import id.pantas.collection.meta.GraphVisit.SizedPage;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.HandleLookup;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.credential.Credential;
import id.pantas.post.ObservedPost;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads Pages of Facebook that gave a token. The watermark is the latest time of publication seen.
 */
class FacebookCollector implements PlatformCollector, HandleLookup {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PAGE = 25;
    private static final int BATCH = 50;
    private static final int MOST_EMPTY = 5;
    private static final int MOST_LOOKED_AFTER = 5;
    /** Posts that were held back for review appear a little later than their time says. */
    private static final Duration SLACK = Duration.ofHours(2);

    private final FacebookPages pages;

    FacebookCollector(FacebookPages pages) {
        this.pages = pages;
    }

    @Override
    public Platform platform() {
        return Platform.FACEBOOK;
    }

    /** Whether there is something to ask with is a matter of {@link #access()}. */
    @Override
    public Connection connection() {
        return Connection.READY;
    }

    @Override
    public Access access() {
        return Access.ACCOUNT;
    }

    @Override
    public Page fetch(Request request) throws CollectionFailure {
        Found page = pages.find(request);
        GraphVisit visit = page.visit();
        GraphCursor cursor = GraphCursor.of(request.cursor(), PAGE);
        Instant horizon = GraphTime.horizon(request.watermark(), SLACK, request.notBefore());
        SizedPage answer = withTokensAnew(request, () -> posts(visit, page.id(), request, cursor, horizon));
        JsonNode data = answer.document().path("data");
        if (!data.isArray()) {
            throw new CollectionFailure(FailureKind.MALFORMED, "Facebook gave no list of posts", null, null, null);
        }
        boolean young = false;
        for (JsonNode each : data) {
            ObservedPost post = add(visit, each);
            // A post may carry an earlier date than the day it was published on.
            young |= post != null && !post.publishedAt().isBefore(horizon);
        }
        Instant newest = visit.latest(cursor.newest() == null ? GraphTime.iso(request.watermark()) : cursor.newest());
        String after = GraphCursor.after(answer.document().path("paging"), cursor.after());
        boolean more = answer.document().at("/paging/next").isString();
        int empty = data.isEmpty() ? cursor.empty() + 1 : 0;
        boolean goOn = data.isEmpty() ? empty <= MOST_EMPTY : young;
        String next =
                after != null && more && goOn ? new GraphCursor(newest, answer.limit(), empty, after).toString() : null;
        return paid(visit.page(next, newest, page.found()), page.spent());
    }

    /** Asks for up to fifty posts at once; those that Facebook does not give, and whose links lead nowhere, are gone. */
    @Override
    public Page refresh(Request request, List<String> nativeIds) throws CollectionFailure {
        Found page = pages.find(request);
        GraphVisit visit = page.visit();
        List<String> ids = nativeIds.stream()
                .filter(id -> FacebookPosts.ID.matcher(id).matches())
                .toList();
        List<String> missing = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<String> batch = ids.subList(from, Math.min(from + BATCH, ids.size()));
            missing.addAll(withTokensAnew(request, () -> refresh(visit, batch)));
        }
        int looked = 0;
        for (String id : missing) {
            if (looked++ < MOST_LOOKED_AFTER && leadsNowhere(visit, id)) {
                visit.gone().add(id);
            }
        }
        return paid(visit.page(null, null, null), page.spent());
    }

    /** Each Page is asked with its own token, which may have to be asked for first. */
    @Override
    public int handlesCost(int accounts) {
        return 2;
    }

    /** Not every Page has a name for its address; of one without nothing is told. */
    @Override
    public Handles handles(List<OfficialAccount> accounts, @Nullable Credential credential, Instant now)
            throws CollectionFailure {
        OfficialAccount account = accounts.get(0);
        if (account.nativeId() == null) {
            return new Handles(Map.of(), 0);
        }
        Found page = pages.find(new Request(account, null, null, now, now, credential));
        JsonNode told = page.visit().askQuietly(page.id(), Map.of("fields", "id,name,username"));
        String name = told.path("username").asString("");
        boolean same = account.nativeId().equals(told.path("id").asString(""));
        int spent = page.spent() + page.visit().spent();
        return new Handles(same && !name.isEmpty() ? Map.of(account.id(), name) : Map.of(), spent);
    }

    private static SizedPage posts(GraphVisit visit, String page, Request request, GraphCursor cursor, Instant horizon)
            throws CollectionFailure {
        try {
            return withoutCounts(fields -> visit.askSized(page + "/published_posts", cursor.limit(), size -> {
                Map<String, String> parameters = new LinkedHashMap<>();
                parameters.put("fields", fields);
                parameters.put("limit", String.valueOf(size));
                if (request.watermark() != null) {
                    parameters.put("since", String.valueOf(horizon.getEpochSecond()));
                }
                if (cursor.after() != null) {
                    parameters.put("after", cursor.after());
                }
                return parameters;
            }));
        } catch (GraphFailure e) {
            throw e.missing() ? e.as(FailureKind.ACCOUNT_GONE) : e;
        }
    }

    /** Returns those that Facebook does not give. */
    private static List<String> refresh(GraphVisit visit, List<String> ids) throws CollectionFailure {
        if (ids.size() == 1) {
            try {
                add(visit, withoutCounts(fields -> visit.ask(ids.get(0), Map.of("fields", fields))));
                return List.of();
            } catch (GraphFailure e) {
                if (e.missing()) {
                    return ids;
                }
                throw e;
            }
        }
        return withoutCounts(fields -> batch(visit, ids, fields));
    }

    private static List<String> batch(GraphVisit visit, List<String> ids, String fields) throws CollectionFailure {
        List<String> missing = new ArrayList<>();
        List<String> open = ids;
        String wanted = URLEncoder.encode(fields, StandardCharsets.UTF_8);
        // A part that is null was not run in time; it is asked for once more.
        for (int turn = 0; turn < 2 && !open.isEmpty(); turn++) {
            List<Map<String, String>> parts = open.stream()
                    .map(id -> Map.of("method", "GET", "relative_url", id + "?fields=" + wanted))
                    .toList();
            JsonNode answer = visit.batch(JSON.writeValueAsString(parts), open.size());
            if (!answer.isArray()) {
                throw new CollectionFailure(FailureKind.MALFORMED, "Facebook gave no batch", null, null, null);
            }
            List<String> again = new ArrayList<>();
            for (int i = 0; i < open.size(); i++) {
                JsonNode part = answer.path(i);
                if (!part.isObject()) {
                    again.add(open.get(i));
                } else if (!read(visit, open.get(i), part)) {
                    missing.add(open.get(i));
                }
            }
            open = again;
        }
        return missing;
    }

    /** @return whether Facebook still gives the post */
    private static boolean read(GraphVisit visit, String id, JsonNode part) throws CollectionFailure {
        JsonNode body;
        try {
            body = JSON.readTree(part.path("body").asString(""));
        } catch (JacksonException e) {
            visit.unreadable().add(id + ": cut off");
            return true;
        }
        if (!body.path("error").isObject()) {
            add(visit, body);
            return true;
        }
        GraphFailure failure = GraphFailure.of(
                id,
                part.path("code").asInt(400),
                body.path("error"),
                new GraphUsage(null, Map.of()),
                body.toString(),
                visit.now());
        if (failure.missing()) {
            return false;
        }
        throw failure;
    }

    private static @Nullable ObservedPost add(GraphVisit visit, JsonNode each) {
        try {
            ObservedPost post = FacebookPosts.observed(each);
            if (FacebookPosts.isPublic(each)) {
                visit.posts().add(post);
            }
            return post;
        } catch (IllegalArgumentException e) {
            visit.unreadable().add(each.path("id").asString("without id") + ": " + e.getMessage());
            return null;
        }
    }

    /** Asks without a token whether a public post stands at the link; whatever is no clear answer means that it may. */
    private static boolean leadsNowhere(GraphVisit visit, String id) {
        try {
            visit.askOpenly(
                    "oembed_post",
                    Map.of("url", "https://www.facebook.com/" + id.replace("_", "/posts/"), "fields", "url"));
            return false;
        } catch (GraphFailure e) {
            return e.missing();
        } catch (CollectionFailure e) {
            return false;
        }
    }

    private interface Asking<T> {
        T ask() throws CollectionFailure;
    }

    private interface WithFields<T> {
        T ask(String fields) throws CollectionFailure;
    }

    /** One permission that is missing for the counts fails a whole call; then it is asked for once more without them. */
    private static <T> T withoutCounts(WithFields<T> asking) throws CollectionFailure {
        try {
            return asking.ask(FacebookPosts.FULL);
        } catch (GraphFailure e) {
            if (!e.lacksPermission()) {
                throw e;
            }
            return asking.ask(FacebookPosts.BARE);
        }
    }

    private <T> T withTokensAnew(Request request, Asking<T> asking) throws CollectionFailure {
        try {
            return asking.ask();
        } catch (CollectionFailure e) {
            if (e.kind() == FailureKind.AUTH || e.kind() == FailureKind.PERMISSION) {
                pages.forget(request);
            }
            throw e;
        }
    }

    private static Page paid(Page page, int before) {
        return before == 0
                ? page
                : new Page(
                        page.posts(),
                        page.next(),
                        page.watermark(),
                        page.nativeAccountId(),
                        page.raw(),
                        page.gone(),
                        page.unreadable(),
                        page.spent() + before);
    }
}
