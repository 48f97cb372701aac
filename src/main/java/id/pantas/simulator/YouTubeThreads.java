package id.pantas.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comments below videos, in the form of the Data API. Of the answers in a thread only one comes along. */
final class YouTubeThreads {

    private static final Pattern THREAD = Pattern.compile("Ug([A-Za-z0-9_-]{11})\\d{5}AaABAg");
    private static final int ALONG = 1;

    private final Comments comments;

    YouTubeThreads(Comments comments) {
        this.comments = comments;
    }

    /** The video below which a thread stands; an empty text if this is no thread. */
    static String videoOf(String thread) {
        Matcher found = THREAD.matcher(thread);
        return found.matches() ? found.group(1) : "";
    }

    /** The threads of a video, newest first. */
    List<Object> of(SimulatedAccount account, SimulatedPost video, Instant now) {
        List<SimulatedComment> all = comments.below(account, video, now);
        List<Object> threads = new ArrayList<>();
        for (SimulatedComment comment : all) {
            if (comment.parent() == null) {
                List<Object> answers = answers(all, account, comment.nativeId());
                Map<String, Object> snippet = new LinkedHashMap<>();
                snippet.put("channelId", account.nativeId());
                snippet.put("videoId", video.nativeId());
                snippet.put("topLevelComment", json(comment, account));
                snippet.put("canReply", true);
                snippet.put("totalReplyCount", answers.size());
                snippet.put("isPublic", true);
                Map<String, Object> thread = new LinkedHashMap<>();
                thread.put("kind", "youtube#commentThread");
                thread.put("id", comment.nativeId());
                thread.put("snippet", snippet);
                if (!answers.isEmpty()) {
                    thread.put("replies", Map.of("comments", answers.subList(0, Math.min(ALONG, answers.size()))));
                }
                threads.add(thread);
            }
        }
        return threads;
    }

    /** The answers in a thread. */
    List<Object> answers(SimulatedAccount account, SimulatedPost video, String thread, Instant now) {
        return answers(comments.below(account, video, now), account, thread);
    }

    private static List<Object> answers(List<SimulatedComment> all, SimulatedAccount account, String thread) {
        return all.stream()
                .filter(each -> thread.equals(each.parent()))
                .map(each -> (Object) json(each, account))
                .toList();
    }

    private static Map<String, Object> json(SimulatedComment comment, SimulatedAccount account) {
        Map<String, Object> snippet = new LinkedHashMap<>();
        snippet.put("channelId", account.nativeId());
        snippet.put("videoId", comment.post());
        snippet.put("textDisplay", comment.text());
        snippet.put("textOriginal", comment.text());
        if (comment.parent() != null) {
            snippet.put("parentId", comment.parent());
        }
        snippet.put("authorDisplayName", comment.official() ? comment.authorName() : "@" + comment.authorName());
        snippet.put("authorChannelId", Map.of("value", comment.authorId()));
        snippet.put("canRate", true);
        snippet.put("viewerRating", "none");
        snippet.put("likeCount", comment.likes());
        snippet.put("publishedAt", comment.publishedAt().toString());
        snippet.put("updatedAt", comment.publishedAt().toString());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", "youtube#comment");
        json.put("id", comment.nativeId());
        json.put("snippet", snippet);
        return json;
    }
}
