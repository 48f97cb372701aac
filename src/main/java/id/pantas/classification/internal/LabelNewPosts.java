package id.pantas.classification.internal;

import id.pantas.post.PostsStored;
import id.pantas.queue.WorkConsumer;
import id.pantas.queue.WorkItem;
import id.pantas.queue.WorkQueues;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Labels posts as they arrive, and again when their text was edited, some pages at a time. What is to be labelled stands in a
 * queue from the transaction on that stored it. Safe to run twice.
 */
@Component
class LabelNewPosts implements WorkConsumer {

    private static final String QUEUE = "classification";
    private static final String NEW = "NEW";
    private static final String CHANGED = "CHANGED";

    /** Pages of at most a hundred posts. */
    private static final int PAGES = 20;

    private final LabelDesk desk;
    private final WorkQueues queues;

    LabelNewPosts(LabelDesk desk, WorkQueues queues) {
        this.desk = desk;
        this.queues = queues;
    }

    @EventListener
    void on(PostsStored event) {
        List<WorkItem> work = new ArrayList<>();
        if (!event.newPosts().isEmpty()) {
            work.add(new WorkItem(NEW, event.unit().value(), event.newPosts()));
        }
        if (!event.changedPosts().isEmpty()) {
            work.add(new WorkItem(CHANGED, event.unit().value(), event.changedPosts()));
        }
        queues.add(QUEUE, work);
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
        desk.label(posts(batch, NEW));
        desk.labelEdited(posts(batch, CHANGED));
    }

    private static List<Long> posts(List<WorkItem> batch, String kind) {
        return batch.stream()
                .filter(work -> work.kind().equals(kind))
                .flatMap(work -> work.ids().stream())
                .toList();
    }
}
