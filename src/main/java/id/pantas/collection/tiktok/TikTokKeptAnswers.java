package id.pantas.collection.tiktok;

import id.pantas.collection.spi.KeptAnswers;
import id.pantas.collection.spi.KeptJson;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.post.ObservedComment;
import id.pantas.post.ObservedPost;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Videos in kept answers of the Display API. */
final class TikTokKeptAnswers implements KeptAnswers {

    @Override
    public Platform platform() {
        return Platform.TIKTOK;
    }

    @Override
    public Reread reread(OfficialAccount account, List<RawAnswer> answers, Instant readAt) {
        List<ObservedPost> posts = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        String handle = TikTokCollector.handle(account);
        KeptJson.read(answers, unreadable, document -> {
            for (JsonNode video : document.at("/data/videos")) {
                try {
                    posts.add(TikTokVideos.observed(video, handle));
                } catch (IllegalArgumentException e) {
                    unreadable.add(video.path("id").asString("without id") + ": " + e.getMessage());
                }
            }
        });
        return new Reread(posts, true, unreadable);
    }

    @Override
    public RereadComments comments(
            OfficialAccount account, String postNativeId, List<RawAnswer> answers, Instant readAt) {
        List<ObservedComment> comments = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        KeptJson.read(
                answers,
                unreadable,
                document -> TikTokComments.read(document.path("data"), postNativeId, comments, unreadable));
        return new RereadComments(comments, unreadable);
    }
}
