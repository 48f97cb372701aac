package id.pantas.classification;

import java.util.Collection;
import java.util.Map;

/** Why posts have the labels they have. */
public interface LabelReasons {

    /**
     * The labels in force of those of {@code postIds} that have one, each with the words that decided it.
     *
     * @param most words of a post at most, 1 or more
     */
    Map<Long, LabelReason> of(Collection<Long> postIds, int most);
}
