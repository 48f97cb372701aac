package id.pantas.collection.x;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CommentCollector;
import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.collection.spi.PostText;
import id.pantas.collection.x.XDocument.Post;
import id.pantas.collection.x.XReader.Told;
import id.pantas.credential.Credential;
import id.pantas.post.ObservedComment;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what citizens write to a leader: first everything that mentions the account, then, by a search that reaches seven
 * days back, replies that no longer carry the name, and the account's own answers. The same comment from both costs once,
 * because X bills an object once in a UTC day. The watermark is the greatest id among the mentions; the cursor is that id,
 * the part of the round and X's page token.
 *
 * <p>Of citizens only the id is taken; names and profiles would have to be asked for and are not.
 */
class XComments implements CommentCollector {

    private static final int PAGE = 100;
    private static final int LONGEST = 10_000;
    /** The search goes seven days back; a little less, because the request takes its time. */
    private static final Duration SEARCHED = Duration.ofDays(7).minusMinutes(5);

    /** With the token of the settings. */
    private final XReader settled;

    XComments(XProperties settings, XApi api) {
        this.settled = new XReader(api, settings.dialect());
    }

    @Override
    public Platform platform() {
        return Platform.X;
    }

    @Override
    public Reach reach() {
        return Reach.ACCOUNT;
    }

    @Override
    public CommentPage comments(Request request, @Nullable String postNativeId) throws CollectionFailure {
        Credential token = request.credential();
        XReader reader = token == null ? settled : settled.with(token.token());
        XAccounts.Found account = XAccounts.find(reader, request.account(), request.now());
        Visit visit = new Visit(reader, request, account.id());
        account.raw().ifPresent(visit.raw::add);
        visit.spent += account.spent();
        Place place = Place.of(request.cursor(), request.watermark());
        return place.searching() ? visit.search(place) : visit.mentions(place);
    }

    /** Where a round stands: the newest mention it met, its part, and X's token of the next page. */
    private record Place(
            long newest, boolean searching, @Nullable String token) {

        static Place of(@Nullable String cursor, @Nullable String watermark) {
            String[] parts = cursor == null ? new String[0] : cursor.split(" ", 3);
            Long known = Counter.of(parts.length == 3 ? parts[0] : watermark);
            return parts.length == 3
                    ? new Place(known == null ? 0 : known, parts[1].equals("s"), parts[2].equals("-") ? null : parts[2])
                    : new Place(known == null ? 0 : known, false, null);
        }

        String cursor() {
            return newest + (searching ? " s " : " m ") + (token == null ? "-" : token);
        }
    }

    /** Whether a citizen or the account itself says something to somebody; its own posts and reposts are none. */
    static boolean isComment(Post post, String accountId) {
        boolean ownPost = accountId.equals(post.authorId()) && XPosts.reference(post, "replied_to") == null;
        return XPosts.reference(post, "retweeted") == null && !ownPost;
    }

    /** A reply belongs to the post that began its conversation; anything else that names the account, to none. */
    static ObservedComment observed(Post post, String accountId) {
        String id = XPosts.requireId(post.id());
        String first = XPosts.firstOfEdits(post, id);
        String answered = XPosts.reference(post, "replied_to");
        String root = answered == null ? null : post.conversationId();
        return new ObservedComment(
                first,
                root,
                answered == null || answered.equals(root) ? null : answered,
                first.equals(id) ? XPosts.publishedAt(post, id) : XPosts.timeOf(first),
                PostText.clean(XPosts.text(post), LONGEST),
                post.authorId(),
                null,
                accountId.equals(post.authorId()),
                "https://x.com/i/status/" + id,
                post.metrics() == null ? null : Counter.of(post.metrics().get("like_count")));
    }

    private static final class Visit {

        private final XReader reader;
        private final Request request;
        private final String accountId;
        private final List<ObservedComment> comments = new ArrayList<>();
        private final List<String> unreadable = new ArrayList<>();
        private final List<RawAnswer> raw = new ArrayList<>();
        private int spent;

        Visit(XReader reader, Request request, String accountId) {
            this.reader = reader;
            this.request = request;
            this.accountId = accountId;
        }

        CommentPage mentions(Place place) throws CollectionFailure {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("max_results", String.valueOf(PAGE));
            XReader.reach(parameters, request.watermark(), request.notBefore());
            if (place.token() != null) {
                parameters.put("pagination_token", place.token());
            }
            Told told = reader.page("users/" + accountId + "/mentions", parameters, request, raw);
            XDocument document = told.document();
            if (document.data() == null && document.meta() == null) {
                throw document.problems().isEmpty()
                        ? XFailures.unreadable(told.answer(), null)
                        : XFailures.ofAccount(document.problems().get(0), told.answer());
            }
            long newest = Math.max(place.newest(), read(told, document));
            String token = token(document);
            Place next = new Place(newest, token == null, token);
            boolean searchable = XAccounts.handle(request.account()).matches("[A-Za-z0-9_]{1,15}");
            return page(token != null || searchable ? next.cursor() : null, newest);
        }

        /** What the plan does not allow to search is left out; the mentions are there. */
        CommentPage search(Place place) throws CollectionFailure {
            String handle = XAccounts.handle(request.account());
            Instant earliest = request.now().minus(SEARCHED);
            Long known = Counter.of(request.watermark());
            boolean since =
                    known != null && XPosts.timeOf(String.valueOf(known)).isAfter(earliest);
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("query", "(to:" + handle + " OR (from:" + handle + " is:reply)) -is:retweet");
            parameters.put("max_results", String.valueOf(PAGE));
            Instant from = request.notBefore().isAfter(earliest) ? request.notBefore() : earliest;
            XReader.reach(parameters, since ? request.watermark() : null, from);
            if (place.token() != null) {
                parameters.put("next_token", place.token());
            }
            Told told = reader.page("tweets/search/recent", parameters, request, raw);
            try {
                XDocument document = told.document();
                if (document.data() == null && document.meta() == null) {
                    throw XFailures.unreadable(told.answer(), null);
                }
                read(told, document);
                String token = token(document);
                return page(token == null ? null : new Place(place.newest(), true, token).cursor(), place.newest());
            } catch (CollectionFailure e) {
                if (e.kind() != FailureKind.PERMISSION && e.kind() != FailureKind.BAD_REQUEST) {
                    throw e;
                }
                unreadable.add("replies cannot be searched: " + e.getMessage());
                return page(null, place.newest());
            }
        }

        /** Returns the newest id of a page. */
        private long read(Told told, XDocument document) throws CollectionFailure {
            if (document.data() != null && !document.data().isArray()) {
                throw XFailures.unreadable(told.answer(), null);
            }
            spent += document.data() == null ? 0 : document.data().size();
            long newest = 0;
            for (Post post : XReader.elements(document.data(), Post.class, unreadable)) {
                Long id = Counter.of(post.id());
                if (id != null && XPosts.ahead(id, request.now())) {
                    unreadable.add(id + ": dated in the future");
                    continue;
                }
                newest = id == null ? newest : Math.max(newest, id);
                if (isComment(post, accountId)) {
                    add(post);
                }
            }
            return newest;
        }

        private void add(Post post) {
            try {
                ObservedComment comment = observed(post, accountId);
                if (!comment.publishedAt().isBefore(request.notBefore())) {
                    comments.add(comment);
                }
            } catch (IllegalArgumentException e) {
                unreadable.add(PostText.clean(post.id(), 40) + ": " + e.getMessage());
            }
        }

        private CommentPage page(@Nullable String next, long newest) {
            return new CommentPage(
                    comments,
                    next,
                    newest == 0 ? null : String.valueOf(newest),
                    Set.of(),
                    false,
                    raw,
                    unreadable,
                    spent);
        }

        private static @Nullable String token(XDocument document) {
            return document.meta() == null ? null : document.meta().nextToken();
        }
    }
}
