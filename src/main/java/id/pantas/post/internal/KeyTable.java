package id.pantas.post.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/**
 * The keys of the posts of one span of time: who has this one, the earliest first. A hash table in plain arrays, some 120
 * bytes for a post. Not thread-safe.
 *
 * <p>Posts with the same key hang on each other in the order of publication; of a key that very many share (a template
 * that every unit uses) they are in a tree, so that one more costs little wherever it belongs.
 */
final class KeyTable {

    private static final int LONGEST_CHAIN = 32;
    private static final int LOOKED_AT = 256;
    private static final int NONE = -1;

    /** Takes what {@link #earliest} finds. */
    interface Found {
        void post(long id, long published);
    }

    private record Point(long published, long id, long sketch) implements Comparable<Point> {
        @Override
        public int compareTo(Point other) {
            int byTime = Long.compare(published, other.published);
            return byTime != 0 ? byTime : Long.compare(id, other.id);
        }
    }

    private long[] ids = new long[64];
    private long[] published = new long[64];
    private long[] sketches = new long[64];
    private long[] keys = new long[64 * Fingerprint.KEYS];
    /** Of each key of each post, the next one with the same key. */
    private int[] next = new int[64 * Fingerprint.KEYS];

    private int posts;
    /** The first with a key, at the place its hash value gives or after it. */
    private int[] slots = emptySlots(1_024);

    private int distinct;
    private final Map<Long, TreeSet<Point>> popular = new HashMap<>();

    int size() {
        return posts;
    }

    /**
     * Adds a post with {@value Fingerprint#KEYS} keys, which begin at {@code from}.
     *
     * @param sketch of its text, see {@link Trigrams#sketch}
     */
    void add(long id, long publishedAt, long[] of, int from, long sketch) {
        if (posts == ids.length) {
            ids = Arrays.copyOf(ids, 2 * posts);
            published = Arrays.copyOf(published, 2 * posts);
            sketches = Arrays.copyOf(sketches, 2 * posts);
            keys = Arrays.copyOf(keys, 2 * posts * Fingerprint.KEYS);
            next = Arrays.copyOf(next, 2 * posts * Fingerprint.KEYS);
        }
        ids[posts] = id;
        published[posts] = publishedAt;
        sketches[posts] = sketch;
        for (int place = 0; place < Fingerprint.KEYS; place++) {
            int entry = posts * Fingerprint.KEYS + place;
            keys[entry] = of[from + place];
            next[entry] = NONE;
        }
        posts++;
        for (int place = 0; place < Fingerprint.KEYS; place++) {
            if (of[from + place] != Fingerprint.NO_KEY) {
                hang((posts - 1) * Fingerprint.KEYS + place);
            }
        }
    }

    private void hang(int entry) {
        TreeSet<Point> many = popular.get(keys[entry]);
        if (many != null) {
            many.add(point(entry));
            return;
        }
        if (2 * (distinct + 1) > slots.length) {
            widen();
        }
        int slot = slotOf(keys[entry]);
        int first = slots[slot];
        if (first == NONE) {
            slots[slot] = entry;
            distinct++;
        } else if (isBefore(entry, first)) {
            next[entry] = first;
            slots[slot] = entry;
        } else {
            int before = first;
            int length = 1;
            while (next[before] != NONE && !isBefore(entry, next[before])) {
                before = next[before];
                length++;
            }
            next[entry] = next[before];
            next[before] = entry;
            if (length >= LONGEST_CHAIN) {
                TreeSet<Point> tree = new TreeSet<>();
                for (int each = first; each != NONE; each = next[each]) {
                    tree.add(point(each));
                }
                popular.put(keys[entry], tree);
            }
        }
    }

    /**
     * The {@code most} earliest posts with this key published from {@code from} to {@code to}, both inclusive, whose texts
     * may be alike; of more than {@value #LOOKED_AT} with the key only the earliest are looked at.
     */
    int earliest(long key, long from, long to, int most, LongPredicate mayBeAlike, Found found) {
        int count = 0;
        int seen = 0;
        TreeSet<Point> many = popular.isEmpty() ? null : popular.get(key);
        if (many != null) {
            for (Point point : many.tailSet(new Point(from, Long.MIN_VALUE, 0))) {
                if (count == most || point.published > to || seen++ == LOOKED_AT) {
                    break;
                }
                if (mayBeAlike.test(point.sketch)) {
                    found.post(point.id, point.published);
                    count++;
                }
            }
            return count;
        }
        for (int entry = slots[slotOf(key)]; entry != NONE && count < most; entry = next[entry]) {
            long at = published[entry / Fingerprint.KEYS];
            if (at > to) {
                break;
            }
            if (at >= from && mayBeAlike.test(sketches[entry / Fingerprint.KEYS])) {
                found.post(ids[entry / Fingerprint.KEYS], at);
                count++;
            }
        }
        return count;
    }

    private boolean isBefore(int entry, int other) {
        return point(entry).compareTo(point(other)) < 0;
    }

    private Point point(int entry) {
        int post = entry / Fingerprint.KEYS;
        return new Point(published[post], ids[post], sketches[post]);
    }

    private int slotOf(long key) {
        int mask = slots.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 40) & mask;
        while (slots[slot] != NONE && keys[slots[slot]] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void widen() {
        int[] old = slots;
        slots = emptySlots(2 * old.length);
        for (int first : old) {
            if (first != NONE) {
                slots[slotOf(keys[first])] = first;
            }
        }
    }

    private static int[] emptySlots(int size) {
        int[] slots = new int[size];
        Arrays.fill(slots, NONE);
        return slots;
    }
}
