package id.pantas.queue;

import java.util.List;

/**
 * Does the work of one queue. A bean; each instance calls it on one thread, several instances side by side with different
 * items.
 */
public interface WorkConsumer {

    /** The queue's name; no other consumer has it. */
    String queue();

    /** How many items are done in one transaction at most, above 0. */
    int batch();

    /**
     * Does all of it in the transaction that takes the items off the queue: both happen or neither. If it fails, each item is
     * tried alone, and one that fails alone rests for an hour without holding up the others.
     *
     * @param batch in the order in which it was added, not empty
     */
    void handle(List<WorkItem> batch);
}
