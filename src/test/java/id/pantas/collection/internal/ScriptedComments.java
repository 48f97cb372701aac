package id.pantas.collection.internal;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CommentCollector;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.post.ObservedComment;
import id.pantas.registry.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A platform's comments as tests script them: numbered from 1, newest last, three on a page; as {@link ScriptedCollector}. */
class ScriptedComments extends ScriptedCollector implements CommentCollector {

    /** What happens instead of an answer. */
    interface CommentTrouble {
        void strike(Request request, @Nullable String post) throws CollectionFailure;
    }

    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile Reach reach = Reach.ACCOUNT;
    volatile int comments = 7;
    volatile boolean closed;
    volatile @Nullable CommentTrouble commentTrouble;

    ScriptedComments(Platform platform) {
        super(platform);
    }

    @Override
    public Reach reach() {
        return reach;
    }

    @Override
    public CommentPage comments(Request request, @Nullable String post) throws CollectionFailure {
        asked.add(post + "@" + request.cursor());
        CommentTrouble striking = commentTrouble;
        if (striking != null) {
            striking.strike(request, post);
        }
        int from = request.cursor() == null ? comments : Integer.parseInt(request.cursor());
        int until = request.watermark() == null ? 0 : Integer.parseInt(request.watermark());
        List<ObservedComment> page = new ArrayList<>();
        for (int n = from; n > Math.max(until, from - PAGE); n--) {
            page.add(new ObservedComment(
                    request.account().id() + "/" + post + "#" + n,
                    post,
                    null,
                    newest,
                    "Komentar " + n,
                    null,
                    null,
                    false,
                    null,
                    null));
        }
        int next = from - PAGE;
        return new CommentPage(
                page,
                next > until ? String.valueOf(next) : null,
                comments > until ? String.valueOf(comments) : null,
                Set.of(),
                closed,
                List.of(),
                List.of(),
                page.size());
    }
}
