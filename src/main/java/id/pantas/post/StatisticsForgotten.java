package id.pantas.post;

import id.pantas.registry.Platform;
import java.util.List;

/**
 * Snapshots of these posts were deleted, because the platform's contract does not allow to keep them longer. Whoever keeps
 * figures taken from a snapshot deletes them too if {@code post.metric_fact} no longer has it. Published in the transaction
 * that deletes.
 */
public record StatisticsForgotten(Platform platform, List<Long> posts) {}
