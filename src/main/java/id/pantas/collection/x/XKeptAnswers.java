package id.pantas.collection.x;

import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.KeptAnswers;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.collection.x.XDocument.Post;
import id.pantas.post.ObservedComment;
import id.pantas.post.ObservedPost;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Posts in kept answers of X. */
final class XKeptAnswers implements KeptAnswers {

    @Override
    public Platform platform() {
        return Platform.X;
    }

    @Override
    public Reread reread(OfficialAccount account, List<RawAnswer> answers, Instant readAt) {
        List<ObservedPost> posts = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (RawAnswer answer : answers) {
            try {
                XDocument document = XReader.document(answer.body());
                if (document != null) {
                    read(document, account, readAt, posts, unreadable);
                }
            } catch (JacksonException e) {
                unreadable.add("kept answer: " + e.getOriginalMessage());
            }
        }
        return new Reread(posts, true, unreadable);
    }

    /** Without the account's id its own answers cannot be told from citizens', so nothing is read then. */
    @Override
    public RereadComments comments(
            OfficialAccount account, String postNativeId, List<RawAnswer> answers, Instant readAt) {
        List<ObservedComment> comments = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        String accountId = account.nativeId();
        for (RawAnswer answer : answers) {
            boolean ofPosts =
                    answer.address().contains("/mentions") || answer.address().contains("/search/");
            if (accountId == null || !ofPosts) {
                continue;
            }
            try {
                XDocument document = XReader.document(answer.body());
                for (Post post : XReader.elements(document == null ? null : document.data(), Post.class, unreadable)) {
                    add(post, accountId, readAt, comments, unreadable);
                }
            } catch (JacksonException e) {
                unreadable.add("kept answer: " + e.getOriginalMessage());
            }
        }
        return new RereadComments(comments, unreadable);
    }

    private static void add(
            Post post, String accountId, Instant readAt, List<ObservedComment> comments, List<String> unreadable) {
        Long id = Counter.of(post.id());
        if (id != null && XPosts.ahead(id, readAt) || !XComments.isComment(post, accountId)) {
            return;
        }
        try {
            comments.add(XComments.observed(post, accountId));
        } catch (IllegalArgumentException e) {
            unreadable.add(post.id() + ": " + e.getMessage());
        }
    }

    private static void read(
            XDocument document,
            OfficialAccount account,
            Instant readAt,
            List<ObservedPost> posts,
            List<String> unreadable) {
        XPosts converter = new XPosts(XAccounts.handle(account), account.nativeId(), document.includes());
        for (Post post : XReader.elements(document.data(), Post.class, unreadable)) {
            Long id = Counter.of(post.id());
            try {
                if ((id == null || !XPosts.ahead(id, readAt)) && !converter.repliesToOthers(post)) {
                    posts.add(converter.observed(post));
                }
            } catch (IllegalArgumentException e) {
                unreadable.add(post.id() + ": " + e.getMessage());
            }
        }
    }
}
