package id.pantas.post;

import id.pantas.registry.UnitId;
import java.time.Instant;
import java.util.List;

/**
 * Posts turned out to have been published at another time than was stored. Published with {@link PostsStored}, in the transaction
 * of the correction.
 *
 * @param formerly when they were believed to be published
 */
public record PostsRedated(UnitId unit, List<Instant> formerly) {}
