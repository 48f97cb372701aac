package id.pantas.collection.meta;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.KeptAnswers;
import id.pantas.collection.spi.KeptJson;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Posts in kept answers of Meta's three platforms; they differ in what a post looks like only. */
final class MetaKeptAnswers implements KeptAnswers {

    private static final Pattern COMMENTS = Pattern.compile("/([0-9_]{1,60})/(comments|replies|conversation)(?:[?]|$)");

    private final Platform platform;
    private final Mapping mapping;

    private MetaKeptAnswers(Platform platform, Mapping mapping) {
        this.platform = platform;
        this.mapping = mapping;
    }

    private interface Mapping {
        /**
         * @return null if the element is no post
         * @throws IllegalArgumentException if it is one that makes no sense
         */
        @Nullable
        ObservedPost post(OfficialAccount account, JsonNode element);
    }

    static KeptAnswers facebook() {
        return new MetaKeptAnswers(Platform.FACEBOOK, (account, each) -> {
            boolean post = each.has("created_time")
                    && FacebookPosts.ID.matcher(each.path("id").asString("")).matches();
            return post && FacebookPosts.isPublic(each) ? FacebookPosts.observed(each) : null;
        });
    }

    static KeptAnswers instagram() {
        return new MetaKeptAnswers(Platform.INSTAGRAM, (account, each) -> {
            boolean media = each.has("media_type") && each.has("timestamp") && InstagramPosts.isPost(each);
            return media ? InstagramPosts.observed(each, instagramHandle(account)) : null;
        });
    }

    /** Counts of Threads come in answers of their own. */
    static KeptAnswers threads() {
        return new MetaKeptAnswers(Platform.THREADS, (account, each) -> {
            boolean post = each.has("media_type") && each.has("timestamp");
            return post ? ThreadsPosts.observed(each, ThreadsReader.handle(account), Counts.NONE) : null;
        });
    }

    private static String instagramHandle(OfficialAccount account) {
        try {
            return InstagramReader.handle(account);
        } catch (CollectionFailure e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public Platform platform() {
        return platform;
    }

    @Override
    public Reread reread(OfficialAccount account, List<RawAnswer> answers, Instant readAt) {
        List<ObservedPost> posts = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        KeptJson.read(
                answers,
                unreadable,
                document -> KeptJson.ofGraph(document).forEach(each -> add(account, each, posts, unreadable)));
        boolean insights = answers.stream().anyMatch(answer -> answer.address().contains("/insights"));
        return new Reread(posts, platform != Platform.THREADS && !insights, unreadable);
    }

    /** Which list an answer holds is in its address; lists of posts, asked for to find one of them, are passed over. */
    @Override
    public RereadComments comments(
            OfficialAccount account, String postNativeId, List<RawAnswer> answers, Instant readAt) {
        List<String> unreadable = new ArrayList<>();
        GraphComments comments = GraphComments.kept(account, postNativeId, readAt, unreadable);
        for (RawAnswer answer : answers) {
            Matcher list = COMMENTS.matcher(answer.address());
            if (!list.find()) {
                continue;
            }
            String owner = list.group(1);
            KeptJson.read(List.of(answer), unreadable, document -> {
                for (JsonNode each : document.path("data")) {
                    switch (list.group(2)) {
                        case "conversation" -> ThreadsComments.add(comments, each, owner);
                        case "replies" -> InstagramComments.answer(comments, each, owner);
                        default -> {
                            if (platform == Platform.INSTAGRAM) {
                                InstagramComments.withReplies(comments, each);
                            } else {
                                FacebookComments.add(comments, each);
                            }
                        }
                    }
                }
            });
        }
        return new RereadComments(comments.found(), unreadable);
    }

    private void add(OfficialAccount account, JsonNode each, List<ObservedPost> posts, List<String> unreadable) {
        try {
            ObservedPost post = mapping.post(account, each);
            if (post != null) {
                posts.add(post);
            }
        } catch (IllegalArgumentException e) {
            unreadable.add(each.path("id").asString("without id") + ": " + e.getMessage());
        }
    }
}
