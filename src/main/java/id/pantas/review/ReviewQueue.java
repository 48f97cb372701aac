package id.pantas.review;

import id.pantas.calendar.Period;
import java.util.List;

/** Posts whose labels are in doubt, in the order in which deciding them matters. */
public interface ReviewQueue {

    /**
     * The posts of a period that are in doubt now, those first that can move their unit's rank furthest, then those that
     * can change its score most, then the oldest. The order may be some seconds old; whether a post waits never is.
     */
    Waiting of(Period period);

    /**
     * @param posts what waits
     * @param decided how many posts of the period people have decided about
     */
    record Waiting(List<WaitingPost> posts, int decided) {}
}
