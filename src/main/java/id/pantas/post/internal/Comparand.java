package id.pantas.post.internal;

import id.pantas.post.ObservedPost;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stored post while it is compared with others: what it is, and what is known of its likeness so far. */
final class Comparand {

    /**
     * Which of two posts is the original: the one published first. Of the same instant, platform and native id decide, so
     * that the answer does not depend on which was stored first.
     */
    static final Comparator<Comparand> BY_PUBLICATION = Comparator.comparing(post -> post.place);

    /** Some 15 MB of captions. */
    private static final RecentTexts RECENT = new RecentTexts(2_000);

    /** Where in the order of publication a post stands. */
    record Place(Instant publishedAt, Platform platform, String nativeId) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::publishedAt)
                .thenComparing(Place::platform)
                .thenComparing(Place::nativeId);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * That {@code original} makes a later post a duplicate.
     *
     * @param similarity 0 to 1, in thousandths as it is stored
     */
    record Mark(DuplicateKind kind, long original, Place place, double similarity) {}

    final long id;
    final AccountId account;
    final UnitId unit;
    final Place place;
    final @Nullable String mediaKey;
    private final @Nullable String text;
    private final int @Nullable [] words;
    private final @Nullable Mark storedMark;
    private final long storedCluster;
    private @Nullable ComparableText comparable;
    private @Nullable Fingerprint fingerprint;
    private @Nullable Mark mark;
    private long cluster;
    private @Nullable Mark writtenMark;
    private long writtenCluster;

    Comparand(
            long id,
            AccountId account,
            UnitId unit,
            Place place,
            @Nullable String mediaKey,
            String text,
            @Nullable Mark mark,
            long cluster) {
        this(id, account, unit, place, mediaKey, text, null, mark, cluster);
    }

    private Comparand(
            long id,
            AccountId account,
            UnitId unit,
            Place place,
            @Nullable String mediaKey,
            @Nullable String text,
            int @Nullable [] words,
            @Nullable Mark mark,
            long cluster) {
        this.id = id;
        this.account = account;
        this.unit = unit;
        this.place = place;
        this.mediaKey = mediaKey;
        this.text = text;
        this.words = words;
        this.storedMark = mark;
        this.storedCluster = cluster;
        this.mark = mark;
        this.cluster = cluster;
        this.writtenMark = mark;
        this.writtenCluster = cluster;
    }

    /** A post that was stored just now. */
    static Comparand stored(long id, OfficialAccount account, ObservedPost post) {
        Place place = new Place(post.publishedAt(), account.platform(), post.nativeId());
        return new Comparand(id, account.id(), account.unit(), place, post.mediaKey(), post.text(), null, id);
    }

    /** A stored post that is only grouped with others of its day, without its text; no repeat, cross-post or repost. */
    static Comparand ofTheDay(long id, AccountId account, UnitId unit, Place place, int[] words, long cluster) {
        return new Comparand(id, account, unit, place, null, null, words, null, cluster);
    }

    ComparableText text() {
        if (comparable == null) {
            comparable = RECENT.get(Objects.requireNonNull(text, "read without its text"));
        }
        return comparable;
    }

    /** The different words and facts by which posts of one day are grouped, ascending; null if there are too few. */
    int @Nullable [] words(PostProperties rules) {
        if (text == null) {
            return words;
        }
        return text().words().size() < rules.fewestWords() ? null : text().tokens();
    }

    /** Kept, because a comparison that came out differently is made once more while others wait. */
    Fingerprint fingerprint(int fewestWords) {
        if (fingerprint == null) {
            fingerprint = Fingerprint.of(text(), fewestWords, unit, place.platform(), mediaKey);
        }
        return fingerprint;
    }

    @Nullable
    Mark mark() {
        return mark;
    }

    long cluster() {
        return cluster;
    }

    void cluster(long head) {
        cluster = head;
    }

    /** Joins the cluster of its original, which is among {@code posts}. */
    void follow(Map<Long, Comparand> posts) {
        if (mark != null) {
            cluster = Objects.requireNonNull(posts.get(mark.original())).cluster;
        }
    }

    /** Forgets its mark, because it is to be found anew. */
    void unmark() {
        mark = null;
    }

    /** Whether it opens a cluster of its own, or one event with others of its day, instead of following an original. */
    boolean isOriginal() {
        return mark == null || !mark.kind().isOfOneUnit();
    }

    boolean isRemarked() {
        return !Objects.equals(mark, storedMark);
    }

    boolean isChanged() {
        return isRemarked() || cluster != storedCluster;
    }

    /** Whether it is worth something else now: another kind of duplicate or another cluster, not just another original. */
    boolean isRevalued() {
        DuplicateKind now = mark == null ? null : mark.kind();
        DuplicateKind before = storedMark == null ? null : storedMark.kind();
        return now != before || cluster != storedCluster;
    }

    boolean isUnwritten() {
        return cluster != writtenCluster || isMarkUnwritten();
    }

    /** Whether more than the cluster is unwritten. */
    boolean isMarkUnwritten() {
        return !Objects.equals(mark, writtenMark);
    }

    /** Goes back to what a post is before anything is known of it. */
    void reset() {
        mark = null;
        cluster = id;
    }

    void written() {
        writtenMark = mark;
        writtenCluster = cluster;
    }

    boolean isWithin(Duration window, Comparand other) {
        return Duration.between(place.publishedAt(), other.place.publishedAt())
                        .abs()
                        .compareTo(window)
                <= 0;
    }

    /** Lets an earlier post become the original of this one, if it is like this one and better than what is known. */
    void offer(Comparand earlier, PostProperties rules) {
        DuplicateKind kind = !unit.equals(earlier.unit)
                ? DuplicateKind.COPY
                : place.platform() == earlier.place.platform() ? DuplicateKind.REPEAT : DuplicateKind.CROSS_POST;
        if (!wins(kind, earlier.place)) {
            return; // comparing texts is the costly part
        }
        double likeness = likeness(earlier, rules);
        if (likeness > 0) {
            mark = new Mark(kind, earlier.id, earlier.place, Math.round(likeness * 1_000) / 1_000.0);
        }
    }

    private boolean wins(DuplicateKind kind, Place original) {
        if (mark == null) {
            return true;
        }
        int byKind = kind.compareTo(mark.kind());
        return byKind != 0 ? byKind < 0 : original.compareTo(mark.place()) < 0;
    }

    /**
     * How alike two posts are, 0 to 1, or 0 if they are not near-duplicates. The same for both directions. The same
     * picture or video is alike whatever the captions say; captions are compared if both are long enough, short ones
     * only within their unit and only if not even a figure differs.
     */
    double likeness(Comparand other, PostProperties rules) {
        if (!isWithin(rules.window(), other)) {
            return 0;
        }
        if (mediaKey != null && mediaKey.equals(other.mediaKey) && place.platform() == other.place.platform()) {
            return 1;
        }
        return likeness(text(), other.text(), unit.equals(other.unit), rules);
    }

    /** How alike two captions are, whatever their pictures; 0 if they are not near-duplicates. */
    static double likeness(ComparableText one, ComparableText other, boolean ofOneUnit, PostProperties rules) {
        boolean isShort = one.words().size() < rules.fewestWords();
        if (isShort != other.words().size() < rules.fewestWords()) {
            return 0;
        }
        if (isShort) {
            return ofOneUnit && !one.isEmpty() && one.isExactly(other) ? 1 : 0;
        }
        return one.likeness(other, rules);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Comparand post && id == post.id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }
}
