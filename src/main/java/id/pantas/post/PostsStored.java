package id.pantas.post;

import id.pantas.registry.AccountId;
import id.pantas.registry.UnitId;
import java.util.List;

/**
 * A page of an account's posts was stored. Published once per page, after its transaction.
 *
 * @param newPosts posts that were not known before and have no label yet
 * @param changedPosts known posts whose text or counts changed
 */
public record PostsStored(AccountId account, UnitId unit, List<Long> newPosts, List<Long> changedPosts) {}
