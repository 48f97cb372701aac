package id.pantas.collection.x;

import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.KeptAnswers;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.collection.x.XDocument.Post;
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
