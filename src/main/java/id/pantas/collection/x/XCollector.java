package id.pantas.collection.x;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.HandleLookup;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.collection.x.XDocument.Post;
import id.pantas.collection.x.XDocument.Problem;
import id.pantas.collection.x.XReader.Told;
import id.pantas.credential.Credential;
import id.pantas.post.ObservedPost;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads timelines of X. The watermark is the greatest id seen; the cursor carries that id beside X's page token, so that
 * every page of a run proposes the same watermark.
 */
class XCollector implements PlatformCollector, HandleLookup {

    private static final int PAGE = 100;
    /** A look costs as much as two posts, so 400 accounts cost 4 dollars a month. */
    private static final Duration HANDLES_EVERY = Duration.ofDays(30);

    private final XProperties settings;
    private final XReader settled;
    private final BooleanSupplier tokenEntered;

    /** With the token of the settings. */
    XCollector(XProperties settings, XApi api) {
        this(settings, api, () -> false);
    }

    /** @param tokenEntered whether there is a token to be handed over with each request */
    XCollector(XProperties settings, XApi api, BooleanSupplier tokenEntered) {
        this.settings = settings;
        this.settled = new XReader(api, settings.dialect());
        this.tokenEntered = tokenEntered;
    }

    @Override
    public Platform platform() {
        return Platform.X;
    }

    @Override
    public Connection connection() {
        if (!settings.enabled()) {
            return Connection.missing("x-disabled");
        }
        boolean token = settings.bearerToken() != null || tokenEntered.getAsBoolean();
        return token ? Connection.READY : Connection.missing("x-token");
    }

    @Override
    public Access access() {
        return settings.enabled() && tokenEntered.getAsBoolean() ? Access.PLATFORM : Access.NONE;
    }

    @Override
    public Page fetch(Request request) throws CollectionFailure {
        Visit visit = new Visit(request);
        String id = visit.accountId();
        Cursor cursor = Cursor.of(request.cursor(), request.watermark());
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("max_results", String.valueOf(PAGE));
        XReader.reach(parameters, request.watermark(), request.notBefore());
        if (cursor.token() != null) {
            parameters.put("pagination_token", cursor.token());
        }
        Told told = visit.reader.page("users/" + id + "/tweets", parameters, request, visit.raw);
        XDocument document = told.document();
        if (document.data() != null && !document.data().isArray()) {
            throw XFailures.unreadable(told.answer(), null);
        }
        if (document.data() == null && document.meta() == null) {
            throw document.problems().isEmpty()
                    ? XFailures.unreadable(told.answer(), null)
                    : XFailures.ofAccount(document.problems().get(0), told.answer());
        }
        long newest = visit.read(document, id, cursor.newest());
        String token = document.meta() == null ? null : document.meta().nextToken();
        return visit.page(token == null ? null : newest + " " + token, newest == 0 ? null : String.valueOf(newest), id);
    }

    /** Posts that X no longer gives, deleted or closed to the public, are reported as gone. */
    @Override
    public Page refresh(Request request, List<String> nativeIds) throws CollectionFailure {
        Visit visit = new Visit(request);
        String id = request.account().nativeId();
        for (int from = 0; from < nativeIds.size(); from += PAGE) {
            visit.refresh(nativeIds.subList(from, Math.min(from + PAGE, nativeIds.size())), id, true);
        }
        return visit.page(null, null, null);
    }

    @Override
    public int identifiesAtOnce() {
        return XAccounts.AT_ONCE;
    }

    @Override
    public int identifyCost() {
        return XAccounts.LOOKUP_COST;
    }

    @Override
    public Identified identify(List<OfficialAccount> accounts, @Nullable Credential credential, Instant now)
            throws CollectionFailure {
        XReader reader = credential == null ? settled : settled.with(credential.token());
        return XAccounts.findAll(reader, accounts, now);
    }

    @Override
    public int handlesAtOnce() {
        return XAccounts.AT_ONCE;
    }

    @Override
    public int handlesCost(int accounts) {
        return accounts * XAccounts.LOOKUP_COST;
    }

    @Override
    public Duration handlesEvery() {
        return HANDLES_EVERY;
    }

    @Override
    public Handles handles(List<OfficialAccount> accounts, @Nullable Credential credential, Instant now)
            throws CollectionFailure {
        return XAccounts.handles(credential == null ? settled : settled.with(credential.token()), accounts, now);
    }

    /** Where a run stands: the newest id it met, and X's token of the next page. */
    private record Cursor(long newest, @Nullable String token) {

        static Cursor of(@Nullable String cursor, @Nullable String watermark) {
            int space = cursor == null ? -1 : cursor.indexOf(' ');
            Long known = Counter.of(watermark);
            if (cursor == null || space < 0) {
                return new Cursor(known == null ? 0 : known, null);
            }
            Long newest = Counter.of(cursor.substring(0, space));
            return new Cursor(newest == null ? 0 : newest, cursor.substring(space + 1));
        }
    }

    /** What one call has gathered so far. */
    private final class Visit {

        private final Request request;
        private final XReader reader;
        private final OfficialAccount account;
        private final List<ObservedPost> posts = new ArrayList<>();
        private final List<String> unreadable = new ArrayList<>();
        private final Set<String> gone = new LinkedHashSet<>();
        private final List<RawAnswer> raw = new ArrayList<>();
        private int spent;

        Visit(Request request) {
            this.request = request;
            Credential token = request.credential();
            this.reader = token == null ? settled : settled.with(token.token());
            this.account = request.account();
        }

        String accountId() throws CollectionFailure {
            XAccounts.Found found = XAccounts.find(reader, account, request.now());
            found.raw().ifPresent(raw::add);
            spent += found.spent();
            return found.id();
        }

        /** Reads a timeline page and returns the newest id of it and {@code newest}. */
        long read(XDocument document, String accountId, long newest) {
            XPosts converter = new XPosts(handle(), accountId, document.includes());
            long greatest = newest;
            for (Post post : elements(document)) {
                Long id = Counter.of(post.id());
                if (id != null && XPosts.ahead(id, request.now())) {
                    unreadable.add(id + ": dated in the future");
                    continue;
                }
                greatest = id == null ? greatest : Math.max(greatest, id);
                if (!converter.repliesToOthers(post)) {
                    add(converter, post);
                }
            }
            return greatest;
        }

        void refresh(List<String> ids, @Nullable String accountId, boolean followEdits) throws CollectionFailure {
            Told told = reader.posts("tweets", Map.of("ids", String.join(",", ids)), request.now());
            raw.add(told.raw());
            XDocument document = told.document();
            XPosts converter = new XPosts(handle(), accountId, document.includes());
            List<String> newerVersions = new ArrayList<>();
            for (Post post : elements(document)) {
                if (followEdits && edited(post)) {
                    newerVersions.add(XPosts.newestEdit(post));
                } else {
                    add(converter, post);
                }
            }
            for (Problem problem : document.problems()) {
                if ("ids".equals(problem.parameter()) && problem.value() != null && ids.contains(problem.value())) {
                    gone.add(problem.value());
                }
            }
            if (!newerVersions.isEmpty()) {
                refresh(newerVersions, accountId, false);
            }
        }

        Page page(@Nullable String next, @Nullable String watermark, @Nullable String nativeAccountId) {
            return new Page(posts, next, watermark, nativeAccountId, raw, gone, unreadable, spent);
        }

        private List<Post> elements(XDocument document) {
            spent += document.data() == null ? 0 : document.data().size();
            return XReader.elements(document.data(), Post.class, unreadable);
        }

        private void add(XPosts converter, Post post) {
            try {
                posts.add(converter.observed(post));
            } catch (IllegalArgumentException e) {
                unreadable.add(post.id() + ": " + e.getMessage());
            }
        }

        private boolean edited(Post post) {
            try {
                return !XPosts.newestEdit(post).equals(post.id());
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private String handle() {
            return XAccounts.handle(account);
        }
    }
}
