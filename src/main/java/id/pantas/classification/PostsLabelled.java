package id.pantas.classification;

import id.pantas.registry.UnitId;
import java.util.List;

/** Posts of one unit got a label, or another one. Published once per batch, after its transaction. */
public record PostsLabelled(UnitId unit, List<Long> posts) {}
