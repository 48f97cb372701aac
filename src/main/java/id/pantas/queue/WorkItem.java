package id.pantas.queue;

import java.util.List;
import java.util.UUID;

/**
 * One thing to be done.
 *
 * @param kind what, in the consumer's own words
 * @param subject to whom it belongs, such as a unit
 * @param ids of the rows concerned, such as posts; not empty
 */
public record WorkItem(String kind, UUID subject, List<Long> ids) {

    public WorkItem {
        ids = List.copyOf(ids);
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("work on nothing");
        }
    }
}
