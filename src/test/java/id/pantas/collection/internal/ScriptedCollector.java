package id.pantas.collection.internal;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A platform as tests script it: every account has posts numbered from 1, newest last; a page has three of them. The
 * watermark is the greatest number seen, the cursor the number to go on below.
 */
class ScriptedCollector implements PlatformCollector {

    static final int PAGE = 3;

    /** What happens instead of an answer. */
    interface Trouble {
        void strike(Request request) throws CollectionFailure;
    }

    final Platform platform;
    final List<Request> requests = new CopyOnWriteArrayList<>();
    final Set<AccountId> beingRead = ConcurrentHashMap.newKeySet();
    final List<AccountId> readTwiceAtOnce = new CopyOnWriteArrayList<>();
    volatile int posts = 7;
    volatile int spent = 3;
    volatile Connection connection = Connection.READY;
    volatile Access access = Access.NONE;
    volatile @Nullable Trouble trouble;
    volatile @Nullable FailureKind refreshFailure;
    volatile @Nullable String nativeAccountId;
    volatile List<RawAnswer> raw = List.of();
    volatile List<String> unreadable = List.of();
    volatile Instant newest = Instant.parse("2026-11-20T00:00:00Z");

    ScriptedCollector(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Platform platform() {
        return platform;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Access access() {
        return access;
    }

    @Override
    public Page fetch(Request request) throws CollectionFailure {
        requests.add(request);
        AccountId account = request.account().id();
        if (!beingRead.add(account)) {
            readTwiceAtOnce.add(account);
        }
        try {
            Trouble striking = trouble;
            if (striking != null) {
                striking.strike(request);
            }
            int from = request.cursor() == null ? posts : Integer.parseInt(request.cursor());
            int until = request.watermark() == null ? 0 : Integer.parseInt(request.watermark());
            List<ObservedPost> page = new ArrayList<>();
            IntStream.iterate(from, n -> n > Math.max(until, from - PAGE), n -> n - 1)
                    .forEach(n -> page.add(post(account, n)));
            int next = from - PAGE;
            return new Page(
                    page,
                    next > until ? String.valueOf(next) : null,
                    posts > until ? String.valueOf(posts) : null,
                    nativeAccountId,
                    raw,
                    Set.of(),
                    unreadable,
                    spent);
        } finally {
            beingRead.remove(account);
        }
    }

    @Override
    public Page refresh(Request request, List<String> nativeIds) throws CollectionFailure {
        FailureKind failing = refreshFailure;
        if (failing != null) {
            throw new CollectionFailure(failing, "scripted " + failing, null, null, null);
        }
        List<ObservedPost> again = nativeIds.stream()
                .map(id -> post(request.account().id(), Integer.parseInt(id.substring(id.indexOf('#') + 1))))
                .toList();
        return new Page(again, null, null, null, List.of(), Set.of(), List.of(), nativeIds.size());
    }

    ObservedPost post(AccountId account, int number) {
        return new ObservedPost(
                account + "#" + number,
                newest.minusSeconds(3_600L * (posts - number)),
                PostForm.TEXT,
                "Unggahan " + number,
                "https://example.org/" + number,
                null,
                null,
                null,
                Counts.NONE);
    }

    /** Fails with this kind on the page that begins at {@code cursor}, null for the first page. */
    void failAt(@Nullable String cursor, FailureKind kind) {
        trouble = request -> {
            if (java.util.Objects.equals(cursor, request.cursor())) {
                throw new CollectionFailure(kind, "scripted " + kind, null, "<html>", null);
            }
        };
    }

    void failAlways(FailureKind kind, @Nullable Instant retryAt) {
        trouble = request -> {
            throw new CollectionFailure(kind, "scripted " + kind, retryAt, null, null);
        };
    }
}
