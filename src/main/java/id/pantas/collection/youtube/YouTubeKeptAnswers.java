package id.pantas.collection.youtube;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.KeptAnswers;
import id.pantas.collection.spi.KeptJson;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.post.ObservedComment;
import id.pantas.post.ObservedPost;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** Videos in kept answers of the Data API and in kept feeds. */
final class YouTubeKeptAnswers implements KeptAnswers {

    @Override
    public Platform platform() {
        return Platform.YOUTUBE;
    }

    @Override
    public Reread reread(OfficialAccount account, List<RawAnswer> answers, Instant readAt) {
        List<ObservedPost> posts = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (RawAnswer answer : answers) {
            if (answer.body().stripLeading().startsWith("<")) {
                feed(answer, posts, unreadable);
            } else {
                Set<String> asked = asked(answer.address());
                KeptJson.read(List.of(answer), unreadable, document -> videos(document, asked, posts, unreadable));
            }
        }
        return new Reread(posts, true, unreadable);
    }

    @Override
    public RereadComments comments(
            OfficialAccount account, String postNativeId, List<RawAnswer> answers, Instant readAt) {
        Map<String, ObservedComment> comments = new LinkedHashMap<>();
        List<String> unreadable = new ArrayList<>();
        KeptJson.read(answers, unreadable, document -> {
            for (JsonNode item : document.path("items")) {
                JsonNode top = item.at("/snippet/topLevelComment");
                if (top.isObject()) {
                    add(top, null, postNativeId, account, comments, unreadable);
                    String thread = top.path("id").asString("");
                    item.at("/replies/comments")
                            .forEach(each -> add(each, thread, postNativeId, account, comments, unreadable));
                } else if (item.at("/snippet/parentId").isString()) {
                    String thread = item.at("/snippet/parentId").asString("");
                    add(item, thread, postNativeId, account, comments, unreadable);
                }
            }
        });
        return new RereadComments(List.copyOf(comments.values()), unreadable);
    }

    private static void add(
            JsonNode comment,
            @Nullable String parent,
            String video,
            OfficialAccount account,
            Map<String, ObservedComment> comments,
            List<String> unreadable) {
        try {
            ObservedComment observed = YouTubeComments.observed(comment, parent, video, account);
            comments.put(observed.nativeId(), observed);
        } catch (IllegalArgumentException e) {
            unreadable.add(comment.path("id").asString("without id") + ": " + e.getMessage());
        }
    }

    private static void feed(RawAnswer feed, List<ObservedPost> posts, List<String> unreadable) {
        try {
            YouTubeFeed.read(feed, posts, unreadable);
        } catch (CollectionFailure e) {
            unreadable.add("kept answer: " + e.getMessage());
        }
    }

    /** YouTube gives what was asked; anything else would be somebody else's video. */
    private static Set<String> asked(String address) {
        List<String> ids = UriComponentsBuilder.fromUriString(address)
                .build()
                .getQueryParams()
                .getOrDefault("id", List.of());
        return ids.stream()
                .filter(Objects::nonNull)
                .flatMap(each -> Arrays.stream(
                        URLDecoder.decode(each, StandardCharsets.UTF_8).split(",")))
                .collect(Collectors.toSet());
    }

    private static void videos(
            JsonNode document, Set<String> asked, List<ObservedPost> posts, List<String> unreadable) {
        for (JsonNode item : document.path("items")) {
            boolean video = item.path("kind").asString("").equals("youtube#video");
            if (!video || !asked.contains(item.path("id").asString("")) || YouTubeVideos.upcoming(item)) {
                continue;
            }
            try {
                posts.add(YouTubeVideos.observed(item));
            } catch (IllegalArgumentException e) {
                unreadable.add(item.path("id").asString("without id") + ": " + e.getMessage());
            }
        }
    }
}
