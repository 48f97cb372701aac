package id.pantas.post;

import java.util.List;

/**
 * What storing a page changed.
 *
 * @param newPosts ids of posts that were not known before, in the order given
 * @param knownPosts how many were known and got at most a new snapshot or an edited text
 * @param foreignPosts native ids that are known for another account; they stay with their first owner, nothing of them
 *     was stored
 * @param refusedPosts one line, native id and reason, for each post that no database can keep (e.g. without an id); the
 *     other posts of the page are stored
 */
public record StoredPage(List<Long> newPosts, int knownPosts, List<String> foreignPosts, List<String> refusedPosts) {

    /** A page without surprises. */
    public StoredPage(List<Long> newPosts, int knownPosts) {
        this(newPosts, knownPosts, List.of(), List.of());
    }
}
