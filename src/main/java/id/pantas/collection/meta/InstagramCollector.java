package id.pantas.collection.meta;

import id.pantas.collection.meta.InstagramReader.MediaPage;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.Counter;
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

/**
 * Reads professional accounts of Instagram: others' by Business Discovery, those that let us in by their own media. The
 * watermark is the latest time of publication seen.
 */
class InstagramCollector implements PlatformCollector, HandleLookup {

    /** Pinned posts may come first, so reading goes on a little behind the watermark. */
    static final Duration SLACK = Duration.ofDays(2);

    private static final int MOST_EMPTY = 5;
    private static final int REFRESH_PAGES = 4;
    private static final int MOST_LOOKED_AFTER = 5;

    private final InstagramReader reader;
    private final MediaIds mediaIds;

    InstagramCollector(InstagramReader reader, MediaIds mediaIds) {
        this.reader = reader;
        this.mediaIds = mediaIds;
    }

    @Override
    public Platform platform() {
        return Platform.INSTAGRAM;
    }

    /** Whether there is something to ask with is a matter of {@link #access()}. */
    @Override
    public Connection connection() {
        return Connection.READY;
    }

    @Override
    public Access access() {
        return Access.PLATFORM;
    }

    @Override
    public Page fetch(Request request) throws CollectionFailure {
        GraphVisit visit = reader.visit(request);
        GraphCursor cursor = GraphCursor.of(request.cursor(), InstagramReader.PAGE);
        Instant horizon = GraphTime.horizon(request.watermark(), SLACK, request.notBefore());
        boolean own = InstagramReader.own(request);
        MediaPage page = own
                ? reader.ofOwn(visit, request, cursor.limit(), cursor.after(), horizon)
                : reader.ofOther(visit, request, cursor.limit(), cursor.after());
        JsonNode media = media(page, own);
        boolean young = false;
        for (JsonNode each : media) {
            ObservedPost post = observed(visit, request, each, own);
            if (post != null) {
                visit.posts().add(post);
                young |= !post.publishedAt().isBefore(horizon);
            }
        }
        Instant newest = visit.latest(cursor.newest() == null ? GraphTime.iso(request.watermark()) : cursor.newest());
        String after = GraphCursor.after(page.media().path("paging"), cursor.after());
        int empty = media.isEmpty() ? cursor.empty() + 1 : 0;
        boolean goOn = media.isEmpty() ? own && empty <= MOST_EMPTY : young;
        String next = after != null && page.more() && goOn
                ? new GraphCursor(newest, page.limit(), empty, after).toString()
                : null;
        return visit.page(next, newest, page.accountId());
    }

    /**
     * Reads the newest pages again, since what Business Discovery gives cannot be asked for one by one. A post that is no
     * longer on them counts as gone only if Instagram also says that its link leads nowhere.
     */
    @Override
    public Page refresh(Request request, List<String> nativeIds) throws CollectionFailure {
        GraphVisit visit = reader.visit(request);
        boolean own = InstagramReader.own(request);
        Set<String> wanted = new LinkedHashSet<>(nativeIds);
        String after = null;
        int limit = InstagramReader.PAGE;
        for (int i = 0; i < REFRESH_PAGES && !wanted.isEmpty(); i++) {
            MediaPage page = own
                    ? reader.ofOwn(visit, request, limit, after, null)
                    : reader.ofOther(visit, request, limit, after);
            JsonNode media = media(page, own);
            for (JsonNode each : media) {
                ObservedPost post = observed(visit, request, each, own);
                if (post != null && wanted.remove(post.nativeId())) {
                    visit.posts().add(own ? withViews(visit, post) : post);
                }
            }
            limit = page.limit();
            after = GraphCursor.after(page.media().path("paging"), after);
            if (after == null || media.isEmpty() || !page.more()) {
                break;
            }
        }
        int looked = 0;
        for (String shortcode : wanted) {
            if (looked++ == MOST_LOOKED_AFTER) {
                break;
            }
            if (own && mediaIds.of(shortcode) != null) {
                lookAfterOwn(visit, request, shortcode, String.valueOf(mediaIds.of(shortcode)));
            } else if (leadsNowhere(visit, shortcode)) {
                visit.gone().add(shortcode);
            }
        }
        visit.unreadable().clear(); // they were reported when they were fetched
        return visit.page(null, null, null);
    }

    /**
     * Only of accounts that let us in: Business Discovery finds others by their handle alone, so under a new one they are
     * "not found", and their id does not help.
     */
    @Override
    public Handles handles(List<OfficialAccount> accounts, @Nullable Credential credential, Instant now)
            throws CollectionFailure {
        OfficialAccount account = accounts.get(0);
        Request request = new Request(account, null, null, now, now, credential);
        if (account.nativeId() == null || !InstagramReader.own(request)) {
            return new Handles(Map.of(), 0);
        }
        GraphVisit visit = reader.visit(request);
        JsonNode told = visit.askQuietly(account.nativeId(), Map.of("fields", "id,username"));
        String name = told.path("username").asString("");
        boolean same = account.nativeId().equals(told.path("id").asString(""));
        return new Handles(same && !name.isEmpty() ? Map.of(account.id(), name) : Map.of(), visit.spent());
    }

    private void lookAfterOwn(GraphVisit visit, Request request, String shortcode, String mediaId)
            throws CollectionFailure {
        try {
            JsonNode media = reader.one(visit, mediaId);
            ObservedPost post = InstagramPosts.observed(
                    ((tools.jackson.databind.node.ObjectNode) media).put("shortcode", shortcode),
                    InstagramReader.handle(request.account()));
            visit.posts().add(withViews(visit, post));
        } catch (GraphFailure e) {
            if (!e.missing()) {
                throw e;
            }
            visit.gone().add(shortcode);
        } catch (IllegalArgumentException e) {
            visit.unreadable().add(shortcode + ": " + e.getMessage());
        }
    }

    /** Asks without a token whether a public post stands at the link; whatever is no clear answer means that it may. */
    private static boolean leadsNowhere(GraphVisit visit, String shortcode) {
        try {
            visit.askOpenly(
                    "instagram_oembed",
                    Map.of("url", InstagramPosts.permalink(shortcode, false), "fields", "provider_name"));
            return false;
        } catch (GraphFailure e) {
            return e.missing();
        } catch (CollectionFailure e) {
            return false;
        }
    }

    private @Nullable ObservedPost observed(GraphVisit visit, Request request, JsonNode media, boolean own)
            throws CollectionFailure {
        try {
            if (!InstagramPosts.isPost(media)) {
                return null;
            }
            ObservedPost post = InstagramPosts.observed(media, InstagramReader.handle(request.account()));
            if (own) {
                mediaIds.note(post.nativeId(), media);
            }
            return post;
        } catch (IllegalArgumentException e) {
            visit.unreadable().add(media.path("id").asString("without id") + ": " + e.getMessage());
            return null;
        }
    }

    /** Pictures tell their views only in the insights, and only to their owner. */
    private ObservedPost withViews(GraphVisit visit, ObservedPost post) throws CollectionFailure {
        String mediaId = mediaIds.of(post.nativeId());
        if (post.counts().views() != null || mediaId == null) {
            return post;
        }
        Long views = null;
        try {
            for (JsonNode metric : reader.insights(visit, mediaId).path("data")) {
                if (metric.path("name").asString("").equals("views")) {
                    views = Counter.of(metric.at("/values/0/value"));
                }
            }
        } catch (GraphFailure e) {
            if (e.kind() != FailureKind.PERMISSION && e.kind() != FailureKind.BAD_REQUEST) {
                throw e;
            }
        }
        Counts counts = post.counts();
        return post.withCounts(new Counts(counts.likes(), counts.comments(), counts.shares(), views));
    }

    /** An account without posts has no list on the road to others. */
    private static JsonNode media(MediaPage page, boolean own) throws CollectionFailure {
        JsonNode data = page.media().path("data");
        if (!data.isArray() && (own || !page.media().isMissingNode())) {
            throw new CollectionFailure(FailureKind.MALFORMED, "Instagram gave no list of media", null, null, null);
        }
        return data;
    }
}
