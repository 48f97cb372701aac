package id.pantas.post.internal;

import id.pantas.registry.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongPredicate;
import org.springframework.stereotype.Component;

/**
 * Which stored posts share a key with a new one. The keys are kept in memory, by spans of 30 days: those that are asked
 * for are read from the database, and what any node stores is read on from there ({@link #news}). So a
 * look-up costs the same however many posts are stored, and every node finds the same.
 *
 * <p>Only a way to find posts: a post that is no longer what it was, or a transaction that was rolled back, leaves a
 * candidate that the comparison then passes over. Thread-safe.
 */
@Component
class Neighbours {

    /** A node so many rows behind starts anew; it would read as much again as it has in memory. */
    private static final int FARTHEST_BEHIND = 2_000;
    /** The last rows of other transactions, by which {@link #hasChanged} judges. */
    private static final int REMEMBERED = 256;
    /** The same picture or video is alike whatever the captions say. */
    private static final LongPredicate ANY = sketch -> true;

    private static final long UNKNOWN = 0;

    private final FingerprintRows rows;
    private final PostProperties rules;
    private final ReentrantLock lock = new ReentrantLock();
    /** By span, the one asked for longest ago first. */
    private final Map<Integer, KeyTable> spans = new LinkedHashMap<>(16, 0.75f, true);

    private final Deque<FingerprintRows.Row> recent = new ArrayDeque<>();
    private boolean begun;
    private long read;
    /** No row up to this one is among the recent ones. */
    private long forgottenTo;

    Neighbours(FingerprintRows rows, PostProperties rules) {
        this.rows = rows;
        this.rules = rules;
    }

    /** What others stored, asked for with other questions. */
    interface News {
        /** After the round trip: takes it in; returns up to which row is known now. */
        long take();
    }

    /** Asks for what was stored since the last time. */
    News news(RoundTrip trip) {
        long known;
        lock.lock();
        try {
            if (!begun) {
                startAt(rows.last());
            }
            known = read;
        } finally {
            lock.unlock();
        }
        List<FingerprintRows.Row> news = rows.after(trip, known, FARTHEST_BEHIND);
        return () -> {
            lock.lock();
            try {
                if (news.size() == FARTHEST_BEHIND) {
                    startAt(rows.last());
                } else {
                    news.stream().filter(row -> row.seq() > read).forEach(this::take);
                }
                return read;
            } finally {
                lock.unlock();
            }
        };
    }

    private void startAt(long seq) {
        spans.clear();
        recent.clear();
        begun = true;
        read = seq;
        forgottenTo = seq;
    }

    private void take(FingerprintRows.Row row) {
        KeyTable span = spans.get(row.span());
        if (span != null) {
            fill(span, row);
        }
        recent.addLast(row);
        if (recent.size() > REMEMBERED) {
            forgottenTo = recent.removeFirst().seq();
        }
        read = row.seq();
    }

    private static void fill(KeyTable span, FingerprintRows.Row row) {
        for (int i = 0; i < row.posts().length; i++) {
            span.add(row.posts()[i], row.published()[i], row.keys(), i * Fingerprint.KEYS, sketch(row, i));
        }
    }

    /**
     * Whether a comparison begun at {@code seq} could come out differently now: a transaction since then was of the same
     * unit, changed or stored one of the posts it read, or stored a post that would have been a candidate.
     */
    boolean hasChanged(long seq, UnitId unit, LongPredicate isRead, List<FingerprintRows.Print> own) {
        Map<Long, List<FingerprintRows.Print>> byKey = new HashMap<>();
        for (FingerprintRows.Print print : own) {
            for (long key : print.keys()) {
                if (key != Fingerprint.NO_KEY) {
                    byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(print);
                }
            }
        }
        lock.lock();
        try {
            if (seq < forgottenTo) {
                return true;
            }
            Iterator<FingerprintRows.Row> backwards = recent.descendingIterator();
            while (backwards.hasNext()) {
                FingerprintRows.Row row = backwards.next();
                if (row.seq() <= seq) {
                    return false;
                }
                if (row.unit().equals(unit)
                        || Arrays.stream(row.touched()).anyMatch(isRead)
                        || Arrays.stream(row.posts()).anyMatch(isRead)
                        || hasCandidate(row, byKey)) {
                    return true;
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasCandidate(FingerprintRows.Row row, Map<Long, List<FingerprintRows.Print>> byKey) {
        for (int entry = 0; entry < row.keys().length; entry++) {
            List<FingerprintRows.Print> sharing = byKey.get(row.keys()[entry]);
            if (sharing == null) {
                continue;
            }
            int post = entry / Fingerprint.KEYS;
            boolean isText = entry % Fingerprint.KEYS < Fingerprint.BANDS;
            Instant published = PostRows.instant(row.published()[post]);
            for (FingerprintRows.Print print : sharing) {
                Duration apart = Duration.between(print.post().place.publishedAt(), published);
                LongPredicate mayBeAlike = isText ? mayBeAlike(print.post().text(), rules) : ANY;
                if (apart.abs().compareTo(rules.window()) <= 0 && mayBeAlike.test(sketch(row, post))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long sketch(FingerprintRows.Row row, int post) {
        return row.sketches().length == 0 ? UNKNOWN : row.sketches()[post];
    }

    /**
     * For each of these, the stored posts that share a key with it and were published within the window around it, of each
     * key the earliest whose sketches say that they may be alike. Without that, unrelated posts that share a key by chance
     * would be read and compared, the more the more posts there are within the window.
     */
    List<Set<Long>> of(List<FingerprintRows.Print> prints) {
        lock.lock();
        try {
            Map<Integer, KeyTable> needed = new HashMap<>();
            List<Set<Long>> found = new ArrayList<>(prints.size());
            for (FingerprintRows.Print print : prints) {
                found.add(of(print, needed));
            }
            shrink(needed.size());
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** Stored posts published within the window before {@code asOf} that may be like a text nobody has published yet. */
    Set<Long> likely(ComparableText text, Instant asOf) {
        lock.lock();
        try {
            Map<Integer, KeyTable> needed = new HashMap<>();
            long[] keys = Fingerprint.of(text).keys();
            Set<Long> found = between(asOf.minus(rules.window()), asOf, keys, text, needed);
            shrink(needed.size());
            return found;
        } finally {
            lock.unlock();
        }
    }

    private Set<Long> of(FingerprintRows.Print print, Map<Integer, KeyTable> needed) {
        Instant at = print.post().place.publishedAt();
        Set<Long> found = between(
                at.minus(rules.window()),
                at.plus(rules.window()),
                print.keys(),
                print.post().text(),
                needed);
        found.remove(print.post().id);
        return found;
    }

    private Set<Long> between(
            Instant earliest, Instant latest, long[] keys, ComparableText text, Map<Integer, KeyTable> needed) {
        long from = PostRows.micros(earliest);
        long to = PostRows.micros(latest);
        int first = FingerprintRows.span(from);
        KeyTable[] tables = new KeyTable[FingerprintRows.span(to) - first + 1];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = needed.computeIfAbsent(first + i, this::table);
        }
        Set<Long> found = new HashSet<>();
        LongPredicate mayBeAlike = mayBeAlike(text, rules);
        for (int place = 0; place < Fingerprint.KEYS; place++) {
            long key = keys[place];
            LongPredicate wanted = place < Fingerprint.BANDS ? mayBeAlike : ANY;
            int left = key == Fingerprint.NO_KEY ? 0 : rules.mostCandidates();
            for (int i = 0; i < tables.length && left > 0; i++) {
                left -= tables[i].earliest(key, from, to, left, wanted, (id, published) -> found.add(id));
            }
        }
        return found;
    }

    /**
     * Whether a text of which only the sketch is known may be alike to this one; what has no sketch may. Only texts of one
     * kind share a key, so the threshold of this one is that of both.
     */
    static LongPredicate mayBeAlike(ComparableText text, PostProperties rules) {
        return mayBeAlike(text.sketch(), Trigrams.fewestAgreeing(text.threshold(rules)));
    }

    static LongPredicate mayBeAlike(long sketch, int fewestAgreeing) {
        int most = Long.SIZE - fewestAgreeing;
        return other -> other == UNKNOWN || sketch == UNKNOWN || Long.bitCount(sketch ^ other) <= most;
    }

    /** Read inside the lock, so that no row comes between what is stored and what is yet to be read. */
    private KeyTable table(int span) {
        KeyTable known = spans.get(span);
        if (known != null) {
            return known;
        }
        KeyTable made = new KeyTable();
        rows.forEach(span, read, row -> fill(made, row));
        spans.put(span, made);
        return made;
    }

    private void shrink(int inUse) {
        long posts = spans.values().stream().mapToLong(KeyTable::size).sum();
        Iterator<KeyTable> oldest = spans.values().iterator();
        for (int left = spans.size(); posts > rules.mostInMemory() && left > inUse; left--) {
            posts -= oldest.next().size();
            oldest.remove();
        }
    }

    /** Starts anew at the next question; for a database whose rows were taken away. */
    void forget() {
        lock.lock();
        try {
            begun = false;
        } finally {
            lock.unlock();
        }
    }
}
