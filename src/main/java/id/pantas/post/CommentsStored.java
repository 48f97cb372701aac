package id.pantas.post;

import id.pantas.registry.AccountId;
import id.pantas.registry.UnitId;
import java.util.List;

/**
 * A page of comments was stored and brought some that were not known. Published once per page, in its transaction.
 *
 * @param account the account under whose posts they stand
 * @param unit the unit of that account
 * @param newComments ids of view {@code post.comment_fact}
 */
public record CommentsStored(AccountId account, UnitId unit, List<Long> newComments) {}
