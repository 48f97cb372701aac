package id.pantas.scoring;

import java.util.List;
import java.util.Map;

/**
 * A unit's score of a period with its evidence.
 *
 * @param items the rows of all components, in the order of time within each
 * @param posts the posts the rows are about, by id
 * @param formulaVersion version of the published formula it was computed with
 * @param limits that version's limits
 */
public record UnitScore(
        Standing standing,
        List<ScoreItem> items,
        Map<Long, ScoredPost> posts,
        String formulaVersion,
        ScoreLimits limits) {

    /** The rows of one component; their values sum to its {@link ComponentScore#raw()}. */
    public List<ScoreItem> items(Component component) {
        return items.stream().filter(item -> item.component() == component).toList();
    }
}
