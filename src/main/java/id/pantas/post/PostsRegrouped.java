package id.pantas.post;

import id.pantas.registry.UnitId;
import java.util.List;

/**
 * Known posts, of whatever accounts, have another kind of duplicate or content cluster, because of a page that was stored. Their
 * texts and counts are the same. Published in the page's transaction, once for all of them.
 *
 * <p>One more follows if another node or worker stored something meanwhile with which the comparison comes out differently; a post
 * may then be named that did not change.
 *
 * @param units not empty, each unit once
 */
public record PostsRegrouped(List<OfUnit> units) {

    public PostsRegrouped {
        units = List.copyOf(units);
    }

    /** @param posts not empty, each once */
    public record OfUnit(UnitId unit, List<Long> posts) {

        public OfUnit {
            posts = List.copyOf(posts);
        }
    }
}
