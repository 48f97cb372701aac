package id.pantas.collection.youtube;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.HandleLookup;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.collection.youtube.YouTubeApi.Told;
import id.pantas.credential.Credential;
import id.pantas.post.ObservedPost;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads channels of YouTube. The watermark is the latest time of publication seen; the cursor carries it beside
 * YouTube's page token.
 */
class YouTubeCollector implements PlatformCollector, HandleLookup {

    private static final int BATCH = 50;
    private static final Pattern CHANNEL_ID = Pattern.compile("UC[A-Za-z0-9_-]{22}");
    /** Scheduled videos surface among older ones, so reading goes on a little behind the watermark. */
    private static final Duration SLACK = Duration.ofDays(2);
    /** A clock may run ahead a little. */
    private static final Duration CLOCK_SLACK = Duration.ofDays(1);

    private final YouTubeApi settled;
    private final BooleanSupplier keyEntered;

    /** With the key of the settings, or none. */
    YouTubeCollector(YouTubeApi settled) {
        this(settled, () -> false);
    }

    /**
     * @param settled asks with the key of the settings, or none
     * @param keyEntered whether there is a key to be handed over with each request
     */
    YouTubeCollector(YouTubeApi settled, BooleanSupplier keyEntered) {
        this.settled = settled;
        this.keyEntered = keyEntered;
    }

    @Override
    public Platform platform() {
        return Platform.YOUTUBE;
    }

    /** Always ready: without a key the public feeds are read. */
    @Override
    public Connection connection() {
        return Connection.READY;
    }

    /** Without a key nothing is wanted, so an account is not kept waiting for one. */
    @Override
    public Access access() {
        return keyEntered.getAsBoolean() ? Access.PLATFORM : Access.NONE;
    }

    private YouTubeApi api(Request request) {
        Credential key = request.credential();
        return key == null ? settled : settled.with(key.token());
    }

    @Override
    public Page fetch(Request request) throws CollectionFailure {
        Visit visit = new Visit(request);
        return visit.api.hasKey() ? visit.uploads() : visit.feed();
    }

    @Override
    public @Nullable Page refresh(Request request, List<String> nativeIds) throws CollectionFailure {
        Visit visit = new Visit(request);
        if (!visit.api.hasKey()) {
            return null; // the feed brings the counts of the newest videos at every visit
        }
        visit.videos(nativeIds);
        return visit.page(null, null, null);
    }

    @Override
    public int handlesAtOnce() {
        return BATCH;
    }

    /** Feeds tell no handles, so without a key nothing is told. */
    @Override
    public Handles handles(List<OfficialAccount> accounts, @Nullable Credential credential, Instant now)
            throws CollectionFailure {
        YouTubeApi api = credential == null ? settled : settled.with(credential.token());
        Map<String, AccountId> byChannel = new LinkedHashMap<>();
        for (OfficialAccount account : accounts) {
            String channel = account.nativeId();
            if (channel != null && CHANNEL_ID.matcher(channel).matches()) {
                byChannel.put(channel, account.id());
            }
        }
        if (byChannel.isEmpty() || !api.hasKey()) {
            return new Handles(Map.of(), 0);
        }
        JsonNode answer = api.ask(
                        "channels", Map.of("part", "snippet", "id", String.join(",", byChannel.keySet())), now)
                .document();
        Map<AccountId, String> present = new LinkedHashMap<>();
        for (JsonNode channel : answer.path("items")) {
            AccountId account = byChannel.get(channel.path("id").asString(""));
            String handle = channel.at("/snippet/customUrl").asString("");
            // Older channels may have an address of another kind there, which is no handle.
            if (account != null && handle.startsWith("@")) {
                present.put(account, handle);
            }
        }
        return new Handles(present, 1);
    }

    /** What one call has gathered so far. */
    private final class Visit {

        private final Request request;
        private final YouTubeApi api;
        private final OfficialAccount account;
        private final List<ObservedPost> posts = new ArrayList<>();
        private final List<String> unreadable = new ArrayList<>();
        private final Set<String> gone = new LinkedHashSet<>();
        private final List<RawAnswer> raw = new ArrayList<>();
        private int spent;

        Visit(Request request) {
            this.request = request;
            this.api = api(request);
            this.account = request.account();
        }

        Page feed() throws CollectionFailure {
            String channel = knownChannel();
            if (channel == null) {
                throw new CollectionFailure(
                        FailureKind.PERMISSION,
                        "without an API key a channel is read by its id only",
                        null,
                        null,
                        null);
            }
            RawAnswer feed = api.feed(channel, request.now());
            raw.add(feed);
            YouTubeFeed.read(feed, posts, unreadable);
            Instant latest = latest(time(request.watermark()));
            return page(null, latest == null ? null : latest.toString(), channel);
        }

        Page uploads() throws CollectionFailure {
            String channel = knownChannel();
            if (channel == null) {
                channel = lookUp();
            }
            Cursor cursor = Cursor.of(request.cursor());
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("part", "contentDetails,status");
            parameters.put("maxResults", String.valueOf(BATCH));
            parameters.put("playlistId", "UU" + channel.substring(2));
            if (cursor.token() != null) {
                parameters.put("pageToken", cursor.token());
            }
            JsonNode list;
            try {
                list = askPage("playlistItems", parameters);
            } catch (YouTubeFailure e) {
                if (!e.reason().equals("playlistNotFound") || !exists(channel)) {
                    throw e;
                }
                return page(null, null, channel); // a channel that has published nothing yet
            }
            boolean goOn = read(list);
            Instant newest = latest(cursor.newest() == null ? time(request.watermark()) : cursor.newest());
            String token = list.path("nextPageToken").asString("");
            String next = goOn && !token.isEmpty() ? (newest == null ? "-" : newest) + " " + token : null;
            return page(next, newest == null ? null : newest.toString(), channel);
        }

        /** Reads a page of uploads; returns whether anything on it is so young that older pages may hold news. */
        private boolean read(JsonNode list) throws CollectionFailure {
            Instant known = time(request.watermark());
            Instant horizon = known == null || known.minus(SLACK).isBefore(request.notBefore())
                    ? request.notBefore()
                    : known.minus(SLACK);
            boolean young = false;
            List<String> ids = new ArrayList<>();
            for (JsonNode item : list.path("items")) {
                String id = item.at("/contentDetails/videoId").asString("");
                Instant published =
                        time(item.at("/contentDetails/videoPublishedAt").asString(""));
                if (published == null) {
                    gone.add(id); // private or deleted; the list keeps a place for it
                } else if (!published.isBefore(request.notBefore())) {
                    ids.add(id);
                    young |= !published.isBefore(horizon);
                }
            }
            videos(ids);
            return young;
        }

        void videos(List<String> ids) throws CollectionFailure {
            for (int from = 0; from < ids.size(); from += BATCH) {
                List<String> batch = ids.subList(from, Math.min(from + BATCH, ids.size()));
                JsonNode answer = ask(
                        "videos",
                        Map.of(
                                "part", "snippet,contentDetails,statistics,status,liveStreamingDetails,player",
                                "maxHeight", "720",
                                "id", String.join(",", batch)));
                Set<String> missing = new LinkedHashSet<>(batch);
                for (JsonNode video : answer.path("items")) {
                    String id = video.path("id").asString("");
                    // YouTube gives what was asked; anything else would be somebody else's video.
                    if (missing.remove(id) && !YouTubeVideos.upcoming(video)) {
                        add(video, id);
                    }
                }
                gone.addAll(missing);
            }
        }

        private void add(JsonNode video, String id) {
            try {
                ObservedPost post = YouTubeVideos.observed(video);
                if (post.publishedAt().isAfter(request.now().plus(CLOCK_SLACK))) {
                    unreadable.add(id + ": dated in the future, " + post.publishedAt());
                } else {
                    posts.add(post);
                }
            } catch (IllegalArgumentException e) {
                unreadable.add(id + ": " + e.getMessage());
            }
        }

        private @Nullable String knownChannel() {
            String id = account.nativeId() == null ? account.handle().strip() : account.nativeId();
            return CHANNEL_ID.matcher(id).matches() ? id : null;
        }

        private String lookUp() throws CollectionFailure {
            String handle = account.handle().strip();
            JsonNode answer =
                    ask("channels", Map.of("part", "id", "forHandle", handle.startsWith("@") ? handle : "@" + handle));
            String id = answer.at("/items/0/id").asString("");
            if (CHANNEL_ID.matcher(id).matches()) {
                return id;
            }
            throw new CollectionFailure(
                    answer.path("items").isEmpty() ? FailureKind.ACCOUNT_GONE : FailureKind.MALFORMED,
                    "YouTube knows no channel of this handle",
                    null,
                    answer.toString(),
                    null);
        }

        private boolean exists(String channel) throws CollectionFailure {
            for (JsonNode item :
                    ask("channels", Map.of("part", "id", "id", channel)).path("items")) {
                if (channel.equals(item.path("id").asString(""))) {
                    return true;
                }
            }
            return false;
        }

        /** Tokens of pages grow old; then it begins at the first page again, and what is known already does no harm. */
        private JsonNode askPage(String path, Map<String, String> parameters) throws CollectionFailure {
            try {
                return ask(path, parameters);
            } catch (YouTubeFailure e) {
                if (!e.reason().equals("invalidPageToken") || parameters.remove("pageToken") == null) {
                    throw e;
                }
                return ask(path, parameters);
            }
        }

        private JsonNode ask(String path, Map<String, String> parameters) throws CollectionFailure {
            spent++;
            Told told = api.ask(path, parameters, request.now());
            raw.add(told.raw());
            return told.document();
        }

        private @Nullable Instant latest(@Nullable Instant known) {
            Instant latest = known;
            for (ObservedPost post : posts) {
                boolean sensible = !post.publishedAt().isAfter(request.now());
                if (sensible && (latest == null || post.publishedAt().isAfter(latest))) {
                    latest = post.publishedAt();
                }
            }
            return latest;
        }

        Page page(@Nullable String next, @Nullable String watermark, @Nullable String channel) {
            return new Page(posts, next, watermark, channel, raw, gone, unreadable, spent);
        }
    }

    /** The latest publication this run has met, and YouTube's token of the next page. */
    private record Cursor(
            @Nullable Instant newest, @Nullable String token) {

        static Cursor of(@Nullable String cursor) {
            int space = cursor == null ? -1 : cursor.indexOf(' ');
            return cursor == null || space < 0
                    ? new Cursor(null, null)
                    : new Cursor(time(cursor.substring(0, space)), cursor.substring(space + 1));
        }
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
