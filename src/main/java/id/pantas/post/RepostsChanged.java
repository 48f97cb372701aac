package id.pantas.post;

import id.pantas.registry.UnitId;
import java.util.List;

/**
 * It became known, or was decided anew, that posts of a unit repeat others' or do not. Published in the transaction that
 * writes it.
 *
 * @param posts ids of the reposts
 */
public record RepostsChanged(UnitId unit, List<Long> posts) {}
