package id.pantas.review.web;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import id.pantas.review.ReviewQueue;
import id.pantas.review.WaitingPost;
import id.pantas.review.web.QueuePage.Entry;
import id.pantas.web.PageNotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays the queue out on a reviewer's desk. */
@Component
class QueuePages {

    /** Until the freeze on Friday 08.00 the period before may still change. */
    private static final Duration STILL_OPEN = Duration.ofHours(4 * 24 + 8);

    private static final int ROWS = 12;

    private final ReviewQueue queue;
    private final PostViews posts;
    private final Units units;
    private final PeriodCalendar calendar;
    private final Clock clock;

    QueuePages(ReviewQueue queue, PostViews posts, Units units, PeriodCalendar calendar, Clock clock) {
        this.queue = queue;
        this.posts = posts;
        this.units = units;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The periods that may still change; the one before stands first while something waits there. */
    List<Period> periods() {
        Instant now = clock.instant();
        Period open = calendar.at(now);
        Period before = calendar.plus(open, -1);
        if (!now.isBefore(before.end().plus(STILL_OPEN))) {
            return List.of(open);
        }
        return queue.of(before).posts().isEmpty() ? List.of(open, before) : List.of(before, open);
    }

    /** @throws PageNotFound if the place names a period that is closed, or no unit of ours */
    QueuePage of(Place place) {
        List<Period> periods = periods();
        Period period = periods.stream()
                .filter(one -> place.periode() == null || one.id().equals(place.periode()))
                .findFirst()
                .orElseThrow(() -> new PageNotFound("queue of period " + place.periode()));
        ReviewQueue.Waiting waiting = queue.of(period);
        Unit unit = unit(place.instansi());
        List<WaitingPost> shown = narrowed(waiting.posts(), unit == null ? null : unit.id(), place.klaster());
        int front = Math.max(0, indexOf(shown, place.unggahan()));
        Set<Long> needed = new LinkedHashSet<>();
        int first = shown.isEmpty() ? 0 : Math.min(front, Math.max(0, shown.size() - ROWS));
        List<WaitingPost> rows = shown.subList(first, Math.min(shown.size(), first + ROWS));
        rows.forEach(one -> needed.add(one.post()));
        if (!shown.isEmpty()) {
            needed.add(shown.get(front).post());
        }
        Map<Long, PostView> views = posts.of(needed);
        List<Entry> entries = new ArrayList<>();
        rows.forEach(one -> {
            PostView view = views.get(one.post());
            if (view != null) {
                entries.add(new Entry(one, view));
            }
        });
        WaitingPost current = shown.isEmpty() ? null : shown.get(front);
        PostView view = current == null ? null : views.get(current.post());
        return new QueuePage(
                period,
                periods,
                place,
                current == null || view == null ? null : new Entry(current, view),
                front + 1,
                shown.size(),
                waiting.posts().size(),
                waiting.decided(),
                unit == null ? null : unit.name(),
                current == null
                        ? 0
                        : (int) waiting.posts().stream()
                                .filter(one -> one.cluster() == current.cluster())
                                .count(),
                front > 0 ? place.at(shown.get(front - 1).post()) : null,
                front + 1 < shown.size() ? place.at(shown.get(front + 1).post()) : null,
                entries);
    }

    /** The post that comes after these in the queue as it is looked at, null if it is empty without them. */
    @Nullable
    Long following(Place place, List<Long> posts) {
        List<Period> periods = periods();
        Period period = periods.stream()
                .filter(one -> place.periode() == null || one.id().equals(place.periode()))
                .findFirst()
                .orElse(periods.get(0));
        Unit unit = unit(place.instansi());
        List<WaitingPost> shown = narrowed(queue.of(period).posts(), unit == null ? null : unit.id(), place.klaster());
        int from = posts.isEmpty() ? 0 : Math.max(0, indexOf(shown, posts.get(0)));
        for (int step = 0; step < shown.size(); step++) {
            long candidate = shown.get((from + step) % shown.size()).post();
            if (!posts.contains(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private static List<WaitingPost> narrowed(List<WaitingPost> all, @Nullable UnitId unit, @Nullable Long cluster) {
        return all.stream()
                .filter(one -> unit == null || one.unit().equals(unit))
                .filter(one -> cluster == null || one.cluster() == cluster)
                .toList();
    }

    private @Nullable Unit unit(@Nullable String slug) {
        return slug == null ? null : units.findBySlug(slug).orElseThrow(() -> new PageNotFound("unit " + slug));
    }

    private static int indexOf(List<WaitingPost> posts, @Nullable Long id) {
        for (int i = 0; id != null && i < posts.size(); i++) {
            if (posts.get(i).post() == id) {
                return i;
            }
        }
        return -1;
    }
}
