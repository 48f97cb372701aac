package id.pantas.collection.tiktok;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.HandleLookup;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.collection.tiktok.TikTokApi.Told;
import id.pantas.credential.Credential;
import id.pantas.post.ObservedPost;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads accounts of TikTok. The watermark is the newest time of publication seen, in seconds; the cursor carries it beside
 * TikTok's own cursor and the number of empty pages in a row.
 */
class TikTokCollector implements PlatformCollector, HandleLookup {

    private static final int BATCH = 20;
    /** Pinned videos may stand first and late ones surface, so reading goes on a little behind the watermark. */
    private static final Duration SLACK = Duration.ofDays(2);
    /** TikTok filters pages after cutting them: an empty one with more behind it happens. */
    private static final int MOST_EMPTY = 2;

    private final TikTokApi api;

    TikTokCollector(TikTokApi api) {
        this.api = api;
    }

    @Override
    public Platform platform() {
        return Platform.TIKTOK;
    }

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
        Place place = Place.of(request);
        Map<String, Object> body = new HashMap<>();
        body.put("max_count", BATCH);
        if (place.cursor() > 0) {
            body.put("cursor", place.cursor());
        }
        Told told = api.ask("v2/video/list/", TikTokVideos.FIELDS, body, token(request), request.now());
        Visit visit = new Visit(request, told);
        JsonNode data = told.document().path("data");
        visit.read(data);
        long newest = Math.max(place.newest(), visit.newest);
        String watermark = newest == 0 ? null : String.valueOf(newest);
        int empty = data.path("videos").isEmpty() ? place.empty() + 1 : 0;
        Long cursor = Counter.of(data.get("cursor"));
        boolean more = data.path("has_more").asBoolean(false) && cursor != null && cursor > 0;
        boolean goOn = more && empty < MOST_EMPTY && (empty > 0 || visit.young);
        return visit.page(goOn ? newest + " " + cursor + " " + empty : null, watermark, Set.of());
    }

    /** A video that TikTok no longer gives was deleted or made private. */
    @Override
    public Page refresh(Request request, List<String> nativeIds) throws CollectionFailure {
        List<String> wanted = nativeIds.stream().distinct().toList();
        Page sum = new Page(List.of(), null, null, null, List.of(), Set.of(), List.of(), 0);
        for (int from = 0; from < wanted.size(); from += BATCH) {
            List<String> batch = wanted.subList(from, Math.min(from + BATCH, wanted.size()));
            Map<String, Object> body = Map.of("filters", Map.of("video_ids", batch));
            Told told = api.ask("v2/video/query/", TikTokVideos.FIELDS, body, token(request), request.now());
            Visit visit = new Visit(request, told);
            Set<String> missing = visit.readOnly(told.document().path("data"), batch);
            sum = joined(sum, visit.page(null, null, missing));
        }
        return sum;
    }

    /** The consent names its owner for good; it was given for this very account, so whatever the owner is called now is its handle. */
    @Override
    public Handles handles(List<OfficialAccount> accounts, @Nullable Credential credential, Instant now)
            throws CollectionFailure {
        OfficialAccount account = accounts.get(0);
        String owner = credential == null ? null : credential.part(TikTokScheme.OPEN_ID);
        if (credential == null || owner == null) {
            return new Handles(Map.of(), 0);
        }
        JsonNode user = api.ask("v2/user/info/", "open_id,username", null, credential.token(), now)
                .document()
                .at("/data/user");
        String name = user.path("username").asString("");
        boolean same = owner.equals(user.path("open_id").asString(""));
        return new Handles(same && !name.isEmpty() ? Map.of(account.id(), name) : Map.of(), 1);
    }

    private static Page joined(Page one, Page other) {
        Set<String> gone = new LinkedHashSet<>(one.gone());
        gone.addAll(other.gone());
        return new Page(
                joined(one.posts(), other.posts()),
                null,
                null,
                null,
                joined(one.raw(), other.raw()),
                gone,
                joined(one.unreadable(), other.unreadable()),
                one.spent() + other.spent());
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    static String token(Request request) throws CollectionFailure {
        Credential credential = request.credential();
        if (credential == null) {
            throw new CollectionFailure(FailureKind.AUTH, "this account is not connected", null, null, null);
        }
        return credential.token();
    }

    static String handle(Request request) {
        return handle(request.account());
    }

    static String handle(OfficialAccount account) {
        String handle = account.handle().strip().toLowerCase(Locale.ROOT);
        return handle.startsWith("@") ? handle.substring(1) : handle;
    }

    /** Where a run stands. @param cursor milliseconds, 0 for the newest page */
    private record Place(long newest, long cursor, int empty) {

        static Place of(Request request) {
            Long known = Counter.of(request.watermark());
            long newest = known == null ? 0 : known;
            String[] parts =
                    request.cursor() == null ? new String[0] : request.cursor().split(" ");
            if (parts.length != 3) {
                return new Place(newest, 0, 0);
            }
            Long met = Counter.of(parts[0]);
            Long cursor = Counter.of(parts[1]);
            return new Place(met == null ? newest : met, cursor == null ? 0 : cursor, parts[2].equals("0") ? 0 : 1);
        }
    }

    /** What one answer brought. */
    private static final class Visit {

        private final Request request;
        private final Told told;
        private final String handle;
        private final List<ObservedPost> posts = new ArrayList<>();
        private final List<String> unreadable = new ArrayList<>();
        private int strangers;
        private long newest;
        private boolean young;

        Visit(Request request, Told told) {
            this.request = request;
            this.told = told;
            this.handle = handle(request);
        }

        void read(JsonNode data) throws CollectionFailure {
            Instant horizon = horizon();
            for (JsonNode video : videos(data)) {
                Instant at = TikTokVideos.timeOf(video);
                if (at != null && !at.isAfter(request.now())) {
                    newest = Math.max(newest, at.getEpochSecond());
                }
                young |= at == null || !at.isBefore(horizon);
                add(video);
            }
            refuseStrangers();
        }

        /** Takes those of {@code wanted} and returns the ones that are missing. */
        Set<String> readOnly(JsonNode data, List<String> wanted) throws CollectionFailure {
            Set<String> missing = new LinkedHashSet<>(wanted);
            for (JsonNode video : videos(data)) {
                if (missing.remove(video.path("id").asString(""))) {
                    add(video);
                }
            }
            refuseStrangers();
            return missing;
        }

        private Instant horizon() {
            Long known = Counter.of(request.watermark());
            Instant old = known == null || known > request.now().getEpochSecond()
                    ? null
                    : Instant.ofEpochSecond(known).minus(SLACK);
            return old == null || old.isBefore(request.notBefore()) ? request.notBefore() : old;
        }

        private JsonNode videos(JsonNode data) throws CollectionFailure {
            JsonNode videos = data.path("videos");
            if (!videos.isArray()) {
                throw TikTokFailure.unreadable("videos", told.raw().body());
            }
            return videos;
        }

        private void add(JsonNode video) {
            try {
                posts.add(TikTokVideos.observed(video, handle));
            } catch (TikTokVideos.Stranger e) {
                strangers++;
                unreadable.add(name(video) + ": " + e.getMessage());
            } catch (IllegalArgumentException e) {
                unreadable.add(name(video) + ": " + e.getMessage());
            }
        }

        /** A single one may be an odd answer; nothing else but strangers means that the name has another owner. */
        private void refuseStrangers() throws CollectionFailure {
            if (strangers > 0 && posts.isEmpty()) {
                throw new CollectionFailure(
                        FailureKind.ACCOUNT_CHANGED,
                        "the connection shows the videos of another account",
                        null,
                        told.raw().body(),
                        null);
            }
        }

        private static String name(JsonNode video) {
            String id = TikTokFailure.word(video.path("id").asString(""));
            return id.isEmpty() ? "?" : id;
        }

        Page page(@Nullable String next, @Nullable String watermark, Set<String> gone) {
            return new Page(posts, next, watermark, null, List.of(told.raw()), gone, unreadable, 1);
        }
    }
}
