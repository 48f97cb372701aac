package id.pantas.post;

import java.util.List;

/**
 * What storing a page changed.
 *
 * @param newPosts ids of posts that were not known before, in the order given
 * @param knownPosts how many were known and got at most a new snapshot or an edited text
 */
public record StoredPage(List<Long> newPosts, int knownPosts) {}
