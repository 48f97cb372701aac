package id.pantas.scoring.internal;

import id.pantas.post.PostsRegrouped;
import id.pantas.queue.WorkConsumer;
import id.pantas.queue.WorkItem;
import id.pantas.queue.WorkQueues;
import id.pantas.registry.UnitId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Measures posts and marks what has to be computed again, some pages at a time; safe to run twice. */
@Component
class ScoreWork implements WorkConsumer {

    private static final String QUEUE = "scoring";
    private static final String STORED = "STORED";
    private static final String REGROUPED = "REGROUPED";
    private static final String LABELLED = "LABELLED";

    /** Pages of at most a hundred posts, or what became of them. */
    private static final int PAGES = 50;

    private final WorkQueues queues;
    private final MeasuredPosts measured;
    private final StaleScores stale;
    private final Clock clock;

    ScoreWork(WorkQueues queues, MeasuredPosts measured, StaleScores stale, Clock clock) {
        this.queues = queues;
        this.measured = measured;
        this.stale = stale;
        this.clock = clock;
    }

    /** Posts of a unit are new, or changed. */
    void stored(UnitId unit, List<Long> posts) {
        if (!posts.isEmpty()) {
            queues.add(QUEUE, List.of(new WorkItem(STORED, unit.value(), posts)));
        }
    }

    /** Posts are duplicates of others than before. */
    void regrouped(List<PostsRegrouped.OfUnit> units) {
        queues.add(
                QUEUE,
                units.stream()
                        .map(of -> new WorkItem(REGROUPED, of.unit().value(), of.posts()))
                        .toList());
    }

    /** Posts of a unit have another label. */
    void labelled(UnitId unit, List<Long> posts) {
        if (!posts.isEmpty()) {
            queues.add(QUEUE, List.of(new WorkItem(LABELLED, unit.value(), posts)));
        }
    }

    @Override
    public String queue() {
        return QUEUE;
    }

    @Override
    public int batch() {
        return PAGES;
    }

    @Override
    public void handle(List<WorkItem> batch) {
        Map<UnitId, List<Long>> stored = posts(batch, Set.of(STORED));
        measured.measure(stored.values().stream().flatMap(List::stream).toList());
        stale.mark(posts(batch, Set.of(STORED, REGROUPED)), posts(batch, Set.of(LABELLED)), clock.instant());
    }

    private static Map<UnitId, List<Long>> posts(List<WorkItem> batch, Set<String> kinds) {
        Map<UnitId, List<Long>> posts = new LinkedHashMap<>();
        for (WorkItem work : batch) {
            if (kinds.contains(work.kind())) {
                posts.computeIfAbsent(new UnitId(work.subject()), unit -> new ArrayList<>())
                        .addAll(work.ids());
            }
        }
        return posts;
    }
}
