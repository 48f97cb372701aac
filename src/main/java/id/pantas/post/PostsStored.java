package id.pantas.post;

import id.pantas.registry.AccountId;
import id.pantas.registry.UnitId;
import java.util.List;

/**
 * A page of an account's posts was stored and changed something. Published in its transaction, so that listeners of other
 * modules run after it and never without it; a page that changed nothing is no event.
 *
 * <p>Posts stored earlier, of this account or others, can become duplicates of the page's posts, or their originals:
 * {@link PostsRegrouped} tells of them.
 *
 * @param newPosts posts that were not known before and have no label yet
 * @param changedPosts known posts whose text or counts changed, or that are back on their platform
 */
public record PostsStored(AccountId account, UnitId unit, List<Long> newPosts, List<Long> changedPosts) {}
