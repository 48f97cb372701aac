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
import org.springframework.stereotype.Component;

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
    private final PostProperties rules;
    private final PeriodCalendar calendar;

    Likeness(LikenessRows rows, PostProperties rules, PeriodCalendar calendar) {
        this.rows = rows;
        this.rules = rules;
        this.calendar = calendar;
    }

    PostProperties rules() {
        return rules;
    }

    /**
     * Compares posts with all stored ones and writes what follows, for themselves and for the others. Runs inside the
     * transaction that stored them, after {@link LikenessRows#compareAlone}.
     *
     * @param fresh posts of {@code unit} stored just now, without reposts; nothing is known of them yet
     * @param edited ids of stored posts of {@code unit} whose judged text changed
     * @return the posts that became another kind of duplicate or got another cluster, {@code fresh} ones included; one
     *     that only has another original now is worth what it was
     */
    Collection<Comparand> relate(UnitId unit, List<Comparand> fresh, Collection<Long> edited) {
        Map<Long, Comparand> all = new LinkedHashMap<>();
        fresh.forEach(post -> all.put(post.id, post));
        if (!edited.isEmpty()) {
            List<Comparand> reread = new ArrayList<>(rows.posts(edited));
            reread.addAll(rows.duplicatesOf(edited));
            reread.forEach(post -> all.putIfAbsent(post.id, post));
            all.values().forEach(Comparand::unmark);
        }
        List<Comparand> subjects = List.copyOf(all.values());
        compare(subjects, all);
        regroup(unit, subjects, all, fresh);
        return all.values().stream().filter(Comparand::isRevalued).toList();
    }

    private void compare(List<Comparand> subjects, Map<Long, Comparand> all) {
        List<Fingerprint> prints = subjects.stream()
                .map(post -> post.fingerprint(rules.fewestWords()))
                .toList();
        List<Set<Comparand>> likely = likelyAmong(subjects, prints);
        List<LikenessRows.Candidate> candidates =
                rows.candidates(subjects, prints, rules.window(), rules.mostCandidates());
        Set<Long> unread = new HashSet<>();
        candidates.forEach(found -> unread.add(found.post()));
        unread.removeAll(all.keySet());
        if (!unread.isEmpty()) {
            rows.posts(unread).forEach(post -> all.put(post.id, post));
        }
        for (LikenessRows.Candidate found : candidates) {
            Comparand post = all.get(found.post());
            if (post != null) {
                likely.get(found.subject()).add(post);
            }
        }
        rows.keep(subjects, prints);
        Set<Comparand> compared = new HashSet<>(subjects);
        for (int i = 0; i < subjects.size(); i++) {
            Comparand subject = subjects.get(i);
            List<Comparand> others = new ArrayList<>(likely.get(i));
            others.sort(Comparand.BY_PUBLICATION);
            for (Comparand other : others) {
                if (other.place.compareTo(subject.place) < 0) {
                    subject.offer(other, rules);
                } else if (!compared.contains(other)) { // else its own turn compares the two
                    other.offer(subject, rules);
                }
            }
        }
    }

    /** For each subject, the other subjects that share a key with it: the earliest, as {@link LikenessRows} chooses them. */
    private List<Set<Comparand>> likelyAmong(List<Comparand> subjects, List<Fingerprint> prints) {
        Map<Key, List<Comparand>> byKey = new HashMap<>();
        for (int i = 0; i < subjects.size(); i++) {
            for (Key key : Key.of(prints.get(i))) {
                byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(subjects.get(i));
            }
        }
        byKey.values().forEach(sharing -> sharing.sort(Comparand.BY_PUBLICATION));
        List<Set<Comparand>> likely = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            Comparand subject = subjects.get(i);
            Set<Comparand> others = new LinkedHashSet<>();
            for (Key key : Key.of(prints.get(i))) {
                byKey.getOrDefault(key, List.of()).stream()
                        .filter(other -> other.id != subject.id && other.isWithin(rules.window(), subject))
                        .limit(rules.mostCandidates())
                        .forEach(others::add);
            }
            likely.add(others);
        }
        return likely;
    }

    private void regroup(UnitId unit, List<Comparand> subjects, Map<Long, Comparand> all, List<Comparand> fresh) {
        Set<Comparand> moving = new LinkedHashSet<>();
        for (Comparand post : all.values()) {
            if (post.unit.equals(unit) && post.isRemarked()) {
                moving.add(post);
            }
        }
        subjects.stream().filter(post -> post.unit.equals(unit)).forEach(moving::add);
        groupDays(unit, moving, all);
        Set<Long> isNew = new HashSet<>();
        fresh.forEach(post -> isNew.add(post.id));
        List<Comparand> trunk = all.values().stream()
                .filter(post -> post.unit.equals(unit) && !isNew.contains(post.id) && post.isChanged())
                .toList();
        if (!trunk.isEmpty()) {
            write(all.values());
            for (Comparand follower :
                    rows.followersOf(trunk.stream().map(post -> post.id).toList())) {
                Comparand known = all.putIfAbsent(follower.id, follower);
                moving.add(known == null ? follower : known);
            }
        }
        // in the order of publication, so that an original comes before what follows it
        moving.stream()
                .filter(post -> !post.isOriginal())
                .sorted(Comparand.BY_PUBLICATION)
                .forEach(post -> post.follow(all));
        write(all.values());
    }

    private void groupDays(UnitId unit, Set<Comparand> moving, Map<Long, Comparand> all) {
        Map<LocalDate, List<Comparand>> days = new TreeMap<>();
        moving.forEach(post -> days.put(day(post), new ArrayList<>()));
        if (days.isEmpty()) {
            return;
        }
        List<LikenessRows.Span> spans = days.keySet().stream()
                .map(day -> new LikenessRows.Span(
                        day.atStartOfDay(calendar.zone()).toInstant(),
                        day.plusDays(1).atStartOfDay(calendar.zone()).toInstant()))
                .toList();
        rows.originals(unit, spans, all.values()).forEach(post -> all.put(post.id, post));
        for (Comparand post : all.values()) {
            List<Comparand> sameDay = days.get(day(post));
            if (post.unit.equals(unit) && post.isOriginal() && sameDay != null) {
                sameDay.add(post);
            }
        }
        days.values().forEach(posts -> OneEvent.group(posts, rules));
    }

    private LocalDate day(Comparand post) {
        return post.place.publishedAt().atZone(calendar.zone()).toLocalDate();
    }

    private void write(Collection<Comparand> posts) {
        List<Comparand> changed = posts.stream()
                .filter(Comparand::isUnwritten)
                .sorted(Comparator.comparing(post -> post.id))
                .toList();
        if (!changed.isEmpty()) {
            rows.mark(changed);
            changed.forEach(Comparand::written);
        }
    }

    /** One key of a fingerprint; {@code place} tells the bands apart, and the media from them. */
    private record Key(int place, long value) {
        static List<Key> of(Fingerprint print) {
            List<Key> keys = new ArrayList<>(Fingerprint.BANDS + 1);
            for (int band = 0; band < Fingerprint.BANDS; band++) {
                Integer value = print.bands()[band];
                if (value != null) {
                    keys.add(new Key(band, value));
                }
            }
            if (print.media() != null) {
                keys.add(new Key(Fingerprint.BANDS, print.media()));
            }
            return keys;
        }
    }
}
