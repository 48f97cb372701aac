package id.pantas.post;

import id.pantas.registry.UnitId;
import java.util.List;

/** Posts disappeared from their platform. */
public record PostsGone(UnitId unit, List<Long> posts) {}
