package id.pantas.collection.internal;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A platform of the trial: shows what the simulator's regencies publish, page by page, and breaks in every way that was thought
 * of. It keeps its own books about what it was asked, apart from those of the collection.
 */
class TrialPlatform implements PlatformCollector {

    private static final int PAGE = 10;

    /** A published post. */
    record Post(String nativeId, Instant publishedAt) {}

    /** Everything breaks from {@code from} to {@code until}. */
    record Outage(Instant from, Instant until) {}

    /** The process that was reading ends in the middle of it. */
    static class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Its own books: who was shown a last page, and when. */
    record Visit(AccountId account, Instant at) {}

    final Platform platform;
    final Map<AccountId, List<Post>> truth = new ConcurrentHashMap<>();
    final Queue<Visit> visits = new ConcurrentLinkedQueue<>();
    final Map<LocalDate, LongAdder> units = new ConcurrentHashMap<>();
    final Map<String, LongAdder> faults = new ConcurrentHashMap<>();
    final List<Outage> outages = new ArrayList<>();
    private final Set<AccountId> saidGone = ConcurrentHashMap.newKeySet();
    private final ZoneId zone;
    private final int unitsPerPage;
    private final Random random;
    volatile boolean faulty = true;

    /** @param unitsPerPage what a page costs; 0 = a unit for each post on it */
    TrialPlatform(Platform platform, ZoneId zone, int unitsPerPage, long seed) {
        this.platform = platform;
        this.zone = zone;
        this.unitsPerPage = unitsPerPage;
        this.random = new Random(seed * 31 + platform.ordinal());
    }

    @Override
    public Platform platform() {
        return platform;
    }

    @Override
    public Connection connection() {
        return Connection.READY;
    }

    @Override
    public Page fetch(Request request) throws CollectionFailure {
        AccountId account = request.account().id();
        Instant now = request.now();
        if (faulty) {
            misbehave(request);
        }
        List<Post> all = truth.getOrDefault(account, List.of());
        int shown = 0;
        while (shown < all.size() && !all.get(shown).publishedAt().isAfter(now)) {
            shown++;
        }
        int known = request.watermark() == null ? 0 : Integer.parseInt(request.watermark());
        int from = request.cursor() == null ? shown : Integer.parseInt(request.cursor());
        int until = Math.max(known, from - PAGE);
        List<ObservedPost> posts = new ArrayList<>();
        for (int n = from; n > until; n--) {
            posts.add(observed(all.get(n - 1)));
        }
        String next = until > known ? String.valueOf(until) : null;
        int spent = unitsPerPage == 0 ? posts.size() : unitsPerPage;
        count(now, spent);
        if (next == null) {
            visits.add(new Visit(account, now));
            saidGone.remove(account);
        }
        return new Page(
                posts,
                next,
                request.cursor() == null && shown > known ? String.valueOf(shown) : null,
                null,
                List.of(),
                Set.of(),
                List.of(),
                spent);
    }

    @Override
    public @Nullable Page refresh(Request request, List<String> nativeIds) {
        return null;
    }

    private void misbehave(Request request) throws CollectionFailure {
        Instant now = request.now();
        if (outages.stream().anyMatch(outage -> !now.isBefore(outage.from()) && now.isBefore(outage.until()))) {
            throw fail("outage", FailureKind.TRANSIENT, null, now);
        }
        int dice;
        synchronized (random) {
            dice = random.nextInt(1_000);
        }
        // Twice as likely between two pages, where it hurts.
        if (dice < (request.cursor() == null ? 3 : 30)) {
            note("kill");
            throw new Killed();
        }
        if (dice < 40) {
            throw fail("network", FailureKind.TRANSIENT, null, now);
        }
        if (dice < 48) {
            throw fail("garbage", FailureKind.MALFORMED, null, now);
        }
        if (dice < 52) {
            note("fault");
            throw new IllegalStateException("scripted fault");
        }
        if (dice < 55) {
            throw fail("limit", FailureKind.RATE_LIMITED, now.plus(Duration.ofMinutes(20)), now);
        }
        if (dice < 56) {
            throw fail("credential", FailureKind.AUTH, null, now);
        }
        if (dice < 58 && saidGone.add(request.account().id())) {
            throw fail("gone", FailureKind.ACCOUNT_GONE, null, now);
        }
    }

    private CollectionFailure fail(String name, FailureKind kind, @Nullable Instant retryAt, Instant now) {
        note(name);
        count(now, unitsPerPage == 0 ? 0 : 1); // X charges nothing for what fails
        return new CollectionFailure(kind, "scripted " + name, retryAt, null, null);
    }

    private void note(String fault) {
        faults.computeIfAbsent(fault, any -> new LongAdder()).increment();
    }

    private void count(Instant now, int spent) {
        units.computeIfAbsent(now.atZone(zone).toLocalDate(), any -> new LongAdder())
                .add(spent);
    }

    private static ObservedPost observed(Post post) {
        return new ObservedPost(
                post.nativeId(),
                post.publishedAt(),
                PostForm.TEXT,
                "Unggahan " + post.nativeId(),
                "https://example.org/" + post.nativeId(),
                null,
                null,
                null,
                Counts.NONE);
    }
}
