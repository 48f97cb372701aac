package id.pantas.post.internal;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.registry.UnitId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Finds near-duplicates of new posts and keeps content clusters (scoring method 3.4). What a post is follows from the set
 * of stored posts alone, not from the order in which they arrived:
 *
 * <ul>
 *   <li>Two posts are alike as {@link Comparand#likeness} says. Reposts are never compared.
 *   <li>A post is the duplicate of an earlier published one it is like: of the earliest of its own unit on the same
 *       platform (REPEAT), else on another one (CROSS_POST), else of another unit (COPY).
 *   <li>Repeats and cross-posts belong to the cluster of their original. All others of one unit and day are grouped by
 *       {@link OneEvent}. A cluster bears the id of its first published post.
 * </ul>
 *
 * <p>When an earlier published post arrives late, later ones get it as their original, and their clusters follow. The one
 * thing left to the order of arrival: of more than {@link PostProperties#mostCandidates} posts that share one key within
 * the window only the earliest are compared, so a later one may keep an original that is itself a duplicate by now.
 */
@Component
class Likeness {

    private final LikenessRows rows;
    private final FingerprintRows fingerprints;
    private final Neighbours ofThisNode;
    private final PostProperties rules;
    private final PeriodCalendar calendar;

    Likeness(
            LikenessRows rows,
            FingerprintRows fingerprints,
            Neighbours neighbours,
            PostProperties rules,
            PeriodCalendar calendar) {
        this.rows = rows;
        this.fingerprints = fingerprints;
        this.ofThisNode = neighbours;
        this.rules = rules;
        this.calendar = calendar;
    }

    /**
     * What follows from a comparison: every post read, with what it is now.
     *
     * @param seq up to which row of {@code post.fingerprint} it knew what others stored
     * @param own posts of the page, new and edited ones, with their keys
     * @param all by id, those of the page included
     */
    record Outcome(
            UnitId unit,
            long seq,
            Neighbours neighbours,
            List<FingerprintRows.Print> own,
            Set<Long> edited,
            Map<Long, Comparand> all) {

        /**
         * The posts that became another kind of duplicate or got another cluster, new ones included; one that only has
         * another original now is worth what it was.
         */
        Collection<Comparand> revalued() {
            return all.values().stream().filter(Comparand::isRevalued).toList();
        }
    }

    PostProperties rules() {
        return rules;
    }

    /**
     * Compares posts with all stored ones and finds what follows, for themselves and for the others; writes nothing. The
     * new ones need not be stored yet.
     *
     * @param fresh new posts of {@code unit}, without reposts; nothing is known of them yet
     * @param edited ids of stored posts of {@code unit} whose judged text changed
     * @param news asked for before, and the later the better
     */
    Outcome relate(UnitId unit, List<Comparand> fresh, Collection<Long> edited, News news) {
        long seq = news.latest().take();
        Map<Long, Comparand> all = new LinkedHashMap<>();
        fresh.forEach(post -> all.put(post.id, post));
        if (!edited.isEmpty()) {
            RoundTrip trip = rows.roundTrip();
            List<Comparand> reread = rows.posts(trip, edited);
            trip.run();
            reread.addAll(rows.duplicatesOf(edited));
            reread.forEach(post -> all.putIfAbsent(post.id, post));
            all.values().forEach(Comparand::unmark);
        }
        List<FingerprintRows.Print> subjects = all.values().stream()
                .map(post -> FingerprintRows.Print.of(post, rules))
                .toList();
        Map<Long, Comparand> sameDays = compare(unit, subjects, all, news.neighbours());
        Set<Long> isNew = new HashSet<>();
        fresh.forEach(post -> isNew.add(post.id));
        regroup(unit, subjects, all, sameDays, isNew);
        Set<Long> isEdited = Set.copyOf(edited);
        List<FingerprintRows.Print> own = subjects.stream()
                .filter(print -> isNew.contains(print.post().id) || isEdited.contains(print.post().id))
                .toList();
        return new Outcome(unit, seq, news.neighbours(), own, isEdited, all);
    }

    /** Asks what others stored. */
    News news(RoundTrip trip) {
        Neighbours neighbours = neighbours();
        return new News(neighbours, neighbours.news(trip));
    }

    record News(Neighbours neighbours, Neighbours.News latest) {}

    /** Whether others stored something with which it would come out differently. */
    boolean isOutdated(Outcome outcome, News news) {
        news.latest().take();
        return outcome.neighbours()
                .hasChanged(outcome.seq(), outcome.unit(), outcome.all()::containsKey, outcome.own());
    }

    /** Writes what is not written yet; after {@link LikenessRows#compareAlone}, and only what is not outdated. */
    void write(Outcome outcome) {
        List<Comparand> unwritten = outcome.all().values().stream()
                .filter(Comparand::isUnwritten)
                .sorted(Comparator.comparing(post -> post.id))
                .toList();
        List<Comparand> marked =
                unwritten.stream().filter(Comparand::isMarkUnwritten).toList();
        List<Comparand> moved =
                unwritten.stream().filter(post -> !post.isMarkUnwritten()).toList();
        RoundTrip trip = rows.roundTrip();
        if (!marked.isEmpty()) {
            rows.mark(trip, marked);
        }
        if (!moved.isEmpty()) {
            rows.regroup(trip, moved);
        }
        unwritten.forEach(Comparand::written);
        List<Comparand> edited = outcome.own().stream()
                .map(FingerprintRows.Print::post)
                .filter(post -> outcome.edited().contains(post.id))
                .toList();
        if (!edited.isEmpty()) {
            rows.reword(edited, rules);
        }
        Set<Long> touched = new HashSet<>();
        unwritten.forEach(post -> touched.add(post.id));
        outcome.own().forEach(print -> touched.remove(print.post().id));
        fingerprints.append(trip, outcome.unit(), outcome.own(), touched);
        trip.run();
        hasWritten();
    }

    /**
     * Those of this node; a transaction that compared before has rows that others must not see before its end, so it has
     * its own.
     */
    private Neighbours neighbours() {
        return TransactionSynchronizationManager.getResource(this) instanceof Neighbours own ? own : ofThisNode;
    }

    private void hasWritten() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return;
        }
        Neighbours own = new Neighbours(fingerprints, rules);
        TransactionSynchronizationManager.bindResource(this, own);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(Likeness.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(Likeness.this, own);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResource(Likeness.this);
            }
        });
    }

    /** Returns the originals of the unit on the days of the subjects, by id. */
    private Map<Long, Comparand> compare(
            UnitId unit, List<FingerprintRows.Print> subjects, Map<Long, Comparand> all, Neighbours neighbours) {
        List<Set<Comparand>> likely = likelyAmong(subjects);
        List<Set<Long>> candidates = neighbours.of(subjects);
        Set<Long> unread = new HashSet<>();
        candidates.forEach(unread::addAll);
        unread.removeAll(all.keySet());
        RoundTrip trip = rows.roundTrip();
        List<Comparand> read = unread.isEmpty() ? List.of() : rows.posts(trip, unread);
        Set<LocalDate> days = new TreeSet<>();
        subjects.forEach(print -> days.add(day(print.post())));
        List<Comparand> originals = days.isEmpty() ? List.of() : rows.originals(trip, unit, spans(days));
        trip.run();
        read.forEach(post -> all.put(post.id, post));
        Map<Long, Comparand> sameDays = new LinkedHashMap<>();
        originals.forEach(post -> sameDays.put(post.id, post));
        Set<Comparand> compared = new HashSet<>();
        subjects.forEach(print -> compared.add(print.post()));
        for (int i = 0; i < subjects.size(); i++) {
            Comparand subject = subjects.get(i).post();
            Set<Comparand> others = likely.get(i);
            for (long id : candidates.get(i)) {
                Comparand other = all.get(id);
                if (other != null) { // else it was never committed
                    others.add(other);
                }
            }
            for (Comparand other :
                    others.stream().sorted(Comparand.BY_PUBLICATION).toList()) {
                if (other.place.compareTo(subject.place) < 0) {
                    subject.offer(other, rules);
                } else if (!compared.contains(other)) { // else its own turn compares the two
                    other.offer(subject, rules);
                }
            }
        }
        return sameDays;
    }

    /** For each subject, the other subjects that share a key with it: the earliest, as {@link Neighbours} chooses them. */
    private List<Set<Comparand>> likelyAmong(List<FingerprintRows.Print> subjects) {
        Map<Long, List<FingerprintRows.Print>> byKey = new HashMap<>();
        for (FingerprintRows.Print print : subjects) {
            for (long key : print.keys()) {
                if (key != Fingerprint.NO_KEY) {
                    byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(print);
                }
            }
        }
        byKey.values().forEach(sharing -> sharing.sort(Comparator.comparing(print -> print.post().place)));
        List<Set<Comparand>> likely = new ArrayList<>();
        for (FingerprintRows.Print print : subjects) {
            LongPredicate mayBeAlike = Neighbours.mayBeAlike(print.post().text(), rules);
            Set<Comparand> others = new HashSet<>();
            for (int place = 0; place < Fingerprint.KEYS; place++) {
                boolean isText = place < Fingerprint.BANDS;
                byKey.getOrDefault(print.keys()[place], List.of()).stream()
                        .filter(other -> other.post().id != print.post().id
                                && other.post().isWithin(rules.window(), print.post())
                                && (!isText || mayBeAlike.test(other.sketch())))
                        .limit(rules.mostCandidates())
                        .forEach(other -> others.add(other.post()));
            }
            likely.add(others);
        }
        return likely;
    }

    private void regroup(
            UnitId unit,
            List<FingerprintRows.Print> subjects,
            Map<Long, Comparand> all,
            Map<Long, Comparand> sameDays,
            Set<Long> isNew) {
        Set<Comparand> moving = new LinkedHashSet<>();
        for (Comparand post : all.values()) {
            if (post.unit.equals(unit) && post.isRemarked()) {
                moving.add(post);
            }
        }
        subjects.stream()
                .map(FingerprintRows.Print::post)
                .filter(post -> post.unit.equals(unit))
                .forEach(moving::add);
        groupDays(unit, moving, subjects, all, sameDays);
        List<Long> trunk = all.values().stream()
                .filter(post -> post.unit.equals(unit) && !isNew.contains(post.id) && post.isChanged())
                .map(post -> post.id)
                .toList();
        if (!trunk.isEmpty()) {
            // By the marks as they are stored, which may be more than follow now: whose mark changed is in the trunk
            // itself.
            for (Comparand follower : rows.followersOf(trunk)) {
                Comparand known = all.putIfAbsent(follower.id, follower);
                moving.add(known == null ? follower : known);
            }
        }
        // in the order of publication, so that an original comes before what follows it
        moving.stream()
                .filter(post -> !post.isOriginal())
                .sorted(Comparand.BY_PUBLICATION)
                .forEach(post -> post.follow(all));
    }

    private void groupDays(
            UnitId unit,
            Set<Comparand> moving,
            List<FingerprintRows.Print> subjects,
            Map<Long, Comparand> all,
            Map<Long, Comparand> sameDays) {
        Map<LocalDate, List<Comparand>> days = new TreeMap<>();
        moving.forEach(post -> days.put(day(post), new ArrayList<>()));
        Set<LocalDate> unread = new TreeSet<>(days.keySet());
        subjects.forEach(print -> unread.remove(day(print.post())));
        if (!unread.isEmpty()) {
            RoundTrip trip = rows.roundTrip();
            List<Comparand> originals = rows.originals(trip, unit, spans(unread));
            trip.run();
            originals.forEach(post -> sameDays.put(post.id, post));
        }
        sameDays.values().forEach(post -> {
            if (days.containsKey(day(post))) {
                all.putIfAbsent(post.id, post);
            }
        });
        for (Comparand post : all.values()) {
            List<Comparand> sameDay = days.get(day(post));
            if (post.unit.equals(unit) && post.isOriginal() && sameDay != null) {
                sameDay.add(post);
            }
        }
        days.values().forEach(posts -> OneEvent.group(posts, rules));
    }

    /** Days that follow each other, or nearly, are read as one. */
    private List<LikenessRows.Span> spans(Set<LocalDate> days) {
        List<LikenessRows.Span> spans = new ArrayList<>();
        LocalDate first = null;
        LocalDate last = null;
        for (LocalDate day : days) {
            if (first != null && last != null && day.isAfter(last.plusDays(2))) {
                spans.add(span(first, last));
                first = day;
            }
            first = first == null ? day : first;
            last = day;
        }
        if (first != null && last != null) {
            spans.add(span(first, last));
        }
        return spans;
    }

    private LikenessRows.Span span(LocalDate first, LocalDate last) {
        return new LikenessRows.Span(
                first.atStartOfDay(calendar.zone()).toInstant(),
                last.plusDays(1).atStartOfDay(calendar.zone()).toInstant());
    }

    private LocalDate day(Comparand post) {
        return post.place.publishedAt().atZone(calendar.zone()).toLocalDate();
    }
}
