package id.pantas.scoring;

import id.pantas.registry.Platform;
import java.time.Instant;

/**
 * A post as evidence.
 *
 * @param excerpt the beginning of its text, at most 280 characters; may be empty
 * @param permalink its address on the platform, http or https
 */
public record ScoredPost(long id, Platform platform, Instant publishedAt, String excerpt, String permalink) {}
