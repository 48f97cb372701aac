package id.pantas.queue;

import java.util.Collection;

/**
 * Queues of work in the database. Meant for what follows from bulk facts, page after page: one row stands for a page, and
 * many rows are done in one transaction. What happens rarely is better told by an event with its own publication.
 */
public interface WorkQueues {

    /**
     * Adds work in the caller's transaction: it is there exactly if that commits. The queue's {@link WorkConsumer} begins
     * right after the commit, on another thread.
     *
     * @param queue {@link WorkConsumer#queue()} of the one who is to do it
     * @param work in the order in which it is to be done; nothing happens if there is none
     */
    void add(String queue, Collection<WorkItem> work);
}
