package id.pantas.post;

import id.pantas.registry.AccountId;
import id.pantas.registry.UnitId;
import java.util.List;

/**
 * A page of an account's posts was stored and changed something. Published in its transaction, so that listeners of other
 * modules run after it and never without it; a page that changed nothing is no event.
 *
 * <p>Another account's posts can change too, when a post of this page turns out to be their original: for each such account
 * one more event is published, without new posts. One more, also of the page's own account, follows if another node or worker
 * stored something meanwhile with which the comparison comes out differently; a post may then be named that did not change.
 *
 * @param newPosts posts that were not known before and have no label yet
 * @param changedPosts known posts whose text or counts changed, that are back on their platform, or whose
 *     kind of duplicate or content cluster changed
 */
public record PostsStored(AccountId account, UnitId unit, List<Long> newPosts, List<Long> changedPosts) {}
