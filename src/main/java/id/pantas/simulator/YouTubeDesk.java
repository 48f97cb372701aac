package id.pantas.simulator;

import id.pantas.simulator.SimulatedAccount.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** YouTube Data API v3 (channels, playlistItems, videos) and the keyless feed. */
final class YouTubeDesk implements PlatformDesk {

    private static final String JSON = "application/json; charset=UTF-8";
    private static final String API = "/youtube/v3/";

    private final Timeline timeline;
    private final FailureSwitchboard failures;
    private final YouTubeThreads threads;
    private final YouTubeJson json;
    private final YouTubeFeed feed;
    private final Map<String, SimulatedAccount> byId = new HashMap<>();
    private final Map<String, SimulatedAccount> byHandle = new HashMap<>();

    YouTubeDesk(Timeline timeline, FailureSwitchboard failures, Comments comments) {
        this.threads = new YouTubeThreads(comments);
        this.timeline = timeline;
        this.failures = failures;
        this.json = new YouTubeJson(timeline);
        this.feed = new YouTubeFeed(timeline);
        for (SimulatedAccount account : timeline.world().regency().accountsOn(SimulatedPlatform.YOUTUBE)) {
            byId.put(account.nativeId(), account);
            byHandle.put(account.handle().toLowerCase(Locale.ROOT), account);
        }
    }

    @Override
    public SimulatedPlatform platform() {
        return SimulatedPlatform.YOUTUBE;
    }

    @Override
    public @Nullable SimulatedAccount accountOf(Asked asked) {
        String playlist = asked.param("playlistId");
        String channel = asked.param("channel_id");
        if (playlist != null && playlist.startsWith("UU")) {
            return byId.get("UC" + playlist.substring(2));
        }
        return channel == null ? null : byId.get(channel);
    }

    @Override
    public Answer answer(Asked asked, Instant now) {
        if (asked.path().equals("/feeds/videos.xml")) {
            return feed(asked, now);
        }
        if (!asked.path().startsWith(API)) {
            return Answer.html(404, YouTubeFeed.NOT_FOUND);
        }
        String key = asked.header("X-Goog-Api-Key");
        key = key == null ? asked.param("key") : key;
        if (key == null) {
            return YouTubeProblems.error(
                    403,
                    "Method doesn't allow unregistered callers (callers without established identity). Please use API"
                            + " Key or other form of API consumer identity to call this API.",
                    "global",
                    "forbidden",
                    null,
                    "PERMISSION_DENIED");
        }
        if (!key.equals(Simulator.YOUTUBE_API_KEY)) {
            return YouTubeProblems.keyInvalid();
        }
        String part = asked.param("part");
        if (part == null || part.isEmpty()) {
            return YouTubeProblems.error(
                    400,
                    "No filter selected. Expected one of: part",
                    "youtube.parameter",
                    "missingRequiredParameter",
                    "part",
                    null);
        }
        Set<String> parts = new LinkedHashSet<>(Arrays.asList(part.split(",")));
        Answer answer = switch (asked.path().substring(API.length())) {
            case "channels" -> channels(asked, parts, now);
            case "playlistItems" -> playlistItems(asked, parts, now);
            case "videos" -> videos(asked, parts, now);
            case "commentThreads" -> threads(asked, now);
            case "comments" -> answers(asked, now);
            default -> YouTubeProblems.error(404, "Not Found", "global", "notFound", null, null);
        };
        return conditional(answer, asked);
    }

    private Answer channels(Asked asked, Set<String> parts, Instant now) {
        List<SimulatedAccount> found = new ArrayList<>();
        String ids = asked.param("id");
        String handle = asked.param("forHandle");
        if (ids != null) {
            for (String id : ids.split(",")) {
                add(found, byId.get(id));
            }
        } else if (handle != null) {
            String name = (handle.startsWith("@") ? handle : "@" + handle).toLowerCase(Locale.ROOT);
            SimulatedAccount account = byHandle.get(name);
            if (account != null && failures.of(account) != Failure.RENAMED) {
                add(found, account);
            }
            byHandle.values().stream()
                    .filter(one ->
                            failures.of(one) == Failure.RENAMED && renamed(one).equals(name))
                    .forEach(one -> add(found, one));
        } else {
            return YouTubeProblems.error(
                    400,
                    "No filter selected. Expected one of: id, forHandle, forUsername",
                    "youtube.parameter",
                    "missingRequiredParameter",
                    "parameters.",
                    null);
        }
        List<Object> items = found.stream()
                .map(account -> (Object) json.channel(
                        account,
                        failures.of(account) == Failure.RENAMED ? renamed(account) : account.handle(),
                        parts,
                        now))
                .toList();
        return Answer.json(200, JSON, json.list("youtube#channelListResponse", items, items.size(), 5, null, true));
    }

    private Answer playlistItems(Asked asked, Set<String> parts, Instant now) {
        String playlist = asked.param("playlistId");
        if (playlist == null) {
            return YouTubeProblems.error(
                    400,
                    "No filter selected. Expected one of: id, playlistId",
                    "youtube.parameter",
                    "missingRequiredParameter",
                    "parameters.",
                    null);
        }
        Integer max = asked.number("maxResults", 5);
        if (max == null || max < 0 || max > 50) {
            return YouTubeProblems.error(
                    400,
                    "Invalid value '" + asked.param("maxResults") + "'. Values must be within the range: [0, 50]",
                    "youtube.parameter",
                    "invalidParameter",
                    "maxResults",
                    null);
        }
        SimulatedAccount account = accountOf(asked);
        if (account == null || stateOf(account) != State.ACTIVE) {
            return YouTubeProblems.error(
                    404,
                    "The playlist identified with the request's <code>playlistId</code> parameter cannot be found.",
                    "youtube.playlistItem",
                    "playlistNotFound",
                    "playlistId",
                    null);
        }
        String token = asked.param("pageToken");
        int skip = token == null ? 0 : pageOf(token);
        if (skip < 0) {
            return YouTubeProblems.error(
                    400,
                    "The request specifies an invalid page token.",
                    "youtube.parameter",
                    "invalidPageToken",
                    "pageToken",
                    null);
        }
        List<SimulatedPost> page;
        try (Stream<SimulatedPost> uploads = json.uploads(account, now)) {
            page = uploads.skip(skip).limit(max + 1L).toList();
        }
        boolean more = page.size() > max;
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < Math.min(max, page.size()); i++) {
            items.add(json.playlistItem(page.get(i), account, skip + i, parts, now));
        }
        Map<String, Object> tokens = new LinkedHashMap<>();
        if (more) {
            tokens.put("nextPageToken", tokenOf(skip + max));
        }
        if (skip > 0) {
            tokens.put("prevPageToken", tokenOf(Math.max(0, skip - max)));
        }
        long total = json.countUploads(account, now);
        return Answer.json(200, JSON, json.list("youtube#playlistItemListResponse", items, total, max, tokens, false));
    }

    private Answer videos(Asked asked, Set<String> parts, Instant now) {
        String ids = asked.param("id");
        if (ids == null || ids.isEmpty()) {
            return YouTubeProblems.error(
                    400,
                    "No filter selected. Expected one of: chart, id, myRating",
                    "youtube.parameter",
                    "missingRequiredParameter",
                    "parameters.",
                    null);
        }
        Set<String> wanted = new LinkedHashSet<>(Arrays.asList(ids.split(",")));
        if (wanted.size() > 50) {
            return YouTubeProblems.error(
                    400,
                    "The request specifies an invalid filter parameter.",
                    "youtube.parameter",
                    "invalidFilters",
                    "id",
                    null);
        }
        List<Object> items = new ArrayList<>();
        for (String id : wanted) {
            SimulatedPost video = json.video(id, now);
            if (video != null && video.visibleAt(now)) {
                SimulatedAccount account = json.accountOf(video);
                if (stateOf(account) == State.ACTIVE) {
                    items.add(json.video(video, account, parts, now));
                }
            }
        }
        return Answer.json(
                200, JSON, json.list("youtube#videoListResponse", items, items.size(), items.size(), null, false));
    }

    private Answer threads(Asked asked, Instant now) {
        SimulatedPost video = visible(asked.param("videoId"), now);
        Integer max = asked.number("maxResults", 20);
        int skip = asked.param("pageToken") == null ? 0 : pageOf(String.valueOf(asked.param("pageToken")));
        if (video == null) {
            return YouTubeProblems.error(
                    404,
                    "The video identified by the <code>videoId</code> parameter could not be found.",
                    "youtube.commentThread",
                    "videoNotFound",
                    "videoId",
                    null);
        }
        if (max == null || max < 1 || max > 100 || skip < 0) {
            return YouTubeProblems.error(
                    400,
                    "The request specifies an invalid value.",
                    "youtube.parameter",
                    skip < 0 ? "invalidPageToken" : "invalidParameter",
                    skip < 0 ? "pageToken" : "maxResults",
                    null);
        }
        List<Object> all = threads.of(json.accountOf(video), video, now);
        List<Object> page = all.stream().skip(skip).limit(max).toList();
        Map<String, Object> tokens = all.size() > skip + max ? Map.of("nextPageToken", tokenOf(skip + max)) : Map.of();
        return Answer.json(
                200, JSON, json.list("youtube#commentThreadListResponse", page, page.size(), max, tokens, false));
    }

    private Answer answers(Asked asked, Instant now) {
        String parent = String.valueOf(asked.param("parentId"));
        SimulatedPost video = visible(YouTubeThreads.videoOf(parent), now);
        if (video == null) {
            return YouTubeProblems.error(
                    404, "The comment could not be found.", "youtube.comment", "commentNotFound", "parentId", null);
        }
        List<Object> all = threads.answers(json.accountOf(video), video, parent, now);
        return Answer.json(200, JSON, json.list("youtube#commentListResponse", all, all.size(), 100, null, false));
    }

    private @Nullable SimulatedPost visible(@Nullable String id, Instant now) {
        SimulatedPost video = id == null ? null : json.video(id, now);
        boolean shown = video != null && video.visibleAt(now) && stateOf(json.accountOf(video)) == State.ACTIVE;
        return shown ? video : null;
    }

    private Answer feed(Asked asked, Instant now) {
        SimulatedAccount account = accountOf(asked);
        String playlist = asked.param("playlist_id");
        if (account == null && playlist != null && playlist.startsWith("UU")) {
            account = byId.get("UC" + playlist.substring(2));
        }
        if (account == null || stateOf(account) != State.ACTIVE) {
            return Answer.html(404, YouTubeFeed.NOT_FOUND);
        }
        return Answer.of(200, "text/xml; charset=UTF-8", feed.of(account, now))
                .with("Cache-Control", "public, max-age=900");
    }

    private static Answer conditional(Answer answer, Asked asked) {
        if (answer.status() != 200) {
            return answer;
        }
        String tag = "W/\"" + Etags.of(answer.body()) + "\"";
        if (tag.equals(asked.header("If-None-Match"))) {
            return Answer.empty(304).with("ETag", tag);
        }
        return answer.with("ETag", tag).with("Vary", "Origin");
    }

    private void add(List<SimulatedAccount> found, @Nullable SimulatedAccount account) {
        if (account != null && stateOf(account) == State.ACTIVE) {
            found.add(account);
        }
    }

    // A channel that is private, suspended or closed is simply not there.
    private State stateOf(SimulatedAccount account) {
        Failure failure = failures.of(account);
        boolean gone = failure != null && failure.changesAccount() && failure != Failure.RENAMED;
        return gone ? State.DELETED : account.state();
    }

    /** The handle a channel has after {@link Failure#RENAMED}. */
    static String renamed(SimulatedAccount account) {
        return account.handle().replace("nusajaya99", "baru99").toLowerCase(Locale.ROOT);
    }

    @Override
    public Answer failed(Failure failure, Answer truth, Instant now) {
        return switch (failure) {
            case RATE_LIMITED ->
                YouTubeProblems.error(
                                429,
                                "Resource has been exhausted (e.g. check quota).",
                                "global",
                                "rateLimitExceeded",
                                null,
                                "RESOURCE_EXHAUSTED")
                        .with("Retry-After", "60");
            case UNAVAILABLE ->
                YouTubeProblems.error(
                                503,
                                "The service is currently unavailable.",
                                "youtube.api.v3",
                                "SERVICE_UNAVAILABLE",
                                null,
                                "UNAVAILABLE")
                        .with("Retry-After", "120");
            case TOKEN_EXPIRED -> YouTubeProblems.keyInvalid();
            case QUOTA_EXCEEDED, SPENDING_LIMIT ->
                YouTubeProblems.error(
                        403,
                        "The request cannot be completed because you have exceeded your <a"
                                + " href=\"/youtube/v3/getting-started#quota\">quota</a>.",
                        "youtube.quota",
                        "quotaExceeded",
                        null,
                        null);
            default -> truth;
        };
    }

    private static String tokenOf(int skip) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("\020\000\032PT:" + skip).getBytes(StandardCharsets.US_ASCII));
    }

    private static int pageOf(String token) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
            return plain.matches("\020\000\032PT:\\d{1,7}") ? Integer.parseInt(plain.substring(6)) : -1;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }
}
