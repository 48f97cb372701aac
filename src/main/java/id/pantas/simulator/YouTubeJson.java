package id.pantas.simulator;

import id.pantas.simulator.SimulatedPost.Counts;
import id.pantas.simulator.SimulatedPost.Form;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** YouTube's resources; a part is there when it was asked for. */
final class YouTubeJson {

    private final Timeline timeline;
    private final List<SimulatedAccount> accounts;

    YouTubeJson(Timeline timeline) {
        this.timeline = timeline;
        this.accounts = timeline.world().regency().accounts();
    }

    /** The uploads list: newest first; of every second withdrawn video an entry without content stays behind. */
    Stream<SimulatedPost> uploads(SimulatedAccount account, Instant now) {
        World world = timeline.world();
        return Stream.iterate(Timeline.today(now), day -> !day.isBefore(world.firstDay()), day -> day.minusDays(1))
                .flatMap(day -> reversed(world.postsOn(account, day)))
                .filter(post -> !post.publishedAt().isAfter(now) && (post.visibleAt(now) || isPrivate(post)));
    }

    long countUploads(SimulatedAccount account, Instant now) {
        try (Stream<SimulatedPost> uploads = uploads(account, now)) {
            return uploads.count();
        }
    }

    /** The video with an id, withdrawn or not; null if there never was one. */
    @Nullable
    SimulatedPost video(String id, Instant now) {
        PostIds.Place place = PostIds.placeOfYouTube(id);
        if (place == null || place.account() >= accounts.size()) {
            return null;
        }
        SimulatedAccount account = accounts.get(place.account());
        return account.platform() == SimulatedPlatform.YOUTUBE
                ? timeline.at(account, LocalDate.ofEpochDay(place.epochDay()), place.index(), now)
                : null;
    }

    SimulatedAccount accountOf(SimulatedPost video) {
        PostIds.Place place = PostIds.placeOfYouTube(video.nativeId());
        if (place == null) {
            throw new IllegalArgumentException(video.nativeId());
        }
        return accounts.get(place.account());
    }

    Map<String, Object> list(
            String kind,
            List<Object> items,
            long total,
            int perPage,
            @Nullable Map<String, Object> tokens,
            boolean leaveOutEmpty) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind);
        json.put("etag", Long.toHexString(Chance.hash(kind + items)));
        if (tokens != null) {
            json.putAll(tokens);
        }
        if (!items.isEmpty() || !leaveOutEmpty) {
            json.put("items", items);
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("totalResults", total);
        page.put("resultsPerPage", perPage);
        json.put("pageInfo", page);
        return json;
    }

    Map<String, Object> channel(SimulatedAccount account, String handle, Set<String> parts, Instant now) {
        Chance chance = Chance.of(Chance.hash(account.nativeId()));
        long videos = countUploads(account, now) + chance.between(20, 400);
        Map<String, Object> json = resource("youtube#channel", account.nativeId());
        if (parts.contains("snippet")) {
            Map<String, Object> snippet = new LinkedHashMap<>();
            snippet.put("title", account.displayName());
            snippet.put("description", "Kanal resmi " + account.displayName());
            snippet.put("customUrl", handle);
            snippet.put("publishedAt", "2018-05-02T03:04:05.123456Z");
            snippet.put("thumbnails", thumbnails("ch"));
            snippet.put("localized", localized(account.displayName(), "Kanal resmi " + account.displayName()));
            snippet.put("country", "ID");
            json.put("snippet", snippet);
        }
        if (parts.contains("contentDetails")) {
            Map<String, Object> lists = new LinkedHashMap<>();
            lists.put("likes", "");
            lists.put("uploads", account.uploads());
            json.put("contentDetails", Map.of("relatedPlaylists", lists));
        }
        if (parts.contains("statistics")) {
            boolean hidden = chance.percent(12);
            Map<String, Object> statistics = new LinkedHashMap<>();
            statistics.put("viewCount", Long.toString(videos * chance.between(80, 4_000)));
            statistics.put("hiddenSubscriberCount", hidden);
            statistics.put("videoCount", Long.toString(videos));
            if (!hidden) {
                statistics.put("subscriberCount", Long.toString(chance.between(12, 840) * 10L));
            }
            json.put("statistics", statistics);
        }
        if (parts.contains("status")) {
            Map<String, Object> status = new LinkedHashMap<>();
            status.put("privacyStatus", "public");
            status.put("isLinked", true);
            status.put("longUploadsStatus", "longUploadsUnspecified");
            status.put("madeForKids", false);
            json.put("status", status);
        }
        return json;
    }

    Map<String, Object> playlistItem(
            SimulatedPost video, SimulatedAccount account, int position, Set<String> parts, Instant now) {
        boolean hidden = !video.visibleAt(now);
        Map<String, Object> json =
                resource("youtube#playlistItem", "UExV" + Long.toHexString(Chance.hash(video.nativeId())) + "0000");
        if (parts.contains("snippet")) {
            Map<String, Object> of = new LinkedHashMap<>();
            of.put("kind", "youtube#video");
            of.put("videoId", video.nativeId());
            Map<String, Object> snippet = new LinkedHashMap<>();
            snippet.put("publishedAt", video.publishedAt().toString());
            snippet.put("channelId", account.nativeId());
            snippet.put("title", hidden ? "Private video" : String.valueOf(video.titleAt(now)));
            snippet.put("description", hidden ? "This video is private." : video.bodyAt(now));
            snippet.put("thumbnails", hidden ? Map.of() : thumbnails(video.nativeId()));
            snippet.put("channelTitle", account.displayName());
            snippet.put("playlistId", account.uploads());
            snippet.put("position", position);
            snippet.put("resourceId", of);
            if (!hidden) {
                snippet.put("videoOwnerChannelTitle", account.displayName());
                snippet.put("videoOwnerChannelId", account.nativeId());
            }
            json.put("snippet", snippet);
        }
        if (parts.contains("contentDetails")) {
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("videoId", video.nativeId());
            if (!hidden) {
                details.put("videoPublishedAt", video.publishedAt().toString());
            }
            json.put("contentDetails", details);
        }
        if (parts.contains("status")) {
            json.put("status", Map.of("privacyStatus", hidden ? "private" : "public"));
        }
        return json;
    }

    Map<String, Object> video(SimulatedPost video, SimulatedAccount account, Set<String> parts, Instant now) {
        String title = String.valueOf(video.titleAt(now));
        Instant premiere = video.premiereAt();
        boolean upcoming = premiere != null && premiere.isAfter(now);
        Map<String, Object> json = resource("youtube#video", video.nativeId());
        if (parts.contains("snippet")) {
            Map<String, Object> snippet = new LinkedHashMap<>();
            snippet.put("publishedAt", video.publishedAt().toString());
            snippet.put("channelId", account.nativeId());
            snippet.put("title", title);
            snippet.put("description", video.bodyAt(now));
            snippet.put("thumbnails", thumbnails(video.nativeId()));
            snippet.put("channelTitle", account.displayName());
            snippet.put("tags", List.of(account.unit(), "kabupaten nusa jaya"));
            snippet.put("categoryId", "25");
            snippet.put("liveBroadcastContent", upcoming ? "upcoming" : "none");
            snippet.put("localized", localized(title, video.bodyAt(now)));
            snippet.put("defaultAudioLanguage", "id");
            json.put("snippet", snippet);
        }
        if (parts.contains("contentDetails")) {
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("duration", upcoming ? "P0D" : duration(video).toString());
            details.put("dimension", "2d");
            details.put("definition", "hd");
            details.put("caption", "false");
            details.put("licensedContent", false);
            details.put("contentRating", Map.of());
            details.put("projection", "rectangular");
            json.put("contentDetails", details);
        }
        if (parts.contains("status")) {
            Map<String, Object> status = new LinkedHashMap<>();
            status.put("uploadStatus", "processed");
            status.put("privacyStatus", "public");
            status.put("license", "youtube");
            status.put("embeddable", true);
            status.put("publicStatsViewable", true);
            status.put("madeForKids", false);
            json.put("status", status);
        }
        if (parts.contains("statistics")) {
            json.put("statistics", statistics(video, account, now));
        }
        if (parts.contains("liveStreamingDetails") && premiere != null) {
            Map<String, Object> live = new LinkedHashMap<>();
            if (!upcoming) {
                live.put("actualStartTime", premiere.toString());
                live.put("actualEndTime", premiere.plus(duration(video)).toString());
            }
            live.put("scheduledStartTime", premiere.toString());
            json.put("liveStreamingDetails", live);
        }
        return json;
    }

    private static Map<String, Object> statistics(SimulatedPost video, SimulatedAccount account, Instant now) {
        Counts counts = video.countsAt(now);
        Chance chance = Chance.of(Chance.hash(video.nativeId()), 3);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("viewCount", Long.toString(counts.views()));
        // Some channels hide likes, some videos take no comments: then the number is absent.
        if (!Chance.of(Chance.hash(account.nativeId()), 4).percent(10)) {
            json.put("likeCount", Long.toString(counts.likes()));
        }
        json.put("favoriteCount", "0");
        if (!chance.percent(6)) {
            json.put("commentCount", Long.toString(counts.comments()));
        }
        return json;
    }

    private static Duration duration(SimulatedPost video) {
        Chance chance = Chance.of(Chance.hash(video.nativeId()), 5);
        return Duration.ofSeconds(
                video.form() == Form.SHORT_VIDEO ? chance.between(15, 60) : chance.between(185, 1_500));
    }

    // Withdrawn videos are either private or erased.
    private static boolean isPrivate(SimulatedPost video) {
        return (Chance.hash(video.nativeId()) & 1) == 0;
    }

    private static Stream<SimulatedPost> reversed(List<SimulatedPost> posts) {
        return Stream.iterate(posts.size() - 1, i -> i >= 0, i -> i - 1).map(posts::get);
    }

    private static Map<String, Object> resource(String kind, String id) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind);
        json.put("etag", Long.toHexString(Chance.hash(id)));
        json.put("id", id);
        return json;
    }

    private static Map<String, Object> localized(String title, String description) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", title);
        json.put("description", description);
        return json;
    }

    private static Map<String, Object> thumbnails(String id) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("default", thumbnail(id, "default", 120, 90));
        json.put("medium", thumbnail(id, "mqdefault", 320, 180));
        json.put("high", thumbnail(id, "hqdefault", 480, 360));
        return json;
    }

    private static Map<String, Object> thumbnail(String id, String name, int width, int height) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("url", "https://i.ytimg.com/vi/" + id + "/" + name + ".jpg");
        json.put("width", width);
        json.put("height", height);
        return json;
    }
}
